import JSONLines
import OperatingSystem

/// The reason that Claude Code never runs a handler that concerns logging (observed in 2.1.332).
struct HandlerFlaw: Equatable {
  /// The code in doctor's output.
  let code: Check.Code
  /// What is wrong, in words that follow the handler's name.
  let words: String

  private init(as code: Check.Code = .handlerDropped, _ words: String) {
    self.code = code
    self.words = words
  }

  /// The flaw of a handler that isn't in a group's `hooks`.
  static let isWithoutGroup = HandlerFlaw(
    "straight in the event's array instead of in the 'hooks' of a group")

  /// Examines a handler in a group; nil if Claude Code runs it.
  init?(
    of handler: JSONValue, under matcher: JSONValue?, in text: SettingsText,
    environment: Environment
  ) {
    if let matcher, matcher.kind != .string {
      self.init("under a matcher that is not a text")
    } else if text.string("type", of: handler) != "command" {
      self.init("without the type \"command\"")
    } else if let flaw = text.handlerFlaw(of: handler) {
      self.init("whose '\(flaw.path)' \(flaw.reason)")
    } else if let matcher = text.string(matcher), HookMatcher(matcher) == .none {
      self.init(as: .matcherNone, "under the matcher '\(matcher)', which matches no tool")
    } else if let rule = text.string("if", of: handler),
      HandlerReach(matcher: text.string(matcher), condition: rule).isNone
    {
      self.init(as: .conditionNone, "with the condition '\(rule)', which no call meets")
    } else if text.string("shell", of: handler) == "powershell",
      !environment.hasProgram("pwsh")
    {
      self.init(as: .shellMissing, "with the shell powershell, which isn't here")
    } else {
      return nil
    }
  }
}

extension Environment {
  /// Whether a program exists in one of the directories of `PATH`.
  fileprivate func hasProgram(_ name: String) -> Bool {
    (self["PATH"] ?? "").split(separator: ":").contains {
      Directory(String($0)).file(named: name).allows(.execute)
    }
  }
}

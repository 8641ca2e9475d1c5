import OperatingSystem

/// The reason that Claude Code never runs a handler that concerns logging (observed in 2.1.332).
struct HandlerFlaw {
  /// The code in doctor's output.
  let code: Check.Code
  /// What is wrong, in words that follow the handler's name.
  let words: String

  private init(_ words: String, as code: Check.Code = .handlerDropped) {
    self.code = code
    self.words = words
  }

  /// The flaw of a handler that isn't in a group's `hooks`.
  static let isWithoutGroup = HandlerFlaw(
    "straight in the event's array instead of in the 'hooks' of a group")

  /// Examines a handler in a group; nil if Claude Code runs it.
  init?(of handler: SettingsValue, under matcher: SettingsValue?, environment: Environment) {
    let (name, rule) = (matcher?.string, handler["if"]?.string)
    if matcher != nil, name == nil {
      self.init("under a matcher that is not a text")
    } else if handler["type"]?.string != "command" {
      self.init("without the type \"command\"")
    } else if let flaw = handler.handlerFlaw {
      self.init("whose '\(flaw.path)' \(flaw.reason)")
    } else if let name, HookMatcher(name) == .none {
      self.init("under the matcher '\(name)', which matches no tool", as: .matcherNone)
    } else if let rule, HandlerReach(matcher: name, condition: rule).isNone {
      self.init("with the condition '\(rule)', which no call meets", as: .conditionNone)
    } else if handler["shell"]?.string == "powershell", !environment.hasProgram("pwsh") {
      self.init("with the shell powershell, which isn't here", as: .shellMissing)
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

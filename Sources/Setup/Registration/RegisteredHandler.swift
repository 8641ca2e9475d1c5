import JSONLines
import OperatingSystem

/// A handler in a settings file that concerns logging.
struct RegisteredHandler {
  /// The position of a handler: its event's member of `hooks`, and the indices of its group in the event's array
  /// and of the handler in the group.
  ///
  /// `index` is nil if the handler is directly in the event's array, where Claude Code doesn't find it.
  typealias Position = (event: SettingsValue.Child, element: Int, index: Int?)

  let position: Position
  /// Whether the handler is an object, as it should be; a plain text is left to the user.
  let isObject: Bool
  /// The value of its `command`, and its text.
  let commandValue: SettingsValue
  let text: String
  let command: HandlerCommand
  /// Its `args`, with which it is run without a shell (Claude Code 2.1.139).
  let arguments: [String]?
  /// The shell that runs it; nil for the default.
  let shell: String?
  /// The reason that Claude Code doesn't run it; nil if it does.
  let flaw: HandlerFlaw?
  /// The matcher of its group.
  let matcher: String?
  /// A rule that limits it further; empty if there is none.
  let condition: String

  /// Reads a handler; nil if it doesn't concern logging.
  init?(
    _ handler: SettingsValue, at position: Position, under matcher: SettingsValue?,
    environment: Environment
  ) {
    commandValue = handler["command"] ?? handler
    guard let text = commandValue.string else { return nil }
    arguments = handler["args"].map { $0.elements.compactMap { $0.string } }
    command = HandlerCommand(text, arguments: arguments, environment: environment)
    guard command.program != .other else { return nil }
    self.text = text
    self.position = position
    isObject = handler.kind == .object
    shell = handler["shell"]?.string
    flaw =
      position.index == nil
      ? .isWithoutGroup : HandlerFlaw(of: handler, under: matcher, environment: environment)
    self.matcher = matcher?.string
    condition = handler["if"]?.string ?? ""
  }

  var event: String { position.event.name }

  /// Whether it is run without a shell.
  var isExec: Bool { arguments != nil }

  /// The start of its command line, for messages.
  var shownText: String {
    let words = ([text] + (arguments ?? [])).joined(separator: " ")
    return words.utf8.count > 200 ? words.prefix(200) + " …" : words
  }

  /// Whether Claude Code runs it.
  var isWellFormed: Bool { flaw == nil }

  /// Whether Claude Code runs it, and it runs this program, at least.
  var isRunningHook: Bool { isWellFormed && command.program == .hook }

  /// Whether the calls of its event are logged.
  var isOfLoggedEvent: Bool { HookEvent.logged.contains(event) }

  /// Whether it can be removed or changed as a whole: it is an object, and runs nothing else.
  var isWhole: Bool { isObject && command.runsNothingElse }

  /// Whether it is a registration of this program that can be removed or changed as a whole.
  var isOwn: Bool { command.program == .hook && isWhole }

  /// The calls that it is limited to; nil if it runs for all.
  var limit: String? {
    if !condition.isEmpty { return condition }
    return HookMatcher(matcher) == .all ? nil : matcher
  }
}

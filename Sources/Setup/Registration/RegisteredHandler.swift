import Bytes
import JSONLines

/// A handler in a settings file that has to do with logging.
struct RegisteredHandler {
  let event: String
  /// Which member of `hooks` that is.
  let eventIndex: Int
  /// Which element of the event's array it is in, or is itself.
  let element: Int
  /// Which of its group's handlers it is; nil where it stands straight in the event's array, where
  /// Claude Code doesn't find it.
  let index: Int?
  /// Whether it is an object, as handlers are; a mere text is its user's.
  let isObject: Bool
  /// Where its `command` stands.
  let commandValue: JSONValue
  /// The text of its `command`.
  let text: String
  let command: HandlerCommand
  /// Its `args`, with which it is run without a shell (Claude Code 2.1.139).
  let arguments: [String]?
  /// The shell that is to run it; nil for the usual one.
  let shell: String?
  /// Why Claude Code doesn't run it; nil where it does.
  let flaw: HandlerFlaw?
  /// Which tools it is for.
  let matcher: String?
  /// A rule that limits it further; empty for none.
  let condition: String

  /// Whether it is run without a shell.
  var isExec: Bool { arguments != nil }

  /// The beginning of what it runs, for messages.
  var shownText: String {
    let words = ([text] + (arguments ?? [])).joined(separator: " ")
    return words.utf8.count > 200 ? words.prefix(200) + " …" : words
  }

  /// Whether Claude Code runs it.
  var isWellFormed: Bool { flaw == nil }

  /// Whether it can be taken out or changed as a whole: it is a handler, and runs nothing else.
  var isWhole: Bool { isObject && command.holdsLock }

  /// Whether it is a registration of this program that can be taken out or changed as a whole.
  var isOwn: Bool { command.program == .hook && isWhole }

  /// The calls it is limited to; nil for all of them.
  var limit: String? {
    if !condition.isEmpty { return condition }
    return HookMatcher(matcher) == .all ? nil : matcher
  }
}

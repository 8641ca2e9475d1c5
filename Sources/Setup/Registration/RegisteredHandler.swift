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
  /// Where its `command` stands.
  let commandValue: JSONValue
  /// The text of its `command`.
  let text: String
  let command: HandlerCommand
  let type: String?
  /// Whether it is run without a shell, since it has `args` (Claude Code 2.1.139).
  let isExec: Bool
  /// The names of tools that it is limited to.
  let matcher: String?
  /// A rule that limits it further.
  let condition: String?

  /// The beginning of its `command`, for messages.
  var shownText: String { text.utf8.count > 200 ? text.prefix(200) + " …" : text }

  /// Whether Claude Code runs it.
  var isWellFormed: Bool { index != nil && type == "command" }

  /// Whether it is a registration of this program that can be changed as a whole.
  var isOwn: Bool { command.program == .hook && command.isAlone }

  /// The tools it is limited to; nil for all of them.
  var limit: String? {
    if let condition { return condition }
    return matcher.flatMap { ["*", "", ".*"].contains($0) ? nil : $0 }
  }
}

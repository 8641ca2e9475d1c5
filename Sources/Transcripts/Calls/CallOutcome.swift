import Bytes
import JSONLines

/// How a call ended, as Claude Code told its hooks.
enum CallOutcome {
  /// The tool answered; nil if no answer was kept.
  case response(JSONValue?)
  /// The tool failed, with this text.
  case failure(String)
  /// Nothing: the call was refused or taken back, or never came to a tool (hooks reference, 2.1.329).
  case untold

  /// - Parameters:
  ///   - result: The block that the model was given.
  ///   - answer: The row's `toolUseResult`, which is the hook's `tool_response`.
  ///   - isDenial: Whether the row says that the call was denied; older versions don't say so.
  init(
    of result: MessageBlock, answer: JSONValue?, isDenial: Bool, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard result.isError else {
      self = .response(answer ?? result.content)
      return
    }
    let text = try result.content?.shownText(in: bytes) ?? ""
    let isRejected = answer?.text?.equals("User rejected tool use", in: bytes) == true
    self = isDenial || isRejected || Self.isUntold(text) ? .untold : .failure(text)
  }

  /// The beginnings of the texts with which Claude Code itself answers in place of a tool (transcripts of
  /// 2.0.64 to 2.1.329).
  private static let beginnings = [
    "The user doesn't want to proceed", "The user doesn't want to take this action",
    "[Request interrupted by user", "Permission to use ", "Permission for this ",
    "Claude requested permissions to ", "Hook PreToolUse:", "PreToolUse:", "<tool_use_error>",
    "[Tool result missing",
  ]

  /// Whether Claude Code wrote a text, and no tool.
  private static func isUntold(_ text: String) -> Bool {
    var text = text[...]
    if text.hasPrefix("Exit code "), let newline = text.utf8.firstIndex(of: .newline) {
      // For a command that the user stopped, the next line says so.
      text = text[text.utf8.index(after: newline)...]
      return text.hasPrefix("[Request interrupted by user")
    }
    return beginnings.contains { text.hasPrefix($0) }
  }
}

extension JSONValue {
  /// The text of a block's content: a string, or a list of blocks.
  fileprivate func shownText(in bytes: Span<UInt8>) throws(JSONError) -> String {
    if let text { return text.string(in: bytes) }
    var lines: [String] = []
    try forEachElement(in: bytes) { block throws(JSONError) in
      if let line = try JSONObject(block, in: bytes).string("text", in: bytes) {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }
}

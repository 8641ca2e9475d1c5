import Bytes
import JSONLines

/// How a call ended.
enum CallEnd {
  case answered
  case failed
  /// The user, a rule, a mode, a hook or the failure of a call next to it kept the call from running, or the
  /// user interrupted it; hooks aren't told (hooks reference, 2.1.329).
  case refused

  /// - Parameters:
  ///   - result: The block that the model was given.
  ///   - answer: The row's `toolUseResult`, which is the hook's `tool_response`.
  ///   - isDenial: Whether the row says that the call was denied; older versions don't say so.
  init(
    of result: MessageBlock, answer: JSONValue?, isDenial: Bool, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard result.isError else {
      self = .answered
      return
    }
    let isRejected = answer?.text?.equals("User rejected tool use", in: bytes) == true
    let isRefused = try Self.isRefusal(result.content, in: bytes)
    self = isDenial || isRejected || isRefused ? .refused : .failed
  }

  /// The number of bytes of an error that say who wrote it.
  private static let telling = 80

  /// The beginnings of the texts with which Claude Code itself answers for a call that was refused (transcripts
  /// of 2.0.64 to 2.1.332).
  private static let beginnings = [
    interruption, "The user doesn't want to proceed", "The user doesn't want to take this action",
    "Permission to use ", "Permission for this ", "Claude requested permissions to ",
    "Hook PreToolUse:", "PreToolUse:", "<tool_use_error>Cancelled", "Auto mode is unavailable",
  ]

  private static let interruption = "[Request interrupted by user"

  /// Whether Claude Code wrote an error because a call was refused.
  private static func isRefusal(_ content: JSONValue?, in bytes: Span<UInt8>) throws(JSONError)
    -> Bool
  {
    let text = try content?.beginning(in: bytes, count: telling) ?? ""
    let exit = "Exit code "
    if text.hasPrefix(exit), let newline = text.utf8.firstIndex(of: .newline) {
      // For a command that the user stopped, the next line says so.
      let code = text.utf8[..<newline].dropFirst(exit.utf8.count)
      return !code.isEmpty && code.allSatisfy { $0.isDigit }
        && text[text.utf8.index(after: newline)...].hasPrefix(interruption)
    }
    if text.hasPrefix("Cannot write to ") {
      return try content?.shownTexts(in: bytes).joined().hasSuffix("while in plan mode.") == true
    }
    let first = text.utf8.first
    return beginnings.contains { $0.utf8.first == first && text.hasPrefix($0) }
  }
}

extension JSONValue {
  /// The texts of a block's content: a string, or a list of blocks.
  func shownTexts(in bytes: Span<UInt8>) throws(JSONError) -> [String] {
    if let text { return [text.string(in: bytes)] }
    var texts: [String] = []
    try forEachElement(in: bytes) { block throws(JSONError) in
      if let text = try JSONObject(block, in: bytes).string("text", in: bytes) {
        texts.append(text)
      }
    }
    return texts
  }

  /// Returns the beginning of those texts, without anything between them.
  fileprivate func beginning(in bytes: Span<UInt8>, count: Int) throws(JSONError) -> String {
    if let text { return text.beginning(in: bytes, count: count) }
    var beginning = ""
    try forEachElement(in: bytes) { block throws(JSONError) in
      guard beginning.utf8.count < count else { return }
      beginning +=
        try JSONObject(block, in: bytes).text("text", in: bytes)?.beginning(
          in: bytes, count: count) ?? ""
    }
    return beginning
  }
}

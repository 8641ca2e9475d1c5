import Bytes
import JSONLines

/// How a call ended, as Claude Code told its hooks.
enum CallOutcome {
  /// The tool answered; nil if no answer was kept.
  case response(JSONValue?)
  /// The tool failed, with this text.
  case failure(String)
  /// The user, a rule, a mode, a hook or the failure of a call next to it kept the call from running, or the
  /// user interrupted it; hooks aren't told (hooks reference, 2.1.329).
  case refused
  /// The call never came to a tool, because its arguments didn't fit; hooks aren't told either.
  case invalid

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
    let texts = try result.content?.shownTexts(in: bytes) ?? []
    let text = texts.joined()
    if isDenial || answer?.text?.equals("User rejected tool use", in: bytes) == true
      || Self.isRefusal(text)
    {
      self = .refused
    } else {
      self =
        Self.invalidBeginnings.contains { text.hasPrefix($0) }
        ? .invalid : .failure(texts.joined(separator: "\n"))
    }
  }

  /// Whether hooks were told.
  var isTold: Bool {
    switch self {
    case .response, .failure: true
    case .refused, .invalid: false
    }
  }

  /// The beginnings of the texts with which Claude Code itself answers for a call that was refused (transcripts
  /// of 2.0.64 to 2.1.332).
  private static let refusalBeginnings = [
    interruption, "The user doesn't want to proceed", "The user doesn't want to take this action",
    "Permission to use ", "Permission for this ", "Claude requested permissions to ",
    "Hook PreToolUse:", "PreToolUse:", "<tool_use_error>Cancelled", "Auto mode is unavailable",
  ]

  private static let interruption = "[Request interrupted by user"

  /// The beginnings of its other answers in place of a tool.
  private static let invalidBeginnings = ["<tool_use_error>", "[Tool result missing"]

  /// Whether Claude Code wrote a text because a call was refused.
  private static func isRefusal(_ text: String) -> Bool {
    let exit = "Exit code "
    if text.hasPrefix(exit), let newline = text.utf8.firstIndex(of: .newline) {
      // For a command that the user stopped, the next line says so.
      let code = text.utf8[..<newline].dropFirst(exit.utf8.count)
      return !code.isEmpty && code.allSatisfy { $0.isDigit }
        && text[text.utf8.index(after: newline)...].hasPrefix(interruption)
    }
    if text.hasPrefix("Cannot write to "), text.hasSuffix("while in plan mode.") { return true }
    return refusalBeginnings.contains { text.hasPrefix($0) }
  }
}

/// The outcome of a call as reports count it.
enum CallEnd {
  case answered, failed, refused

  /// - Parameter outcome: As Claude Code told its hooks.
  init(_ outcome: CallOutcome) {
    switch outcome {
    case .response: self = .answered
    case .refused: self = .refused
    case .failure, .invalid: self = .failed
    }
  }
}

extension JSONValue {
  /// The texts of a block's content: a string, or a list of blocks.
  fileprivate func shownTexts(in bytes: Span<UInt8>) throws(JSONError) -> [String] {
    if let text { return [text.string(in: bytes)] }
    var texts: [String] = []
    try forEachElement(in: bytes) { block throws(JSONError) in
      if let text = try JSONObject(block, in: bytes).string("text", in: bytes) {
        texts.append(text)
      }
    }
    return texts
  }
}

import JSONLines

/// How a call ended, as Claude Code told its hooks.
enum CallOutcome {
  /// The tool answered; nil if no answer was kept.
  case response(JSONValue?)
  /// The tool failed, with this text.
  case failure(String)
  /// Nothing: the call was refused, or never came to a tool because its arguments didn't fit.
  case untold

  /// The beginnings of the texts with which Claude Code itself answers in place of a tool.
  private static let beginnings = ["<tool_use_error>", "[Tool result missing"]

  /// - Parameters: As for `CallEnd`.
  init(
    of result: MessageBlock, answer: JSONValue?, isDenial: Bool, in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch try CallEnd(of: result, answer: answer, isDenial: isDenial, in: bytes) {
    case .answered: self = .response(answer ?? result.content)
    case .refused: self = .untold
    case .failed:
      let texts = try result.content?.shownTexts(in: bytes) ?? []
      let isInvalid = Self.beginnings.contains { texts.joined().hasPrefix($0) }
      self = isInvalid ? .untold : .failure(texts.joined(separator: "\n"))
    }
  }
}

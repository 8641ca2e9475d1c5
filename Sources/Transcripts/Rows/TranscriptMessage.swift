import Bytes
import JSONLines
import Pricing

/// The `message` of a row: what the model wrote or was told.
///
/// A member that is missing, empty or has another type is nil.
struct TranscriptMessage {
  private(set) var role: JSONText?
  private(set) var id: JSONText?
  private(set) var model: JSONText?
  /// The usage; nil if it isn't an object.
  private(set) var usage: TokenUsage?
  /// The usage's `iterations`.
  private(set) var iterations: JSONValue?
  /// The kind of the member that says how a response ended.
  private(set) var stopReason: JSONValue.Kind?
  /// The content, if it is a text.
  private(set) var text: JSONText?
  /// The content, if it is an array.
  private(set) var blocks: ContiguousArray<MessageBlock> = []
  /// Whether that array holds anything but blocks.
  private(set) var hasOtherContent = false

  /// Reads the next value; if it isn't an object, all members are nil.
  init(from scanner: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    guard scanner.nextBracket() == .openBrace else {
      _ = try scanner.scanValue()
      return
    }
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      switch name.byteCount(in: bytes) {
      case 2 where name.equals("id", in: bytes): id = try scanner.scanValue().nonEmptyText
      case 4 where name.equals("role", in: bytes): role = try scanner.scanValue().nonEmptyText
      case 5 where name.equals("model", in: bytes): model = try scanner.scanValue().nonEmptyText
      case 5 where name.equals("usage", in: bytes):
        usage = try TokenUsage(from: &scanner, in: bytes, iterations: &iterations)
      case 7 where name.equals("content", in: bytes): try readContent(from: &scanner, in: bytes)
      case 11 where name.equals("stop_reason", in: bytes):
        stopReason = try scanner.scanValue().kind
      default: _ = try scanner.scanValue()
      }
    }
  }

  private mutating func readContent(
    from scanner: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    blocks.removeAll()
    hasOtherContent = false
    guard scanner.nextBracket() == .openBracket else {
      text = try scanner.scanValue().text
      return
    }
    text = nil
    try scanner.enterArray()
    while try scanner.nextElement() {
      if scanner.nextBracket() == .openBrace {
        blocks.append(try MessageBlock(from: &scanner, in: bytes))
      } else {
        _ = try scanner.scanValue()
        hasOtherContent = true
      }
    }
  }
}

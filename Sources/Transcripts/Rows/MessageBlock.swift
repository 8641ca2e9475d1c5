import Bytes
import JSONLines

/// A block of a message's content, with texts and values as places in the row's bytes.
///
/// A member that is missing, empty or has another type is nil.
struct MessageBlock {
  private(set) var type: JSONText?
  private(set) var text: JSONText?
  /// The id of a call.
  private(set) var id: JSONText?
  /// The tool of a call.
  private(set) var name: JSONText?
  /// The arguments of a call.
  private(set) var input: JSONValue?
  /// The id of the call, in a result.
  private(set) var callID: JSONText?
  /// What the model sees of a result.
  private(set) var content: JSONValue?
  private(set) var isError = false

  /// Reads the next value, an object.
  init(from scanner: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    try scanner.enterObject()
    while let member = try scanner.nextMember() {
      let value = try scanner.scanValue()
      switch member.byteCount(in: bytes) {
      case 2 where member.equals("id", in: bytes): id = value.nonEmptyText
      case 4 where member.equals("type", in: bytes): type = value.nonEmptyText
      case 4 where member.equals("text", in: bytes): text = value.text
      case 4 where member.equals("name", in: bytes): name = value.nonEmptyText
      case 5 where member.equals("input", in: bytes): input = value
      case 7 where member.equals("content", in: bytes): content = value
      case 8 where member.equals("is_error", in: bytes): isError = value.kind == .true
      case 11 where member.equals("tool_use_id", in: bytes): callID = value.nonEmptyText
      default: break
      }
    }
  }

  /// Returns whether the block has a type.
  func isOf(type: StaticString, in bytes: Span<UInt8>) -> Bool {
    self.type?.equals(type, in: bytes) == true
  }
}

extension JSONText {
  /// Returns the number of bytes of the text itself, which rules out names of other lengths.
  func byteCount(in bytes: Span<UInt8>) -> Int {
    isEscaped ? string(in: bytes).utf8.count : end - start
  }
}

extension JSONValue {
  /// The text of a string that isn't empty.
  var nonEmptyText: JSONText? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

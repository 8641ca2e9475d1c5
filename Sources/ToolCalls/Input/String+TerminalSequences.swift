import Bytes

extension String {
  /// The text without terminal control sequences, such as colours (ECMA-48, section 5).
  var withoutTerminalSequences: String {
    let bytes = utf8
    guard bytes.contains(.escape) else { return self }
    var kept = ContiguousArray<UInt8>()
    kept.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == .escape { rest.dropTerminalSequence() } else { kept.append(byte) }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension Substring.UTF8View {
  /// Drops the rest of a sequence after its escape character.
  fileprivate mutating func dropTerminalSequence() {
    switch first {
    case UInt8(ascii: "["):
      removeFirst()
      self = drop { 0x30...0x3F ~= $0 }
      dropFinal(0x40...0x7E)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      removeFirst()
      dropControlString()
    default:
      dropFinal(0x30...0x7E)
    }
  }

  /// Drops the intermediate bytes and the final byte of a sequence.
  private mutating func dropFinal(_ finals: ClosedRange<UInt8>) {
    let rest = drop { 0x20...0x2F ~= $0 }
    if let byte = rest.first, finals ~= byte { self = rest.dropFirst() }
  }

  /// Drops a control string, such as a link's address, up to BEL or ESC and a backslash. One that doesn't
  /// end on its line stays, since dropping it would lose too much.
  private mutating func dropControlString() {
    let text = prefix { $0 != 0x07 && $0 != .escape && $0 != UInt8(ascii: "\n") }
    var rest = self[text.endIndex...]
    guard let end = rest.popFirst(), end != UInt8(ascii: "\n") else { return }
    if end == .escape { rest = rest.first == UInt8(ascii: "\\") ? rest.dropFirst() : rest }
    self = rest
  }
}

extension UInt8 {
  fileprivate static let escape: UInt8 = 0x1B
}

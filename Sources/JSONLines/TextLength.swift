/// How long a text is, in Unicode scalars.
package struct TextLength {
  /// The text itself.
  package let decoded: Int
  /// The text as minimal JSON writes it between quotes: with the escapes that JSON demands and no
  /// others.
  package let escaped: Int
}

extension JSONText {
  /// Measures the text without building it.
  package func length(in bytes: Span<UInt8>) -> TextLength {
    var decoded = 0
    var escaped = 0
    forEachPiece(in: bytes) { piece in
      switch piece {
      case .plain(let range):
        let count = UTF8Sequence.count(in: bytes, range)
        decoded += count
        escaped += count
      case .escape(let scalar):
        decoded += 1
        escaped += scalar.minimalJSONLength
      }
    }
    return TextLength(decoded: decoded, escaped: escaped)
  }
}

extension Unicode.Scalar {
  /// How many characters it takes in a JSON string (RFC 8259, section 7).
  var minimalJSONLength: Int {
    switch self {
    case "\"", "\\", "\u{8}", "\u{C}", "\n", "\r", "\t": 2
    case "\u{0}"..<" ": 6
    default: 1
    }
  }
}

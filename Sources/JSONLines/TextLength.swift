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
        let count = UTF8Sequence.measure(in: bytes, range).scalarCount
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
  /// How many characters it takes in a JSON string.
  var minimalJSONLength: Int {
    self < " " || self == "\"" || self == "\\" ? minimalJSON.utf8.count : 1
  }

  /// How minimal JSON writes it in a string (RFC 8259, section 7).
  package var minimalJSON: String {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\u{C}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0}"..<" ":
      let digits = String(value, radix: 16)
      return (value < 16 ? "\\u000" : "\\u00") + digits
    default: return String(self)
    }
  }
}

// How a string's text is read in blocks
//
// A result of some hundred kilobytes is one string with an escape on each line. Counting and hashing are fast
// over long pieces and slow over short ones, so the text between the escapes is joined, some kilobytes at a
// time, in memory that is reused:
//
//     as written      let a = 1;\nlet s = \"\u00e9\"
//     .decoded        let a = 1;⏎let s = "é"
//     .minimalJSON    let a = 1;\nlet s = \"é\"
//
// No block ends within a character, not even an incomplete one, which would then count twice. A text without
// escapes is passed on unchanged, in blocks too, so that it is still in the cache when it is hashed after
// counting.

import Bytes

extension JSONText {
  /// The form in which escapes are returned.
  package enum Form {
    /// The characters that the escapes represent.
    case decoded
    /// Minimal JSON, which has only the escapes that JSON requires.
    case minimalJSON
  }

  /// Calls `body` with the text's bytes, some kilobytes at a time, and the number of Unicode scalars in each
  /// block, nil if they weren't counted.
  ///
  /// Ill-formed UTF-8 is left as it is.
  package func forEachBlock(
    in bytes: Span<UInt8>, as form: Form = .decoded,
    do body: (Span<UInt8>, _ scalarCount: Int?) -> Void
  ) {
    guard isEscaped else { return bytes.forEachBlock(of: start..<end) { body($0, nil) } }
    unsafe withUnsafeTemporaryAllocation(byteCount: TextBlock.capacity, alignment: 16) { memory in
      var block = unsafe TextBlock(in: memory)
      var index = start
      while index < end {
        index = block.append(bytes, from: index, as: form)
        if block.isFull {
          body(block.wholeCharacters, block.scalarCount)
          block.dropWholeCharacters()
        } else if index < end, bytes[index] == .backslash {
          index += append(escapeAt: index, in: bytes, as: form, to: &block)
        }
      }
      body(block.bytes, block.scalarCount)
    }
  }

  /// Appends the escape at `index` to a block, and returns the number of bytes that it takes in the text.
  func append(
    escapeAt index: Int, in bytes: Span<UInt8>, as form: Form, to block: inout TextBlock
  ) -> Int {
    let (scalar, length) = escape(at: index, in: bytes)
    if form == .minimalJSON, scalar.needsEscape {
      if length == 2 {
        block.append(.backslash)
        block.append(bytes[index + 1])
      } else {
        for byte in scalar.minimalJSON.utf8 { block.append(byte) }
      }
    } else if scalar.isASCII {
      block.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { block.append(byte) }
    }
    return length
  }
}

extension Unicode.Scalar {
  /// Whether JSON requires that the scalar is escaped in a string (RFC 8259, section 7).
  var needsEscape: Bool { self < " " || self == "\"" || self == "\\" }

  /// The scalar as it is written in a string of minimal JSON.
  package var minimalJSON: String {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\u{C}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0}"..<" ": return unicodeEscape
    default: return String(self)
    }
  }

  /// A scalar of the Basic Multilingual Plane as `\uXXXX`.
  var unicodeEscape: String {
    UTF16.encode(self).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }.joined()
    } ?? ""
  }
}

extension Span where Element == UInt8 {
  /// Calls `body` with a range of the bytes, some kilobytes at a time.
  fileprivate func forEachBlock(of range: Range<Int>, do body: (Span<UInt8>) -> Void) {
    var start = range.lowerBound
    while range.upperBound - start > TextBlock.fullByteCount {
      let end = endOfWholeCharacters(in: start..<start + TextBlock.fullByteCount)
      body(extracting(start..<end))
      start = end
    }
    if start < range.upperBound { body(extracting(start..<range.upperBound)) }
  }

  /// Returns the end of the whole characters in a range of at least four bytes: its end, or the start of a last
  /// character that may continue after it.
  func endOfWholeCharacters(in range: Range<Int>) -> Int {
    for index in stride(from: range.upperBound - 1, through: range.upperBound - 3, by: -1) {
      let byte = self[index]
      if byte < 0x80 { break }
      if byte >= 0xC0 { return index }
    }
    return range.upperBound
  }
}

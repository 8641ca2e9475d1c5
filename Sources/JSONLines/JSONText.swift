import Bytes
import OperatingSystem

/// The range of a string's text between its quotes.
package struct JSONText: BitwiseCopyable {
  package let start: Int
  package let end: Int
  /// Whether the bytes contain an escape, so that they aren't the text itself.
  package let isEscaped: Bool

  @inlinable @inline(__always)
  package init(start: Int, end: Int, isEscaped: Bool = false) {
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// Whether the text is empty.
  @inlinable @inline(__always)
  package var isEmpty: Bool { start == end }

  /// The number of bytes as written.
  package var byteCount: Int { end - start }

  /// Returns the text with escapes decoded; lone surrogates and ill-formed UTF-8 become U+FFFD.
  package func string(in bytes: Span<UInt8>) -> String {
    guard isEscaped else { return bytes.string(start..<end) }
    var decoded = ContiguousArray<UInt8>()
    decoded.reserveCapacity(end - start)
    forEachPiece(in: bytes) { piece in
      switch piece {
      case .plain(let range):
        for index in range { decoded.append(bytes[index]) }
      case .escape(let scalar): decoded.append(contentsOf: String(scalar).utf8)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Returns the beginning of the text with escapes decoded, from at most `count` bytes as written.
  package func beginning(in bytes: Span<UInt8>, count: Int) -> String {
    guard byteCount > count else { return string(in: bytes) }
    var stop = start + count
    // Half an escape is cut off, which is at most two of six bytes.
    if isEscaped,
      let escape = (max(start, stop - 11)..<stop).first(where: { bytes[$0] == .backslash })
    {
      stop = escape
    }
    return JSONText(start: start, end: stop, isEscaped: isEscaped).string(in: bytes)
  }

  /// Whether the text is exactly this ASCII text.
  package func equals(_ word: StaticString, in bytes: Span<UInt8>) -> Bool {
    guard !isEscaped else {
      // An escape has at most six bytes for one, so that a long text needn't be decoded.
      return byteCount <= 6 * word.utf8CodeUnitCount
        && string(in: bytes).utf8.elementsEqual(word.description.utf8)
    }
    guard end - start == word.utf8CodeUnitCount else { return false }
    let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: end - start)
    return unsafe bytes.extracting(start..<end).isSame(as: letters.span)
  }

  /// Calls `body` with each run of plain bytes and each escape, in order.
  package func forEachPiece(in bytes: Span<UInt8>, do body: (Piece) -> Void) {
    var index = start
    while index < end {
      let stop = isEscaped ? bytes.firstIndex(of: .backslash, in: index..<end) ?? end : end
      if stop > index { body(.plain(index..<stop)) }
      guard stop < end else { return }
      let (scalar, length) = escape(at: stop, in: bytes)
      body(.escape(scalar))
      index = stop + length
    }
  }

  /// A part of a string's text as written.
  package enum Piece {
    case plain(Range<Int>)
    case escape(Unicode.Scalar)
  }

  /// Returns the scalar of the escape at `index` and the number of bytes that it takes (12 for a surrogate pair).
  ///
  /// The scanner has validated the escape.
  func escape(at index: Int, in bytes: Span<UInt8>) -> (Unicode.Scalar, Int) {
    switch bytes[index + 1] {
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): break
    case let byte: return (Unicode.Scalar(byte), 2)
    }
    guard let high = codeUnit(at: index, in: bytes) else { return ("\u{FFFD}", 6) }
    if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
    if high < 0xDC00, let low = codeUnit(at: index + 6, in: bytes), 0xDC00...0xDFFF ~= low,
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    {
      return (scalar, 12)
    }
    return ("\u{FFFD}", 6)
  }

  /// Returns the UTF-16 code unit of the `\uXXXX` at `index`; nil if there is none.
  private func codeUnit(at index: Int, in bytes: Span<UInt8>) -> UInt32? {
    guard index + 6 <= end, bytes[index] == .backslash, bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for digit in index + 2..<index + 6 {
      guard let value = bytes[digit].hexValue else { return nil }
      unit = unit << 4 | value
    }
    return unit
  }
}

extension Span where Element == UInt8 {
  /// Returns a range of the bytes as a string; ill-formed UTF-8 becomes U+FFFD.
  package func string(_ range: Range<Int>) -> String {
    let part = extracting(range)
    return unsafe part.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

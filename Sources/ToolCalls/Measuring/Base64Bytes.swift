import Bytes
import JSONLines
import OperatingSystem

/// The bytes of a base64 text, decoded one at a time on request.
///
/// The text may hold escapes and line breaks, which are skipped, and may be a `data:` URL. It ends before
/// anything that isn't base64.
struct Base64Bytes: ~Escapable {
  private let text: Span<UInt8>
  private var index: Int
  private let end: Int
  /// The bits that were read and not returned, and their number.
  private var bits: UInt32 = 0
  private var bitCount = 0

  @_lifetime(copy bytes)
  init(_ text: JSONText, in bytes: Span<UInt8>) {
    self.text = bytes
    index = text.start
    end = text.end
    // Base64 has no colon. A URL begins like `data:image/png;base64,`.
    let beginning = index..<min(end, index + 100)
    if bytes.firstIndex(of: .colon, in: beginning) != nil,
      let comma = bytes.firstIndex(of: .comma, in: beginning)
    {
      index = comma + 1
    }
  }

  /// Returns the next byte; nil at the end.
  @_lifetime(self: copy self)
  mutating func next() -> UInt8? {
    while bitCount < 8 {
      guard let digit = nextDigit() else { return nil }
      bits = bits << 6 | UInt32(digit)
      bitCount += 6
    }
    bitCount -= 8
    return UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
  }

  /// Returns the next two bytes as a big-endian number; nil at the end.
  @_lifetime(self: copy self)
  mutating func nextNumber() -> Int? {
    guard let high = next(), let low = next() else { return nil }
    return Int(high) << 8 | Int(low)
  }

  /// Skips bytes, and returns the next two numbers of two bytes each; nil at the end.
  @_lifetime(self: copy self)
  mutating func nextNumbers(after count: Int) -> (Int, Int)? {
    guard skip(count), let first = nextNumber(), let second = nextNumber() else { return nil }
    return (first, second)
  }

  /// Skips bytes; returns false if there are fewer.
  @_lifetime(self: copy self)
  mutating func skip(_ count: Int) -> Bool {
    for _ in 0..<max(count, 0) where next() == nil { return false }
    return true
  }

  /// Returns the value of the next base64 digit; nil at the end.
  @_lifetime(self: copy self)
  private mutating func nextDigit() -> UInt8? {
    while index < end {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): return byte - UInt8(ascii: "a") + 26
      case .zero ... .nine: return byte - .zero + 52
      case .plus: return 62
      case .slash: return 63
      case .backslash:
        // `\/` is a digit, `\n` and `\r` break a line.
        guard index < end else { return nil }
        if text[index] != .slash { index += 1 }
      case .space: continue
      default: return nil
      }
    }
    return nil
  }
}

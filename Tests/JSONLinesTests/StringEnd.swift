import Bytes
import JSONLines

/// The end of a JSON string, or the error in it.
struct StringEnd: Equatable {
  /// The index after the closing quote, or that of the error.
  var position: Int
  var isEscaped = false
  var expected: JSONError.Expectation?

  init(position: Int, isEscaped: Bool = false, expected: JSONError.Expectation? = nil) {
    self.position = position
    self.isEscaped = isEscaped
    self.expected = expected
  }

  /// Finds the end byte by byte.
  init(of bytes: ContiguousArray<UInt8>, openedAt quote: Int) {
    self.init(position: quote + 1)
    func take(_ allowed: String) -> Bool {
      guard position < bytes.count, allowed.utf8.contains(bytes[position]) else { return false }
      position += 1
      return true
    }
    while expected == nil {
      if position == bytes.count {
        expected = .closingQuote
      } else if bytes[position] < .space {
        expected = .escapedControl
      } else if take("\"") {
        return
      } else if take("\\") {
        isEscaped = true
        if take("u") {
          for _ in 0..<4 where expected == nil && !take("0123456789abcdefABCDEF") {
            expected = .hexDigit
          }
        } else if !take("\"\\/bfnrt") {
          expected = .escape
        }
      } else {
        position += 1
      }
    }
    isEscaped = false
  }
}

import Bytes

/// A value that a scanner returned: its kind and its range in the bytes.
package struct JSONValue: BitwiseCopyable {
  /// The seven kinds of JSON values.
  package enum Kind: BitwiseCopyable {
    case object, array, string, number, `true`, `false`, null
  }

  package let kind: Kind
  /// The index of the first byte; for a string, of the opening quote.
  package let start: Int
  /// The index after the last byte.
  package let end: Int
  /// Whether a string contains a backslash, so that its text must be decoded.
  package let isEscaped: Bool

  package init(kind: Kind, start: Int, end: Int, isEscaped: Bool) {
    self.kind = kind
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// Creates the string value of a text.
  package init(_ text: JSONText) {
    self.init(kind: .string, start: text.start - 1, end: text.end + 1, isEscaped: text.isEscaped)
  }

  /// The text of a string; nil for any other kind.
  @inlinable @inline(__always)
  package var text: JSONText? {
    guard case .string = kind else { return nil }
    return JSONText(start: start &+ 1, end: end &- 1, isEscaped: isEscaped)
  }

  /// Whether the value contains no other values.
  var isScalar: Bool {
    switch kind {
    case .object, .array: false
    case .string, .number, .true, .false, .null: true
    }
  }

  /// The number of bytes as written.
  package var byteCount: Int { end - start }
}

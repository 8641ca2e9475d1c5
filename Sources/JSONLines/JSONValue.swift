import Bytes

/// A value that a scanner passed: what it is and where it stands in the bytes.
package struct JSONValue: BitwiseCopyable {
  /// The seven kinds of value that JSON has.
  package enum Kind: BitwiseCopyable {
    case object, array, string, number, `true`, `false`, null
  }

  package let kind: Kind
  /// The index of its first byte (for a string the opening quote).
  package let start: Int
  /// The index behind its last byte.
  package let end: Int
  /// Whether a string holds a backslash, so that its text has to be worked out.
  package let isEscaped: Bool

  package init(kind: Kind, start: Int, end: Int, isEscaped: Bool) {
    self.kind = kind
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// The string that has a text.
  package init(_ text: JSONText) {
    self.init(kind: .string, start: text.start - 1, end: text.end + 1, isEscaped: text.isEscaped)
  }

  /// The text of a string, nil for any other kind.
  @inlinable @inline(__always)
  package var text: JSONText? {
    guard case .string = kind else { return nil }
    return JSONText(start: start &+ 1, end: end &- 1, isEscaped: isEscaped)
  }

  /// Whether it holds no other values.
  var isScalar: Bool {
    switch kind {
    case .object, .array: false
    case .string, .number, .true, .false, .null: true
    }
  }

  /// How many bytes it takes as written.
  package var byteCount: Int { end - start }
}

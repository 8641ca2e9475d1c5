/// A value that a scanner passed: what it is and where it stands in the bytes.
package struct JSONValue {
  /// The seven kinds of value that JSON has.
  package enum Kind {
    case object, array, string, number, `true`, `false`, null
  }

  package let kind: Kind
  /// The index of its first byte (for a string the opening quote).
  package let start: Int
  /// The index behind its last byte.
  package let end: Int
  /// Whether a string holds a backslash, so that its text has to be worked out.
  package let isEscaped: Bool

  /// The text of a string, nil for any other kind.
  @inlinable @inline(__always)
  package var text: JSONText? {
    guard case .string = kind else { return nil }
    return JSONText(start: start &+ 1, end: end &- 1, isEscaped: isEscaped)
  }

  /// How many bytes it takes as written.
  package var byteCount: Int { end - start }
}

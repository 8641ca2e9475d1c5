/// Calls `body` with the UTF-8 bytes of a text.
package func withBytes<Result>(
  _ text: String, _ body: (Span<UInt8>) throws -> Result
) rethrows -> Result {
  let bytes = ContiguousArray(text.utf8)
  return try body(bytes.span)
}

/// Calls `body` with bytes that needn't be valid text.
package func withBytes<Result>(
  _ bytes: [UInt8], _ body: (Span<UInt8>) throws -> Result
) rethrows -> Result {
  let bytes = ContiguousArray(bytes)
  return try body(bytes.span)
}

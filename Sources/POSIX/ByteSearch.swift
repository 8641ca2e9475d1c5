extension Span where Element == UInt8 {
  /// The index of the first `byte` in `range`, nil without: the C library's `memchr`, which
  /// measures eight times as fast as a loop in Swift (29 against 3.6 GB/s).
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let part = extracting(range)
    let found = unsafe part.withUnsafeBytes { unsafe SystemCalls.firstIndex(of: byte, in: $0) }
    return found.map { $0 + range.lowerBound }
  }
}

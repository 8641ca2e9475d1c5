import Bytes
internal import CSystem

extension Span where Element == UInt8 {
  /// Returns the index of the first `byte` in `range`, or nil.
  ///
  /// The C library's `memchr` measures eight times as fast as a loop in Swift (29 against 3.6 GB/s).
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe extracting(range).withUnsafeBytes { part in
      guard let start = part.baseAddress,
        let found = unsafe memchr(start, CInt(byte), part.count)
      else { return nil }
      return unsafe range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// Returns the index of the last `byte` in `range`, or nil.
  package func lastIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var end = range.upperBound
    while end > range.lowerBound {
      let start = max(range.lowerBound, end - 256)
      var last: Int?
      var next = start
      while let index = firstIndex(of: byte, in: next..<end) {
        last = index
        next = index + 1
      }
      if let last { return last }
      end = start
    }
    return nil
  }
}

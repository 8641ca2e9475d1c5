/// Memory of the C library's, given back with its last user.
///
/// Growing moves pages where it can, so that an input is never held twice, and memory that was never written to
/// costs nothing.
@safe final class MemoryBlock {
  private(set) var start: UnsafeMutableRawPointer?
  private(set) var byteCount = 0

  deinit { unsafe SystemCalls.release(start) }

  /// Makes it at least this long; throws `.noMemory` where that fails, and then it stays as it is.
  func grow(to byteCount: Int) throws(Errno) {
    guard byteCount > self.byteCount else { return }
    guard let grown = unsafe SystemCalls.reallocate(start, byteCount: byteCount) else {
      throw .noMemory
    }
    unsafe start = grown
    self.byteCount = byteCount
  }

  /// The bytes from an offset on.
  func bytes(from offset: Int, count: Int) -> UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: start?.advanced(by: offset), count: count)
  }
}

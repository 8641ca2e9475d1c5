internal import CSystem

/// Memory from the C library, freed on deallocation.
///
/// Growing moves pages where the system can, so that an input is never held twice. Memory that was never
/// written to costs nothing.
@safe final class MemoryBlock {
  private(set) var start: UnsafeMutableRawPointer?
  private(set) var byteCount = 0

  deinit { unsafe free(start) }

  /// Grows the block to at least `byteCount` bytes; throws `.noMemory`, leaving the block unchanged, if that fails.
  func grow(to byteCount: Int) throws(Errno) {
    guard byteCount > self.byteCount else { return }
    guard let grown = unsafe realloc(start, byteCount) else { throw .noMemory }
    unsafe start = grown
    self.byteCount = byteCount
  }

  /// Returns `count` bytes from `offset`.
  func bytes(from offset: Int, count: Int) -> UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: start?.advanced(by: offset), count: count)
  }
}

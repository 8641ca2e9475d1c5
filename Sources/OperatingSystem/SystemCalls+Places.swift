internal import CSystem

/// Positioned access, for undoing a partial append.
extension SystemCalls {
  /// Returns the offset after the last read or write. The corresponding C function is `lseek`.
  static func position(_ descriptor: CInt) throws(Errno) -> Int {
    Int(try retrying { lseek(descriptor, 0, SEEK_CUR) })
  }

  /// Makes writes go to their own offset instead of the end of the file. The corresponding C function is `fcntl`.
  static func stopAppending(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { csystem_clear_flags(descriptor) }
  }

  /// Overwrites the file at `offset` with all of `bytes`. The corresponding C function is `pwrite`.
  static func writeBytes(
    _ descriptor: CInt, at offset: Int, _ bytes: Span<UInt8>
  ) throws(Errno) {
    try unsafe bytes.withUnsafeBytes { buffer throws(Errno) in
      var count = 0
      while count < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[count...])
        let written = try retrying {
          unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + count))
        }
        guard written > 0 else { throw .inputOutput }
        count += written
      }
    }
  }

  /// Truncates a file to `size` bytes. The corresponding C function is `ftruncate`.
  static func truncate(_ descriptor: CInt, to size: Int) throws(Errno) {
    _ = try retrying { ftruncate(descriptor, off_t(size)) }
  }
}

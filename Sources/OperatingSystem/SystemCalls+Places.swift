internal import CSystem

/// What takes back a part of a file.
extension SystemCalls {
  /// The place behind what was read or written last. The corresponding C function is `lseek`.
  static func position(_ descriptor: CInt) throws(Errno) -> Int {
    Int(try retrying { lseek(descriptor, 0, SEEK_CUR) })
  }

  /// Lets writes go to the place they name, no longer to the end. The corresponding C function is `fcntl`.
  static func stopAppending(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { csystem_clear_flags(descriptor) }
  }

  /// Writes all of `bytes` over what is at `offset`. The corresponding C function is `pwrite`.
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

  /// Cuts a file to `size` bytes. The corresponding C function is `ftruncate`.
  static func truncate(_ descriptor: CInt, to size: Int) throws(Errno) {
    _ = try retrying { ftruncate(descriptor, off_t(size)) }
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What is done with names themselves, whatever they lead to.
extension SystemCalls {
  /// Where a symbolic link leads, as it is written there; nil for anything else. The corresponding C function
  /// is `readlink`.
  static func linkTarget(_ path: String) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = unsafe readlink(path, start, buffer.count)
      guard count >= 0 else { return nil }
      return unsafe String(decoding: UnsafeRawBufferPointer(buffer).prefix(count), as: UTF8.self)
    }
  }

  /// Makes a symbolic link. The corresponding C function is `symlink`.
  static func makeLink(_ path: String, to target: String) throws(Errno) {
    _ = try retrying { unsafe symlink(target, path) }
  }

  /// Exchanges what two names lead to, in one step. The C functions are `renameat2` and `renamex_np`.
  static func exchange(_ path: String, _ other: String) throws(Errno) {
    #if canImport(Glibc)
      let flag: CUnsignedInt = 1 << 1  // RENAME_EXCHANGE
      _ = try retrying { unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, flag) }
    #elseif canImport(Musl)
      // It has no function for that call.
      throw Errno(rawValue: ENOSYS)
    #else
      _ = try retrying { unsafe renamex_np(path, other, UInt32(RENAME_SWAP)) }
    #endif
  }
}

#if canImport(Glibc)
  /// The C library's function, which Swift doesn't see: the header shows it to GNU's own dialect only.
  @_extern(c)
  private func renameat2(
    _ folder: CInt, _ path: UnsafePointer<CChar>, _ otherFolder: CInt,
    _ otherPath: UnsafePointer<CChar>, _ flags: CUnsignedInt
  ) -> CInt
#endif

internal import CSystem

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
    _ = try retrying { unsafe csystem_exchange(path, other) }
  }
}

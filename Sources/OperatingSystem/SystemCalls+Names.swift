internal import CSystem

/// Operations on directory entries themselves rather than on what they lead to.
extension SystemCalls {
  /// Returns the target of a symbolic link, as written in it; nil for anything else. The corresponding C
  /// function is `readlink`.
  static func linkTarget(_ path: String) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = unsafe readlink(path, start, buffer.count)
      guard count >= 0 else { return nil }
      return unsafe String(decoding: UnsafeRawBufferPointer(buffer).prefix(count), as: UTF8.self)
    }
  }

  /// Creates a symbolic link. The corresponding C function is `symlink`.
  static func makeLink(_ path: String, to target: String) throws(Errno) {
    _ = try retrying { unsafe symlink(target, path) }
  }

  /// Atomically exchanges two paths. The C functions are `renameat2` and `renamex_np`.
  static func exchange(_ path: String, _ other: String) throws(Errno) {
    _ = try retrying { unsafe csystem_exchange(path, other) }
  }
}

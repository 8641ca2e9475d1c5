internal import CSystem

/// Extended attributes, which on Linux include access control lists.
extension FileDescriptor {
  /// Gives a copy of this file the same attributes and access control list, and no others; returns false if that
  /// can't be done.
  package func copyAttributes(to copy: borrowing FileDescriptor) -> Bool {
    #if canImport(Darwin)
      return csystem_copy_attributes(rawValue, copy.rawValue) == 0
    #else
      guard let own = attributes, let others = copy.attributes else { return false }
      let target = copy.rawValue
      for (name, value) in own where !others.contains(where: { $0 == (name, value) }) {
        let status = unsafe fsetxattr(target, name, value, value.count, 0)
        guard status == 0 else { return false }
      }
      // A directory's default list goes to its new files.
      for (name, _) in others where !own.contains(where: { $0.name == name }) {
        guard unsafe fremovexattr(target, name) == 0 else { return false }
      }
      return true
    #endif
  }

  #if !canImport(Darwin)
    /// The names and values of all attributes; nil if they can't be read.
    private var attributes: [(name: String, value: [UInt8])]? {
      let list = unsafe Self.bytes { unsafe flistxattr(rawValue, $0, $1) }
      // The file system has none.
      guard let list else { return SystemCalls.lastError.rawValue == ENOTSUP ? [] : nil }
      var attributes: [(name: String, value: [UInt8])] = []
      for bytes in list.split(separator: 0) {
        let name = String(decoding: bytes, as: UTF8.self)
        guard let value = unsafe Self.bytes({ unsafe fgetxattr(rawValue, name, $0, $1) }) else {
          return nil
        }
        attributes.append((name, value))
      }
      return attributes
    }

    /// Returns what a system call puts into a buffer, after asking for the size; nil if it fails.
    private static func bytes(
      _ read: (_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int
    ) -> [UInt8]? {
      let size = read(nil, 0)
      guard size > 0 else { return size == 0 ? [] : nil }
      return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
        let count = unsafe read(buffer.baseAddress, size)
        guard count >= 0 else { return nil }
        return unsafe buffer.prefix(count).map { UInt8(bitPattern: $0) }
      }
    }
  #endif
}

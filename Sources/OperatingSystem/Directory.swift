internal import CSystem

/// A directory, identified by its path.
package struct Directory: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Creates the directory that contains the item at `path`.
  package init(of path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      self.init(".")
      return
    }
    self.init(slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  /// Returns the path of an entry in the directory, in one allocation: the hook makes a dozen of them.
  package func path(of name: String) -> String {
    let (path, name) = (path.utf8, name.utf8)
    let separator = path.last == UInt8(ascii: "/") ? 0 : 1
    let count = path.count + separator + name.count
    return unsafe String(unsafeUninitializedCapacity: count) { bytes in
      let (_, end) = unsafe bytes.initialize(from: path)
      if separator > 0 { unsafe bytes[end] = UInt8(ascii: "/") }
      _ = unsafe bytes[(end + separator)...].initialize(from: name)
      return count
    }
  }

  /// Returns the names of the entries, in no particular order.
  package func names() throws(Errno) -> [String] {
    var names: [String] = []
    try forEachName { name in
      names.append(String(path: name))
    }
    return names
  }

  /// Calls `body` with the bytes of each entry's name, in no particular order.
  ///
  /// With thousands of entries, creating a `String` for each would take most of the time of a short report.
  package func forEachName(_ body: (Span<UInt8>) -> Void) throws(Errno) {
    guard let directory = unsafe path.withPath({ unsafe opendir($0) }) ?? nil else {
      throw SystemCalls.lastError
    }
    defer { unsafe closedir(directory) }
    while true {
      // `readdir` returns null both at the end and on failure.
      csystem_clear_errno()
      guard let entry = unsafe readdir(directory) else {
        let error = SystemCalls.lastError
        if error == .interrupted { continue }
        guard error == .none else { throw error }
        return
      }
      unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        let name = unsafe UnsafeRawPointer(tuple).assumingMemoryBound(to: UInt8.self)
        let count = unsafe strlen(UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
        unsafe body(UnsafeBufferPointer(start: name, count: count).span)
      }
    }
  }

  /// Whether the directory is readable and empty.
  package var isEmpty: Bool {
    (try? names().allSatisfy { $0 == "." || $0 == ".." }) == true
  }

  /// Removes the directory; throws if it isn't empty.
  package func remove() throws(Errno) {
    unsafe try SystemCalls.retrying(at: path) { unsafe rmdir($0) }
  }

  /// Creates the directory and its missing parents, each with mode 0700.
  package func make() throws(Errno) {
    do {
      try makeLast()
    } catch .exists {
    } catch .notFound {
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
        throw .notFound
      }
      try Directory(String(path[..<slash])).make()
      do { try makeLast() } catch .exists {}
    }
  }

  /// Creates the directory, but no parent, regardless of the umask.
  private func makeLast() throws(Errno) {
    unsafe try SystemCalls.retrying(at: path) { unsafe mkdir($0, 0o700) }
    guard let heir = FilePath(path).heir else {
      // Some file systems have no permissions to set.
      _ = unsafe try? SystemCalls.retrying(at: path) { unsafe chmod($0, 0o700) }
      return
    }
    // Not by the path, because the heir can put something else there meanwhile.
    let made = try FileDescriptor.opening(path, followsLink: false)
    try? made.setPermissions(0o700)
    try? made.setOwner(heir)
  }
}

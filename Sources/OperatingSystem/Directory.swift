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

  /// Returns the path of an entry in the directory.
  package func path(of name: String) -> String {
    var entry = path
    entry.reserveCapacity(path.utf8.count + 1 + name.utf8.count)
    if entry.utf8.last != UInt8(ascii: "/") { entry += "/" }
    entry += name
    return entry
  }

  /// Returns the names of the entries, in no particular order.
  package func names() throws(Errno) -> [String] {
    var names: [String] = []
    try forEachName { name in
      unsafe names.append(name.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) })
    }
    return names
  }

  /// Calls `body` with the bytes of each entry's name, in no particular order.
  ///
  /// With thousands of entries, creating a `String` for each would take most of the time of a short report.
  package func forEachName(_ body: (Span<UInt8>) -> Void) throws(Errno) {
    guard let directory = unsafe opendir(path) else { throw SystemCalls.lastError }
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
  package func remove() throws(Errno) { try SystemCalls.retrying { unsafe rmdir(path) } }

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
    try SystemCalls.retrying { unsafe mkdir(path, 0o700) }
    try SystemCalls.retrying { unsafe chmod(path, 0o700) }
  }
}

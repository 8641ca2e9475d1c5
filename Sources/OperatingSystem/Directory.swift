/// A directory, by its path.
package struct Directory: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The directory in which something is, by its path.
  package init(of path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      self.init(".")
      return
    }
    self.init(slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  /// The path of an entry in it.
  package func path(of name: String) -> String {
    var entry = path
    entry.reserveCapacity(path.utf8.count + 1 + name.utf8.count)
    if entry.utf8.last != UInt8(ascii: "/") { entry += "/" }
    entry += name
    return entry
  }

  /// The names in it, in no order; throws when it can't be read.
  package func names() throws(Errno) -> [String] {
    var names: [String] = []
    try forEachName { name in
      unsafe names.append(name.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) })
    }
    return names
  }

  /// Calls `body` with the bytes of each name in it, in no order; throws when it can't be read.
  ///
  /// Where there are thousands, texts of all of them would take most of a short report.
  package func forEachName(_ body: (Span<UInt8>) -> Void) throws(Errno) {
    try SystemCalls.forEachName(inDirectory: path, body)
  }

  /// Whether it can be read and nothing is in it.
  package var isEmpty: Bool {
    (try? names().allSatisfy { $0 == "." || $0 == ".." }) == true
  }

  /// Takes the directory away; throws while anything is in it.
  package func remove() throws(Errno) { try SystemCalls.removeDirectory(path) }

  /// Makes the directory and those above it that are missing, each with mode 0700.
  package func make() throws(Errno) {
    do {
      try SystemCalls.makeDirectory(path)
    } catch .exists {
    } catch .notFound {
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
        throw .notFound
      }
      try Directory(String(path[..<slash])).make()
      do { try SystemCalls.makeDirectory(path) } catch .exists {}
    }
  }
}

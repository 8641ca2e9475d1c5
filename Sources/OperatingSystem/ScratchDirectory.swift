/// A directory of this process's own, with the files in it, until the value's end.
package struct ScratchDirectory: ~Copyable {
  private let owner: Owner
  package var directory: Directory { owner.directory }

  /// Makes it, mode 0700, in the directory for such things; its path is absolute.
  package init(in parent: Directory, _ prefix: String) throws(Errno) {
    let parent = Directory(try FilePath(parent.path).resolved().text)
    owner = Owner(Directory(try SystemCalls.makeTemporaryDirectory(parent.path(of: prefix))))
  }

  /// Removes the directory with its last user.
  private final class Owner {
    let directory: Directory

    init(_ directory: Directory) { self.directory = directory }

    deinit {
      for name in (try? directory.names()) ?? [] where name != "." && name != ".." {
        try? FilePath(directory.path(of: name)).remove()
      }
      try? SystemCalls.removeDirectory(directory.path)
    }
  }
}

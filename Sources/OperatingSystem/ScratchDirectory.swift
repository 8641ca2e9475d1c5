/// A temporary directory of this process, removed with its files when the value is destroyed.
package struct ScratchDirectory: ~Copyable {
  private let owner: Owner
  package var directory: Directory { owner.directory }

  /// Creates the directory with mode 0700 in `parent`; its path is absolute.
  package init(in parent: Directory, _ prefix: String) throws(Errno) {
    let parent = Directory(try FilePath(parent.path).resolved().text)
    owner = Owner(Directory(try SystemCalls.makeTemporaryDirectory(parent.path(of: prefix))))
  }

  /// Removes the directory when it is deallocated.
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

/// A folder of this process's own, with the files in it, until the value's end.
package struct ScratchFolder: ~Copyable {
  private let owner: Owner
  package var folder: Folder { owner.folder }

  /// Makes it, mode 0700, in the folder for such things; its path is absolute.
  package init(in parent: Folder, _ prefix: String) throws(Errno) {
    let parent = Folder(try FilePath(parent.path).resolved().text)
    owner = Owner(Folder(try SystemCalls.makeTemporaryFolder(parent.path(of: prefix))))
  }

  /// Removes the folder with its last user.
  private final class Owner {
    let folder: Folder

    init(_ folder: Folder) { self.folder = folder }

    deinit {
      for name in (try? folder.names()) ?? [] where name != "." && name != ".." {
        try? FilePath(folder.path(of: name)).remove()
      }
      try? SystemCalls.removeFolder(folder.path)
    }
  }
}

/// A folder of this process's own, with the files in it, until the value's end.
package struct ScratchFolder: ~Copyable {
  package let folder: Folder

  /// Makes it, mode 0700, in the folder for such things; its path is absolute.
  package init(in parent: Folder, _ prefix: String) throws(Errno) {
    let parent = Folder(try FilePath(parent.path).resolved().text)
    folder = Folder(try SystemCalls.makeTemporaryFolder(parent.path(of: prefix)))
  }

  deinit {
    for name in (try? folder.names()) ?? [] where name != "." && name != ".." {
      try? FilePath(folder.path(of: name)).remove()
    }
    try? SystemCalls.removeFolder(folder.path)
  }
}

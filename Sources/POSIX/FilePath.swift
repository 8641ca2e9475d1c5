/// A file, a folder or a link by its path, which may or may not be there.
package struct FilePath {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Its last component.
  package var name: String {
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text.utf8.index(after: $0) }
    return String(text[(slash ?? text.startIndex)...])
  }

  /// The same behind all symbolic links; throws when nothing is there.
  package func resolved() throws(Errno) -> FilePath {
    FilePath(try SystemCalls.resolvedPath(text))
  }

  /// What the system says of it, behind all symbolic links; the file itself isn't opened.
  package func status() throws(Errno) -> FileStatus {
    // The C library would take what stands before the NUL for the whole path.
    if text.utf8.contains(0) { throw .notFound }
    return try SystemCalls.status(ofPath: text)
  }

  /// Whether it is a symbolic link itself, whatever that leads to.
  package var isLink: Bool { SystemCalls.isLink(text) }

  /// Whether it is there, and this process may do all of that with it.
  package func allows(_ rights: FileRights) -> Bool { SystemCalls.mayAccess(text, rights) }

  /// Gives the file another name, in one step and in place of what has that name.
  package func rename(to newPath: FilePath) throws(Errno) {
    try SystemCalls.renameFile(text, to: newPath.text)
  }

  /// Takes the name out of its folder.
  package func remove() throws(Errno) { try SystemCalls.removeFile(text) }
}

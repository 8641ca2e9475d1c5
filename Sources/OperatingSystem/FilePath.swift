import Bytes

/// The path of a file, directory or link that may not exist.
package struct FilePath {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The last path component.
  package var name: String {
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text.utf8.index(after: $0) }
    return String(text[(slash ?? text.startIndex)...])
  }

  /// Returns the path with all symbolic links resolved; throws if nothing exists there.
  package func resolved() throws(Errno) -> FilePath {
    FilePath(try SystemCalls.resolvedPath(text))
  }

  /// Returns the status of the item that the path leads to, following symbolic links; doesn't open it.
  package func status() throws(Errno) -> FileStatus {
    // The C library would take the part before the NUL for the whole path.
    if text.utf8.contains(0) { throw .notFound }
    return try SystemCalls.status(ofPath: text)
  }

  /// Whether the path leads to a directory, directly or through a link.
  package var isDirectory: Bool { (try? status().isDirectory) == true }

  /// Whether another path leads to the same item; if either doesn't exist, whether the paths are spelled alike.
  package func isSame(as other: FilePath) -> Bool {
    if withoutEndingSlash == other.withoutEndingSlash { return true }
    guard let status = try? status(), let others = try? other.status() else { return false }
    return status.identity == others.identity
  }

  private var withoutEndingSlash: Substring {
    var path = Substring(text)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  /// The target of the symbolic link at this path, as written in it; nil if it isn't a symbolic link.
  package var linkTarget: String? { SystemCalls.linkTarget(text) }

  /// Whether the path itself is a symbolic link.
  package var isLink: Bool { linkTarget != nil }

  /// Whether the item exists and this process has all of these rights to it.
  package func allows(_ rights: FileRights) -> Bool { SystemCalls.mayAccess(text, rights) }

  /// Renames the file atomically, replacing an existing one.
  package func rename(to newPath: FilePath) throws(Errno) {
    try SystemCalls.renameFile(text, to: newPath.text)
  }

  /// Creates a symbolic link here, whose target is relative to its directory; throws `.exists` if something
  /// exists here.
  package func makeLink(to target: String) throws(Errno) {
    try SystemCalls.makeLink(text, to: target)
  }

  /// Atomically exchanges two paths; throws if the file system can't.
  package func exchange(with other: FilePath) throws(Errno) {
    try SystemCalls.exchange(text, other.text)
  }

  /// Removes the directory entry.
  package func remove() throws(Errno) { try SystemCalls.removeFile(text) }
}

import Bytes

/// A file, a directory or a link by its path, which may or may not be there.
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

  /// Whether it is a directory, or a link that leads to one.
  package var isDirectory: Bool { (try? status().isDirectory) == true }

  /// Whether another path leads to the same file or directory; where there is none, whether it is written alike.
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

  /// Where it leads if it is a symbolic link itself, as it is written there; nil if it isn't one.
  package var linkTarget: String? { SystemCalls.linkTarget(text) }

  /// Whether it is a symbolic link itself, whatever that leads to.
  package var isLink: Bool { linkTarget != nil }

  /// Whether it is there, and this process may do all of that with it.
  package func allows(_ rights: FileRights) -> Bool { SystemCalls.mayAccess(text, rights) }

  /// Gives the file another name, in one step and in place of what has that name.
  package func rename(to newPath: FilePath) throws(Errno) {
    try SystemCalls.renameFile(text, to: newPath.text)
  }

  /// Makes it a symbolic link, to what its directory knows by that name; `.exists` where something is there.
  package func makeLink(to target: String) throws(Errno) {
    try SystemCalls.makeLink(text, to: target)
  }

  /// Exchanges what this name and another lead to, in one step; throws where the file system can't do that.
  package func exchange(with other: FilePath) throws(Errno) {
    try SystemCalls.exchange(text, other.text)
  }

  /// Takes the name out of its directory.
  package func remove() throws(Errno) { try SystemCalls.removeFile(text) }
}

import Bytes
internal import CSystem

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
    guard let resolved = unsafe text.withPath({ unsafe realpath($0, nil) }) ?? nil else {
      throw SystemCalls.lastError
    }
    defer { unsafe free(resolved) }
    return unsafe FilePath(String(path: resolved))
  }

  /// Returns the status of the item that the path leads to, following symbolic links; doesn't open it.
  package func status() throws(Errno) -> FileStatus {
    var status = stat()
    unsafe try SystemCalls.retrying(at: text) { unsafe stat($0, &status) }
    return FileStatus(status)
  }

  /// Whether the path leads to an open file, if that can be found out.
  ///
  /// Counting the file's names doesn't tell: a backup may be another one (`cp -al`).
  package func leads(to file: FileIdentity) -> Bool {
    var status = stat()
    do throws(Errno) {
      unsafe try SystemCalls.retrying(at: text) { unsafe stat($0, &status) }
      return FileIdentity(status) == file
    } catch {
      return error != .notFound
    }
  }

  /// The user to whom root gives what it makes here: the owner of the directory; nil for what isn't to be given away.
  ///
  /// So a session under `sudo` leaves nothing that the sessions after it can't use.
  var heir: FileOwner? {
    guard geteuid() == 0, let parent = try? FilePath(Directory(of: text).path).status(),
      !parent.isOwn
    else { return nil }
    return parent.owner
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
  package var linkTarget: String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = unsafe text.withPath { unsafe readlink($0, start, buffer.count) } ?? -1
      guard count >= 0 else { return nil }
      return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        unsafe String(path: UnsafeBufferPointer(start: bytes, count: count).span)
      }
    }
  }

  /// Whether the path itself is a symbolic link.
  package var isLink: Bool { linkTarget != nil }

  /// Whether the item exists and this process has all of these rights to it.
  package func allows(_ rights: FileRights) -> Bool {
    var mode: CInt = F_OK
    if rights.contains(.write) { mode |= W_OK }
    if rights.contains(.execute) { mode |= X_OK }
    return unsafe text.withPath { unsafe access($0, mode) } == 0
  }

  /// Renames the file atomically, replacing an existing one.
  package func rename(to newPath: FilePath) throws(Errno) {
    unsafe try SystemCalls.retrying(at: text) { old in
      unsafe newPath.text.withPath { unsafe CSystem.rename(old, $0) } ?? -1
    }
  }

  /// Creates a symbolic link here, whose target is relative to its directory; throws `.exists` if something
  /// exists here.
  package func makeLink(to target: String) throws(Errno) {
    unsafe try SystemCalls.retrying(at: text) { path in
      unsafe target.withPath { unsafe symlink($0, path) } ?? -1
    }
  }

  /// Atomically exchanges two paths; throws if the file system can't.
  package func exchange(with other: FilePath) throws(Errno) {
    unsafe try SystemCalls.retrying(at: text) { path in
      unsafe other.text.withPath { unsafe csystem_exchange(path, $0) } ?? -1
    }
  }

  /// Removes the directory entry.
  package func remove() throws(Errno) {
    unsafe try SystemCalls.retrying(at: text) { unsafe unlink($0) }
  }
}

internal import CSystem

/// A temporary directory of this process, removed with its files when the value is destroyed.
package struct ScratchDirectory: ~Copyable {
  private let owner: Owner
  package var directory: Directory { owner.directory }

  /// Creates the directory with mode 0700 in `parent`; its path is absolute.
  package init(in parent: Directory, prefix: String) throws(Errno) {
    let parent = Directory(try FilePath(parent.path).resolved().text)
    let template = unsafe (parent.path(of: prefix) + "XXXXXX").withPath { path in
      unsafe Array(UnsafeBufferPointer(start: path, count: strlen(path) + 1))
    }
    guard var template else { throw .notFound }
    let path = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, let path = unsafe mkdtemp(start) else { return nil }
      return unsafe String(path: path)
    }
    guard let path else { throw SystemCalls.lastError }
    owner = Owner(Directory(path))
  }

  /// Removes the directory when it is deallocated.
  private final class Owner {
    let directory: Directory

    init(_ directory: Directory) { self.directory = directory }

    deinit {
      for name in (try? directory.names()) ?? [] where name != "." && name != ".." {
        try? FilePath(directory.path(of: name)).remove()
      }
      try? directory.remove()
    }
  }
}

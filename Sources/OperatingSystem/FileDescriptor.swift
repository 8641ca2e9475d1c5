import Bytes
internal import CSystem

/// An open file, closed when the value is destroyed.
///
/// Opening never blocks. Opening for writing never follows a symbolic link.
package struct FileDescriptor: ~Copyable {
  private let file: OpenFile
  var rawValue: CInt { file.descriptor }

  /// The maximum time in milliseconds for which the hook waits for what another process holds.
  package static let hookWait = 50
  /// The same for programs that people start.
  ///
  /// A file server gives a lease back within milliseconds, unless its client has changes to write first.
  package static let readerWait = 5_000

  /// Opens a file; waits for another process that has a lease on it (fcntl(2)), as file servers do.
  private init(_ path: String, flags: CInt, waiting milliseconds: Int) throws(Errno) {
    let descriptor = try SystemCalls.waiting(milliseconds) { () throws(Errno) in
      unsafe try SystemCalls.retrying(at: path) {
        unsafe csystem_open($0, flags | O_NONBLOCK | O_CLOEXEC, 0o600)
      }
    }
    file = OpenFile(descriptor)
  }

  /// Closes the file when it is deallocated.
  ///
  /// Embedded Swift can't destroy a noncopyable value outside its own module if the value itself has a
  /// `deinit`. `MemoryBlock` and `ScratchDirectory` use the same pattern.
  private final class OpenFile {
    let descriptor: CInt

    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }
  }

  /// Opens a file for reading; a FIFO without a writer doesn't block.
  ///
  /// - Parameters:
  ///   - followsLink: Whether the last path component may be a symbolic link; if not, a link is refused with
  ///     `ELOOP`.
  ///   - milliseconds: The maximum time to wait for a lease.
  package static func opening(
    _ path: String, followsLink: Bool = true, waiting milliseconds: Int = readerWait
  ) throws(Errno) -> FileDescriptor {
    try FileDescriptor(
      path, flags: O_RDONLY | (followsLink ? 0 : O_NOFOLLOW), waiting: milliseconds)
  }

  /// The flags of files that are written.
  private static let appendingFlags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NOCTTY

  /// Opens a file for appending, creating it with mode 0600 if it doesn't exist.
  ///
  /// A symbolic link is refused with `ELOOP`. Opening is tried first because the file usually exists.
  package static func appending(to path: String) throws(Errno) -> FileDescriptor {
    while true {
      do {
        return try FileDescriptor(path, flags: appendingFlags, waiting: hookWait)
      } catch .notFound {
        do {
          return try creating(path)
        } catch .exists {
          continue  // Another process created it in between.
        }
      }
    }
  }

  /// Creates a file with mode 0600 and opens it for writing; throws `.exists` if it exists.
  package static func creating(_ path: String) throws(Errno) -> FileDescriptor {
    let created = try FileDescriptor(
      path, flags: appendingFlags | O_CREAT | O_EXCL, waiting: hookWait)
    // Some file systems have neither permissions nor owners, and no record should be lost for that.
    try? created.setPermissions(0o600)
    if let heir = FilePath(path).heir { try? created.setOwner(heir) }
    return created
  }

  /// Returns the file's status.
  package func status() throws(Errno) -> FileStatus {
    var status = stat()
    try SystemCalls.retrying { unsafe fstat(rawValue, &status) }
    return FileStatus(status)
  }

  /// Returns the byte at `offset`; nil at the end of the file.
  package func byte(at offset: Int) throws(Errno) -> UInt8? {
    var byte: UInt8 = 0
    let count = try unsafe withUnsafeMutableBytes(of: &byte) { buffer throws(Errno) in
      unsafe try SystemCalls.read(from: rawValue, at: offset, into: buffer)
    }
    return count == 1 ? byte : nil
  }

  /// Tries to take the file's exclusive lock; throws `.wouldBlock` if another process holds it.
  ///
  /// Closing the descriptor releases the lock.
  package func tryLock() throws(Errno) {
    try SystemCalls.retrying { flock(rawValue, LOCK_EX | LOCK_NB) }
  }

  /// Takes the file's exclusive lock; returns false if another process still holds it after `milliseconds`.
  ///
  /// Returns true without a lock if the file system has none, as on some network file systems.
  package func lock(waiting milliseconds: Int) -> Bool {
    do throws(Errno) {
      try SystemCalls.waiting(milliseconds) { () throws(Errno) in try tryLock() }
      return true
    } catch {
      return error != .wouldBlock
    }
  }

  /// Sets the file's permissions, regardless of the umask.
  package func setPermissions(_ permissions: UInt16) throws(Errno) {
    try SystemCalls.retrying { fchmod(rawValue, mode_t(permissions)) }
  }

  /// Changes the file's owner.
  package func setOwner(_ owner: FileOwner) throws(Errno) {
    try SystemCalls.retrying { fchown(rawValue, owner.user, owner.group) }
  }

  /// Writes all of `bytes`, continuing after short writes; returns the number written before an error, and the error.
  package func write(_ bytes: Span<UInt8>) -> (count: Int, error: Errno?) {
    SystemCalls.writeAll(bytes, to: rawValue)
  }

  /// Waits until the file's content, or a directory's entries, would survive a power failure.
  package func synchronize() throws(Errno) { try SystemCalls.retrying { fsync(rawValue) } }

  /// Truncates the file to `size` bytes.
  package func truncate(to size: Int) throws(Errno) {
    try SystemCalls.retrying { ftruncate(rawValue, off_t(size)) }
  }
}

import Bytes

/// How a file is opened: opening never blocks, and never follows a symbolic link to a file that is written.
enum FileAccess {
  case read
  /// For reading, if the path isn't a symbolic link.
  case readWithoutLink
  /// For appending to an existing file, if the path isn't a symbolic link.
  case append
  /// For appending to a new file, with mode 0600.
  case createForAppending
}

/// An open file, closed when the value is destroyed.
package struct FileDescriptor: ~Copyable {
  private let file: OpenFile
  var rawValue: CInt { file.descriptor }

  private init(rawValue: CInt) { file = OpenFile(rawValue) }

  /// Closes the file when it is deallocated.
  ///
  /// Embedded Swift can't destroy a noncopyable value outside its own module if the value itself has a
  /// `deinit`. `MemoryBlock` and `ScratchDirectory` use the same pattern.
  private final class OpenFile {
    let descriptor: CInt

    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { SystemCalls.closeFile(descriptor) }
  }

  /// Opens a file for reading; a FIFO without a writer doesn't block.
  ///
  /// - Parameter followsLink: Whether the last path component may be a symbolic link; if not, a link is refused
  ///   with `ELOOP`.
  package static func opening(
    _ path: String, followsLink: Bool = true
  ) throws(Errno) -> FileDescriptor {
    // The C library would take the part before the NUL for the whole path.
    var path = path
    let hasNUL = path.withUTF8 { utf8 in
      unsafe utf8.span.firstIndex(of: 0, in: 0..<utf8.count) != nil
    }
    if hasNUL { throw .notFound }
    return FileDescriptor(
      rawValue: try SystemCalls.openFile(path, followsLink ? .read : .readWithoutLink))
  }

  /// Opens a file for appending, creating it with mode 0600 if it doesn't exist.
  ///
  /// A symbolic link is refused with `ELOOP`. Opening is tried first because the file usually exists.
  package static func appending(to path: String) throws(Errno) -> FileDescriptor {
    while true {
      do {
        return FileDescriptor(rawValue: try SystemCalls.openFile(path, .append))
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
    let created = FileDescriptor(
      rawValue: try SystemCalls.openFile(path, .createForAppending))
    try SystemCalls.setPermissions(created.rawValue, 0o600)
    return created
  }

  /// Returns the file's status.
  package func status() throws(Errno) -> FileStatus { try SystemCalls.status(rawValue) }

  /// Returns the byte at `offset`; nil at the end of the file.
  package func byte(at offset: Int) throws(Errno) -> UInt8? {
    var byte: UInt8 = 0
    let count = try unsafe withUnsafeMutableBytes(of: &byte) { buffer throws(Errno) in
      unsafe try SystemCalls.readBytes(rawValue, at: offset, into: buffer)
    }
    return count == 1 ? byte : nil
  }

  /// Tries to take the file's exclusive lock; throws `.wouldBlock` if another process holds it.
  ///
  /// Closing the descriptor releases the lock.
  package func tryLock() throws(Errno) { try SystemCalls.tryLock(rawValue) }

  /// Takes the file's exclusive lock; returns false if another process still holds it after `milliseconds`.
  ///
  /// Returns true without a lock if the file system has none, as on some network file systems.
  package func lock(waiting milliseconds: Int) -> Bool {
    var deadline: Int?
    while true {
      do throws(Errno) {
        try tryLock()
        return true
      } catch .wouldBlock {
        let now = CurrentProcess.milliseconds
        let end = deadline ?? now + milliseconds
        deadline = end
        guard now < end else { return false }
        CurrentProcess.sleep(microseconds: 500)
      } catch {
        return true
      }
    }
  }

  /// Sets the file's permissions, regardless of the umask.
  package func setPermissions(_ permissions: UInt16) throws(Errno) {
    try SystemCalls.setPermissions(rawValue, permissions)
  }

  /// Changes the file's owner.
  package func setOwner(_ owner: FileOwner) throws(Errno) {
    try SystemCalls.setOwner(rawValue, owner)
  }

  /// Writes all of `bytes`, continuing after short writes; returns the number written before an error, and the error.
  package func write(_ bytes: Span<UInt8>) -> (count: Int, error: Errno?) {
    SystemCalls.writeAll(rawValue, bytes)
  }

  /// Waits until the file's content, or a directory's entries, would survive a power failure.
  package func synchronize() throws(Errno) { try SystemCalls.synchronize(rawValue) }

  /// Truncates the file to `size` bytes.
  package func truncate(to size: Int) throws(Errno) {
    try SystemCalls.truncate(rawValue, to: size)
  }
}

extension SystemCalls {
  /// Writes all of `bytes`, in as many calls as it takes; returns the number written before an error, and the error.
  static func writeAll(_ descriptor: CInt, _ bytes: Span<UInt8>) -> (count: Int, error: Errno?) {
    unsafe bytes.withUnsafeBytes { buffer in
      var count = 0
      while count < buffer.count {
        do throws(Errno) {
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[count...])
          let written = unsafe try writeBytes(descriptor, rest)
          guard written > 0 else { return (count, .inputOutput) }
          count += written
        } catch {
          return (count, error)
        }
      }
      return (count, nil)
    }
  }
}

import Bytes

/// How a file is opened; none of them waits or follows a link where a record is written.
enum FileAccess {
  case read
  /// For reading, not reached through a symbolic link.
  case readWithoutLink
  /// An existing file, not reached through a symbolic link, at whose end is written.
  case append
  /// The same for a file that isn't there yet; its mode is 0600.
  case createForAppending
}

/// An open file that closes itself.
package struct FileDescriptor: ~Copyable {
  private let file: OpenFile
  var rawValue: CInt { file.descriptor }

  private init(rawValue: CInt) { file = OpenFile(rawValue) }

  /// Closes the file with its last user.
  ///
  /// Embedded Swift can't end a non-copyable value in another module than its own where the value itself has a
  /// `deinit`. `MemoryBlock` and `ScratchDirectory` are made the same way.
  private final class OpenFile {
    let descriptor: CInt

    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { SystemCalls.closeFile(descriptor) }
  }

  /// Opens a file for reading; a FIFO without a writer doesn't block.
  ///
  /// - Parameter followsLink: Whether the last part of the path may be a symbolic link; else such a
  ///   link is refused (`ELOOP`).
  package static func opening(
    _ path: String, followsLink: Bool = true
  ) throws(Errno) -> FileDescriptor {
    try opened(path, followsLink: followsLink).get()
  }

  /// The same for a file that may well not be there: an error that is thrown takes longer.
  package static func opened(
    _ path: String, followsLink: Bool = true
  ) -> Result<FileDescriptor, Errno> {
    // The C library would take what stands before the NUL for the whole path.
    var path = path
    let hasNUL = path.withUTF8 { utf8 in
      unsafe utf8.span.firstIndex(of: 0, in: 0..<utf8.count) != nil
    }
    if hasNUL { return .failure(.notFound) }
    let access: FileAccess = followsLink ? .read : .readWithoutLink
    switch SystemCalls.openFile(path, access) {
    case .success(let descriptor): return .success(FileDescriptor(rawValue: descriptor))
    case .failure(let error): return .failure(error)
    }
  }

  /// Opens a file to append to it, and makes it (mode 0600) where there is none.
  ///
  /// A symbolic link is refused (`ELOOP`). Most calls find the file there, so that is tried first.
  package static func appending(to path: String) throws(Errno) -> FileDescriptor {
    while true {
      do {
        return FileDescriptor(rawValue: try SystemCalls.openFile(path, .append).get())
      } catch .notFound {
        do {
          return try creating(path)
        } catch .exists {
          continue  // Another process made it in between.
        }
      }
    }
  }

  /// Makes a file (mode 0600) where there is none yet, and opens it to write to it; `.exists` else.
  package static func creating(_ path: String) throws(Errno) -> FileDescriptor {
    let created = FileDescriptor(
      rawValue: try SystemCalls.openFile(path, .createForAppending).get())
    try SystemCalls.setPermissions(created.rawValue, 0o600)
    return created
  }

  /// Says what the file is and how long.
  package func status() throws(Errno) -> FileStatus { try SystemCalls.status(rawValue) }

  /// The byte at `offset`, nil at the end of the file.
  package func byte(at offset: Int) throws(Errno) -> UInt8? {
    var byte: UInt8 = 0
    let count = try unsafe withUnsafeMutableBytes(of: &byte) { buffer throws(Errno) in
      unsafe try SystemCalls.readBytes(rawValue, at: offset, into: buffer)
    }
    return count == 1 ? byte : nil
  }

  /// Tries to take the file's exclusive lock, `.wouldBlock` when another process has it.
  ///
  /// The lock is given back when the descriptor closes.
  package func tryLock() throws(Errno) { try SystemCalls.tryLock(rawValue) }

  /// Takes the file's exclusive lock; false when another process keeps it for longer than that.
  ///
  /// Where there are no locks, as in some network directories, all goes ahead without.
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

  /// Sets the file's permissions, whatever the umask.
  package func setPermissions(_ permissions: UInt16) throws(Errno) {
    try SystemCalls.setPermissions(rawValue, permissions)
  }

  /// Gives the file to another owner.
  package func setOwner(_ owner: FileOwner) throws(Errno) {
    try SystemCalls.setOwner(rawValue, owner)
  }

  /// Writes all of `bytes` at the end; a short write is carried on. Returns what was written
  /// before an error, with the error.
  package func write(_ bytes: Span<UInt8>) -> (count: Int, error: Errno?) {
    SystemCalls.writeAll(rawValue, bytes)
  }

  /// Waits until what was written to the file, or the names in a directory, would survive a power cut.
  package func synchronize() throws(Errno) { try SystemCalls.synchronize(rawValue) }

  /// Cuts the file to `size` bytes.
  package func truncate(to size: Int) throws(Errno) {
    try SystemCalls.truncate(rawValue, to: size)
  }
}

extension SystemCalls {
  /// Writes all of `bytes`, however often it takes, and says how far it came.
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

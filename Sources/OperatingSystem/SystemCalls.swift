// The operating system as values. This is the only module that imports the C library, through `CSystem`. All
// other modules use `FileDescriptor`, `Errno`, `Moment` and `Environment`, which are type-safe, and never see a
// pointer, a flag or a platform difference.

import Bytes
internal import CSystem

/// The C library calls that both programs use; failures are thrown as `Errno`.
///
/// Interrupted calls (`EINTR`) are retried here and nowhere else.
enum SystemCalls {
  /// Calls `body` until it isn't interrupted, and throws the last error if the result is negative.
  @inline(__always)
  static func retrying<Result: SignedInteger>(
    _ body: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = body()
      guard result < 0 else { return result }
      guard lastError == .interrupted else { throw lastError }
    }
  }

  static var lastError: Errno { Errno(rawValue: csystem_errno()) }

  // MARK: Files

  /// Opens a file. The corresponding C function is `open`.
  static func openFile(_ path: String, _ access: FileAccess) throws(Errno) -> CInt {
    let flags: CInt =
      switch access {
      case .read: O_RDONLY | O_NONBLOCK
      case .readWithoutLink: O_RDONLY | O_NONBLOCK | O_NOFOLLOW
      case .append: O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      case .createForAppending:
        O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      }
    // Passing the `String` itself would copy it to an array first.
    return try retrying {
      unsafe path.withCString { unsafe csystem_open($0, flags | O_CLOEXEC, 0o600) }
    }
  }

  /// Closes a descriptor, ignoring errors. The corresponding C function is `close`.
  static func closeFile(_ descriptor: CInt) { _ = close(descriptor) }

  /// Reads into `buffer`; returns 0 at the end. The corresponding C function is `read`.
  static func readBytes(
    _ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Reads into `buffer` from `offset`; returns 0 at the end. The corresponding C function is `pread`.
  static func readBytes(
    _ descriptor: CInt, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  /// Writes as much of `buffer` as fits, and returns how much. The corresponding C function is `write`.
  static func writeBytes(
    _ descriptor: CInt, _ buffer: UnsafeRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe write(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Waits until a file's content is on disk. The corresponding C function is `fsync`.
  static func synchronize(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { fsync(descriptor) }
  }

  /// Removes a directory entry. The corresponding C function is `unlink`.
  static func removeFile(_ path: String) throws(Errno) {
    _ = try retrying { unsafe unlink(path) }
  }

  /// Sets a file's permissions, regardless of the umask. The corresponding C function is `fchmod`.
  static func setPermissions(_ descriptor: CInt, _ mode: UInt16) throws(Errno) {
    _ = try retrying { fchmod(descriptor, mode_t(mode)) }
  }

  /// Tries to take a file's exclusive lock. The corresponding C function is `flock`.
  static func tryLock(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  /// Returns the status of an open file. The corresponding C function is `fstat`.
  static func status(_ descriptor: CInt) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Returns the status of the file that a path leads to. The corresponding C function is `stat`.
  static func status(ofPath path: String) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { unsafe stat(path, &status) }
    return FileStatus(status)
  }

  /// Changes a file's owner. The corresponding C function is `fchown`.
  static func setOwner(_ descriptor: CInt, _ owner: FileOwner) throws(Errno) {
    _ = try retrying { fchown(descriptor, owner.user, owner.group) }
  }

  /// Whether this process has all of these rights to a file. The corresponding C function is `access`.
  static func mayAccess(_ path: String, _ rights: FileRights) -> Bool {
    var mode: CInt = F_OK
    if rights.contains(.write) { mode |= W_OK }
    if rights.contains(.execute) { mode |= X_OK }
    return unsafe access(path, mode) == 0
  }

  /// Renames a file, replacing an existing one. The corresponding C function is `rename`.
  static func renameFile(_ path: String, to newPath: String) throws(Errno) {
    _ = try retrying { unsafe rename(path, newPath) }
  }

  /// Returns the path with all symbolic links resolved. The corresponding C function is `realpath`.
  static func resolvedPath(_ path: String) throws(Errno) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw lastError }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether a descriptor refers to a terminal. The corresponding C function is `isatty`.
  static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// Returns the width of a terminal's window in columns; 0 if unknown. The corresponding C function is `ioctl`.
  static func windowColumns(_ descriptor: CInt) -> Int {
    Int(csystem_window_columns(descriptor))
  }

  // MARK: Directories

  /// Creates a directory with mode 0700, regardless of the umask. The C functions are `mkdir` and `chmod`.
  static func makeDirectory(_ path: String) throws(Errno) {
    _ = try retrying { unsafe mkdir(path, 0o700) }
    _ = try retrying { unsafe chmod(path, 0o700) }
  }

  /// Calls `body` with each name in a directory, in no particular order. The corresponding C function is `readdir`.
  static func forEachName(
    inDirectory path: String, _ body: (Span<UInt8>) -> Void
  ) throws(Errno) {
    guard let directory = unsafe opendir(path) else { throw lastError }
    defer { unsafe closedir(directory) }
    while true {
      // `readdir` returns null both at the end and on failure.
      csystem_clear_errno()
      guard let entry = unsafe readdir(directory) else {
        if lastError == .interrupted { continue }
        guard lastError == .none else { throw lastError }
        return
      }
      unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        let name = unsafe UnsafeRawPointer(tuple).assumingMemoryBound(to: UInt8.self)
        let count = unsafe strlen(UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
        unsafe body(UnsafeBufferPointer(start: name, count: count).span)
      }
    }
  }
}

extension Errno {
  static let none = Errno(rawValue: 0)
  package static let interrupted = Errno(rawValue: EINTR)
  package static let notFound = Errno(rawValue: ENOENT)
  package static let exists = Errno(rawValue: EEXIST)
  package static let noSpace = Errno(rawValue: ENOSPC)
  package static let noMemory = Errno(rawValue: ENOMEM)
  package static let wouldBlock = Errno(rawValue: EWOULDBLOCK)
  /// A symbolic link that isn't followed, or a cycle of links.
  package static let symbolicLink = Errno(rawValue: ELOOP)
  package static let badDescriptor = Errno(rawValue: EBADF)
  package static let notADirectory = Errno(rawValue: ENOTDIR)
  package static let isADirectory = Errno(rawValue: EISDIR)
  package static let inputOutput = Errno(rawValue: EIO)
  /// An operation that is allowed only to the file's owner or root.
  package static let notOwner = Errno(rawValue: EPERM)
}

extension FileStatus {
  /// Creates the value from the system's structure.
  fileprivate init(_ status: stat) {
    let modified = unsafe withUnsafePointer(to: status) { unsafe csystem_modified($0) }
    self.init(
      isRegular: csystem_is_regular(status.st_mode),
      isDirectory: csystem_is_directory(status.st_mode),
      size: Int(status.st_size), isLinked: status.st_nlink > 0,
      permissions: UInt16(status.st_mode & 0o7777),
      owner: FileOwner(user: status.st_uid, group: status.st_gid),
      modified: Moment(seconds: Int(modified)),
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino)))
  }
}

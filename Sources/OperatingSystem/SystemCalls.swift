// The operating system as values. This module is the only one that imports the C library, and this
// file and its second half are the only ones in it: everything above works with `FileDescriptor`,
// `Errno`, `Moment` and `Environment`, which are safe by type, and never sees a pointer, a flag or a
// platform.

import Bytes
internal import CSystem

/// The calls of the C library that both programs use, each with its failure thrown as an `Errno`.
///
/// Interrupted calls (`EINTR`) are made again here and nowhere else.
enum SystemCalls {
  /// Calls `body` until it isn't interrupted; a negative result is thrown as the error it left.
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
  ///
  /// The error is given back, as files are often looked for where there are none: for the first one that
  /// is thrown the runtime makes a table.
  static func openFile(_ path: String, _ access: FileAccess) -> Result<CInt, Errno> {
    let flags: CInt =
      switch access {
      case .read: O_RDONLY | O_NONBLOCK
      case .readWithoutLink: O_RDONLY | O_NONBLOCK | O_NOFOLLOW
      case .append: O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      case .createForAppending:
        O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      }
    while true {
      // A text that is handed over as it is would be copied to an array first.
      let descriptor = unsafe path.withCString {
        unsafe csystem_open($0, flags | O_CLOEXEC, 0o600)
      }
      if descriptor >= 0 { return .success(descriptor) }
      let error = lastError
      if error != .interrupted { return .failure(error) }
    }
  }

  /// Closes a descriptor; an error can't be acted on. The corresponding C function is `close`.
  static func closeFile(_ descriptor: CInt) { _ = close(descriptor) }

  /// Reads into `buffer`; 0 at the end. The corresponding C function is `read`.
  static func readBytes(
    _ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Reads into `buffer` from `offset` on; 0 at the end. The corresponding C function is `pread`.
  static func readBytes(
    _ descriptor: CInt, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  /// Writes what fits of `buffer` and says how much. The corresponding C function is `write`.
  static func writeBytes(
    _ descriptor: CInt, _ buffer: UnsafeRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe write(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Waits until a file's bytes are on the disk. The corresponding C function is `fsync`.
  static func synchronize(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { fsync(descriptor) }
  }

  /// Takes a name out of its directory. The corresponding C function is `unlink`.
  static func removeFile(_ path: String) throws(Errno) {
    _ = try retrying { unsafe unlink(path) }
  }

  /// Sets a file's permissions, whatever the umask. The corresponding C function is `fchmod`.
  static func setPermissions(_ descriptor: CInt, _ mode: UInt16) throws(Errno) {
    _ = try retrying { fchmod(descriptor, mode_t(mode)) }
  }

  /// Tries to take the exclusive lock of a file. The corresponding C function is `flock`.
  static func tryLock(_ descriptor: CInt) throws(Errno) {
    _ = try retrying { flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  /// Says what an open file is. The corresponding C function is `fstat`.
  static func status(_ descriptor: CInt) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Says what a path leads to, without opening it. The corresponding C function is `stat`.
  static func status(ofPath path: String) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { unsafe stat(path, &status) }
    return FileStatus(status)
  }

  /// Gives a file to another owner. The corresponding C function is `fchown`.
  static func setOwner(_ descriptor: CInt, _ owner: FileOwner) throws(Errno) {
    _ = try retrying { fchown(descriptor, owner.user, owner.group) }
  }

  /// Whether this process may do all of that with a file. The corresponding C function is `access`.
  static func mayAccess(_ path: String, _ rights: FileRights) -> Bool {
    var mode: CInt = F_OK
    if rights.contains(.write) { mode |= W_OK }
    if rights.contains(.execute) { mode |= X_OK }
    return unsafe access(path, mode) == 0
  }

  /// Gives a file another name, in place of what has that name. The corresponding C function is `rename`.
  static func renameFile(_ path: String, to newPath: String) throws(Errno) {
    _ = try retrying { unsafe rename(path, newPath) }
  }

  /// The path without symbolic links. The corresponding C function is `realpath`.
  static func resolvedPath(_ path: String) throws(Errno) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw lastError }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Says whether a descriptor is a terminal. The corresponding C function is `isatty`.
  static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// The columns of a terminal's window, 0 when it doesn't say. The corresponding C function is `ioctl`.
  static func windowColumns(_ descriptor: CInt) -> Int {
    Int(csystem_window_columns(descriptor))
  }

  // MARK: Directories

  /// Makes a directory with mode 0700, whatever the umask. The C functions are `mkdir` and `chmod`.
  static func makeDirectory(_ path: String) throws(Errno) {
    _ = try retrying { unsafe mkdir(path, 0o700) }
    _ = try retrying { unsafe chmod(path, 0o700) }
  }

  /// Calls `body` with each name in a directory, in no order. The corresponding C function is `readdir`.
  static func forEachName(
    inDirectory path: String, _ body: (Span<UInt8>) -> Void
  ) throws(Errno) {
    guard let directory = unsafe opendir(path) else { throw lastError }
    defer { unsafe closedir(directory) }
    while true {
      // It gives nothing at the end, and nothing when it fails.
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
  /// A symbolic link where none is followed, or a circle of them.
  package static let symbolicLink = Errno(rawValue: ELOOP)
  package static let badDescriptor = Errno(rawValue: EBADF)
  package static let notADirectory = Errno(rawValue: ENOTDIR)
  package static let isADirectory = Errno(rawValue: EISDIR)
  package static let inputOutput = Errno(rawValue: EIO)
  /// What only the owner of a file, or root, may do.
  package static let notOwner = Errno(rawValue: EPERM)
}

extension FileStatus {
  /// What the system's structure says.
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

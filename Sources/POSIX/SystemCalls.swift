// The operating system as values. This module is the only one that imports the C library, and this
// file the only one in it: everything above works with `FileDescriptor`, `Errno`, `Moment` and
// `Environment`, which are safe by type, and never sees a pointer, a flag or a platform.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The calls of the C library that both programs use, each with its failure thrown as an `Errno`.
///
/// Interrupted calls (`EINTR`) are made again here and nowhere else.
enum SystemCalls {
  /// Calls `body` until it isn't interrupted; a negative result is thrown as the error it left.
  @inline(__always)
  private static func retrying<Result: SignedInteger>(
    _ body: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = body()
      guard result < 0 else { return result }
      guard lastError == .interrupted else { throw lastError }
    }
  }

  private static var lastError: Errno { Errno(rawValue: errno) }

  // MARK: Files

  /// Opens a file. The corresponding C function is `open`.
  static func openFile(_ path: String, _ access: FileAccess) throws(Errno) -> CInt {
    let flags: CInt =
      switch access {
      case .read: O_RDONLY | O_NONBLOCK
      case .append: O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      case .createForAppending:
        O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
      }
    return try retrying { unsafe open(path, flags | O_CLOEXEC, 0o600 as mode_t) }
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

  /// Cuts a file to `size` bytes. The corresponding C function is `ftruncate`.
  static func truncate(_ descriptor: CInt, to size: Int) throws(Errno) {
    _ = try retrying { ftruncate(descriptor, off_t(size)) }
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
    return FileStatus(
      isRegular: status.st_mode & S_IFMT == S_IFREG, size: Int(status.st_size),
      isLinked: status.st_nlink > 0, isOwn: status.st_uid == geteuid(),
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino)))
  }

  /// Says whether a descriptor is a terminal. The corresponding C function is `isatty`.
  static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  // MARK: Folders

  /// Makes a folder with mode 0700, whatever the umask. The C functions are `mkdir` and `chmod`.
  static func makeFolder(_ path: String) throws(Errno) {
    _ = try retrying { unsafe mkdir(path, 0o700) }
    _ = try retrying { unsafe chmod(path, 0o700) }
  }

  /// Lists the names in a folder, in no order. The corresponding C function is `readdir`.
  static func namesInFolder(_ path: String) throws(Errno) -> [String] {
    guard let folder = unsafe opendir(path) else { throw lastError }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
      }
      names.append(name)
    }
    return names
  }

  // MARK: Time

  /// The seconds since 1970. The corresponding C function is `time`.
  static func secondsSince1970() -> Int { time(nil) }

  /// Milliseconds on a clock that nobody sets. The corresponding C function is `clock_gettime`.
  static func monotonicMilliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Waits. The corresponding C function is `usleep`.
  static func sleep(microseconds: UInt32) { _ = usleep(microseconds) }

  /// Formats a moment as `strftime` does, in local time or UTC; empty when it has no calendar date.
  static func formatTime(_ seconds: Int, _ format: String, inUTC: Bool) -> String {
    var moment = time_t(seconds)
    var calendar = unsafe tm()
    let converted = unsafe inUTC ? gmtime_r(&moment, &calendar) : localtime_r(&moment, &calendar)
    guard unsafe converted != nil else { return "" }
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let text = buffer.baseAddress else { return "" }
      let length = unsafe strftime(text, buffer.count, format, &calendar)
      return unsafe length > 0 ? String(cString: text) : ""
    }
  }

  /// The moment at which a day begins in UTC; parts out of their ranges are carried (day 0 is the last of
  /// the month before). The corresponding C function is `timegm`.
  static func secondsOfDate(year: Int, month: Int, day: Int) -> Int {
    var date = unsafe tm()
    unsafe date.tm_year = CInt(clamping: year - 1900)
    unsafe date.tm_mon = CInt(clamping: month - 1)
    unsafe date.tm_mday = CInt(clamping: day)
    return unsafe timegm(&date)
  }

  /// The date of a moment in UTC. The corresponding C function is `gmtime_r`.
  static func dateOfSeconds(_ seconds: Int) -> (year: Int, month: Int, day: Int) {
    var moment = time_t(seconds)
    var date = unsafe tm()
    guard unsafe gmtime_r(&moment, &date) != nil else { return (1970, 1, 1) }
    return unsafe (Int(date.tm_year) + 1900, Int(date.tm_mon) + 1, Int(date.tm_mday))
  }

  // MARK: The process

  /// The number of this process. The corresponding C function is `getpid`.
  static var processIdentifier: Int { Int(getpid()) }

  /// The working folder, nil when it is gone. The corresponding C function is `getcwd`.
  static func workingFolder() -> String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The value of an environment variable. The corresponding C function is `getenv`.
  static func environmentVariable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// All of the environment as `NAME=value` texts.
  static func environmentEntries() -> [String] {
    #if canImport(Darwin)
      let variables = unsafe _NSGetEnviron().pointee
    #else
      let variables: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe environ
    #endif
    var entries: [String] = []
    var index = 0
    while let entry = unsafe variables?[index] {
      unsafe entries.append(String(cString: entry))
      index += 1
    }
    return entries
  }

  /// Makes a write beyond the file size limit fail instead of killing the process.
  static func ignoreFileSizeSignal() { _ = signal(SIGXFSZ, SIG_IGN) }

  /// Ends the process. The corresponding C function is `exit`.
  static func exitProcess(_ status: CInt) -> Never { exit(status) }

  /// The words for an error. The corresponding C function is `strerror`.
  static func message(for error: Errno) -> String {
    guard let text = unsafe strerror(error.rawValue) else { return "error \(error.rawValue)" }
    return unsafe String(cString: text)
  }

  // MARK: Memory

  /// Grows or makes a block of memory, moving pages instead of bytes where the system can.
  ///
  /// The corresponding C function is `realloc`; nil when there is no memory.
  static func reallocate(
    _ block: UnsafeMutableRawPointer?, byteCount: Int
  ) -> UnsafeMutableRawPointer? {
    unsafe realloc(block, byteCount)
  }

  /// Gives a block of memory back. The corresponding C function is `free`.
  static func release(_ block: UnsafeMutableRawPointer?) { unsafe free(block) }

  /// The index of the first `byte` of a block, nil without. The corresponding C function is `memchr`.
  static func firstIndex(of byte: UInt8, in block: UnsafeRawBufferPointer) -> Int? {
    guard let start = block.baseAddress,
      let found = unsafe memchr(start, CInt(byte), block.count)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - start
  }
}

extension Errno {
  package static let interrupted = Errno(rawValue: EINTR)
  package static let notFound = Errno(rawValue: ENOENT)
  package static let exists = Errno(rawValue: EEXIST)
  package static let noSpace = Errno(rawValue: ENOSPC)
  package static let noMemory = Errno(rawValue: ENOMEM)
  package static let wouldBlock = Errno(rawValue: EWOULDBLOCK)
  package static let badDescriptor = Errno(rawValue: EBADF)
  package static let notAFolder = Errno(rawValue: ENOTDIR)
  package static let isAFolder = Errno(rawValue: EISDIR)
  package static let inputOutput = Errno(rawValue: EIO)
}

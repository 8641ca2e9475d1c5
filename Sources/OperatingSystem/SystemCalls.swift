// The operating system as values. This is the only module that imports the C library, through `CSystem`. All
// other modules use `FileDescriptor`, `Errno`, `Moment` and `Environment`, which are type-safe, and never see a
// pointer, a flag or a platform difference.

import Bytes
internal import CSystem

/// The C library calls that several types share; failures are thrown as `Errno`.
///
/// Interrupted calls (`EINTR`) are retried here and nowhere else.
enum SystemCalls {
  /// Calls `body` until it isn't interrupted, and throws the last error if the result is negative.
  @inline(__always)
  @discardableResult
  static func retrying<Result: SignedInteger>(
    _ body: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = body()
      guard result < 0 else { return result }
      guard lastError == .interrupted else { throw lastError }
    }
  }

  /// Calls `body` until it doesn't throw `.wouldBlock`, for as many milliseconds at most.
  @inline(__always)
  static func waiting<Result>(
    _ milliseconds: Int, _ body: () throws(Errno) -> Result
  ) throws(Errno) -> Result {
    var deadline: Int?
    while true {
      do throws(Errno) {
        return try body()
      } catch {
        guard error == .wouldBlock else { throw error }
        let now = CurrentProcess.milliseconds
        let end = deadline ?? now + milliseconds
        deadline = end
        guard now < end else { throw error }
        CurrentProcess.sleep(microseconds: 500)
      }
    }
  }

  /// Calls `body` with a path for the C library until it isn't interrupted, and throws the last error if the
  /// result is negative.
  ///
  /// A path that contains a NUL is `.notFound`.
  @inline(__always)
  @discardableResult
  static func retrying<Result: SignedInteger>(
    at path: String, _ body: (UnsafePointer<CChar>) -> Result
  ) throws(Errno) -> Result {
    while true {
      guard let result = unsafe path.withPath({ unsafe body($0) }) else { throw .notFound }
      guard result < 0 else { return result }
      guard lastError == .interrupted else { throw lastError }
    }
  }

  static var lastError: Errno { Errno(rawValue: csystem_errno()) }

  /// Reads into `buffer`; returns 0 at the end.
  static func read(
    from descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe CSystem.read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Reads into `buffer` from `offset`; returns 0 at the end.
  static func read(
    from descriptor: CInt, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  /// What the reader of a stream can expect.
  enum StreamState {
    /// Bytes, the end, or an error.
    case readable
    /// The end: nothing is left, and no writer.
    case ended
    /// Nothing yet.
    case silent
  }

  /// Returns the state of a stream, after waiting up to some milliseconds for a change.
  static func state(of descriptor: CInt, waiting milliseconds: Int) -> StreamState {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = try? retrying { unsafe CSystem.poll(&poll, 1, CInt(milliseconds)) }
    if count == 0 { return .silent }
    return poll.revents == Int16(POLLHUP) ? .ended : .readable
  }

  /// Writes as much of `bytes` as fits, and returns how much.
  static func writeSome(_ bytes: Span<UInt8>, to descriptor: CInt) throws(Errno) -> Int {
    try unsafe bytes.withUnsafeBytes { buffer throws(Errno) in
      try retrying { unsafe write(descriptor, buffer.baseAddress, buffer.count) }
    }
  }

  /// Writes all of `bytes`, in as many calls as it takes; returns the number written before an error, and the error.
  static func writeAll(
    _ bytes: Span<UInt8>, to descriptor: CInt
  ) -> (count: Int, error: Errno?) {
    var count = 0
    while count < bytes.count {
      do throws(Errno) {
        let written = try writeSome(bytes.extracting(count...), to: descriptor)
        guard written > 0 else { return (count, .inputOutput) }
        count += written
      } catch {
        return (count, error)
      }
    }
    return (count, nil)
  }

  // MARK: Time

  /// Calls `body` with the calendar parts of a moment, in UTC or local time; nil if it has no calendar date.
  static func withDate<Result>(
    ofSeconds seconds: Int, inUTC: Bool, _ body: (inout tm) -> Result
  ) -> Result? {
    var moment = time_t(seconds)
    var date = unsafe tm()
    ignoreStrangeTimeZone()
    let converted = unsafe inUTC ? gmtime_r(&moment, &date) : localtime_r(&moment, &date)
    return unsafe converted == nil ? nil : body(&date)
  }

  /// Returns the start of a day in UTC, in seconds since 1970, carrying parts that are out of range (day 0 is the
  /// last day of the previous month).
  static func secondsOfDate(year: Int, month: Int, day: Int) -> Int {
    var date = unsafe tm()
    unsafe date.tm_year = CInt(clamping: year - 1900)
    unsafe date.tm_mon = CInt(clamping: month - 1)
    unsafe date.tm_mday = CInt(clamping: day)
    ignoreStrangeTimeZone()
    return unsafe timegm(&date)
  }

  /// Empties a `TZ` whose path leads to anything but a regular file, so that it means UTC, as every invalid
  /// time zone does.
  ///
  /// Otherwise, the C library opens the path, even for UTC, and blocks on a FIFO until something writes to it.
  private static func ignoreStrangeTimeZone() {
    guard let zone = unsafe getenv("TZ") else { return }
    let name = unsafe zone.pointee == CChar(UInt8(ascii: ":")) ? zone + 1 : zone
    if unsafe name.pointee == CChar(UInt8(ascii: "/")) {
      var status = stat()
      guard unsafe stat(name, &status) == 0, !csystem_is_regular(status.st_mode) else { return }
    } else {
      // All other values are names in the system's time zone directory, unless they lead out of it.
      guard unsafe strstr(name, "../") != nil else { return }
    }
    unsafe zone.pointee = 0
  }
}

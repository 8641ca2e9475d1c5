import Bytes
internal import CSystem

/// Calls that don't concern files: time, process, memory.
extension SystemCalls {
  // MARK: Time

  /// Returns the seconds since 1970. The corresponding C function is `time`.
  static func secondsSince1970() -> Int { time(nil) }

  /// Returns the microseconds on a monotonic clock. The corresponding C function is `clock_gettime`.
  static func monotonicMicroseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }

  /// Suspends the thread. The corresponding C function is `usleep`.
  static func sleep(microseconds: UInt32) { _ = usleep(microseconds) }

  /// Formats a moment with `strftime`, in local time or UTC; empty if the moment has no calendar date.
  static func formatTime(_ seconds: Int, _ format: String, inUTC: Bool) -> String {
    var moment = time_t(seconds)
    var calendar = unsafe tm()
    ignoreStrangeTimeZone()
    let converted = unsafe inUTC ? gmtime_r(&moment, &calendar) : localtime_r(&moment, &calendar)
    guard unsafe converted != nil else { return "" }
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let text = buffer.baseAddress else { return "" }
      let length = unsafe strftime(text, buffer.count, format, &calendar)
      return unsafe length > 0 ? String(cString: text) : ""
    }
  }

  /// Returns the start of a day in UTC, in seconds since 1970, carrying parts that are out of range (day 0 is
  /// the last day of the previous month). The corresponding C function is `timegm`.
  static func secondsOfDate(year: Int, month: Int, day: Int) -> Int {
    var date = unsafe tm()
    unsafe date.tm_year = CInt(clamping: year - 1900)
    unsafe date.tm_mon = CInt(clamping: month - 1)
    unsafe date.tm_mday = CInt(clamping: day)
    ignoreStrangeTimeZone()
    return unsafe timegm(&date)
  }

  /// Returns the date of a moment, in UTC or local time. The corresponding C functions are `gmtime_r` and
  /// `localtime_r`.
  static func dateOfSeconds(
    _ seconds: Int, inUTC: Bool = true
  ) -> (year: Int, month: Int, day: Int) {
    var moment = time_t(seconds)
    var date = unsafe tm()
    ignoreStrangeTimeZone()
    let converted = unsafe inUTC ? gmtime_r(&moment, &date) : localtime_r(&moment, &date)
    guard unsafe converted != nil else { return (1970, 1, 1) }
    return unsafe (Int(date.tm_year) + 1900, Int(date.tm_mon) + 1, Int(date.tm_mday))
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

  // MARK: The process

  /// The command-line arguments, beginning with the program's name.
  static var arguments: [String] {
    var count: CInt = 0
    let first = unsafe csystem_arguments(&count)
    #if !hasFeature(Embedded)
      // Some C libraries, such as musl, pass none to constructors.
      if count == 0 { return CommandLine.arguments }
    #endif
    return (0..<Int(count)).compactMap { index in
      unsafe first?[index].map { unsafe String(cString: $0) }
    }
  }

  /// The process ID. The corresponding C function is `getpid`.
  static var processIdentifier: Int { Int(getpid()) }

  /// The effective user ID. The corresponding C function is `geteuid`.
  static var effectiveUser: UInt32 { geteuid() }

  /// Returns the working directory; nil if it has been removed. The corresponding C function is `getcwd`.
  static func workingDirectory() -> String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Returns the value of an environment variable. The corresponding C function is `getenv`.
  static func environmentVariable(_ name: String) -> String? {
    // Passing the `String` itself would copy it to an array first.
    unsafe name.withCString { name in
      unsafe getenv(name).map { unsafe String(cString: $0) }
    }
  }

  /// Returns the environment entries that begin with `prefix`, as `NAME=value`.
  static func environmentEntries(withPrefix prefix: String = "") -> [String] {
    let variables = unsafe csystem_environment()
    var entries: [String] = []
    let count = prefix.utf8.count
    var index = 0
    while let entry = unsafe variables?[index] {
      // Comparing first avoids a `String` for each of a shell's many variables.
      if unsafe strncmp(entry, prefix, count) == 0 {
        unsafe entries.append(String(cString: entry))
      }
      index += 1
    }
    return entries
  }

  /// Makes a write beyond the file size limit fail instead of killing the process.
  static func ignoreFileSizeSignal() { csystem_ignore_signal(SIGXFSZ) }

  /// Ends the process. The corresponding C function is `exit`.
  static func exitProcess(_ status: CInt) -> Never { exit(status) }

  /// Returns the message for an error. The corresponding C function is `strerror`.
  static func message(for error: Errno) -> String {
    guard let text = unsafe strerror(error.rawValue) else { return "error \(error.rawValue)" }
    return unsafe String(cString: text)
  }

  // MARK: Memory

  /// Allocates or grows a block of memory, moving pages instead of bytes where the system can; nil if there is
  /// no memory.
  ///
  /// The corresponding C function is `realloc`.
  static func reallocate(
    _ block: UnsafeMutableRawPointer?, byteCount: Int
  ) -> UnsafeMutableRawPointer? {
    unsafe realloc(block, byteCount)
  }

  /// Frees a block of memory. The corresponding C function is `free`.
  static func release(_ block: UnsafeMutableRawPointer?) { unsafe free(block) }

  /// Returns the index of the first `byte` in a block, or nil. The corresponding C function is `memchr`.
  static func firstIndex(of byte: UInt8, in block: UnsafeRawBufferPointer) -> Int? {
    guard let start = block.baseAddress,
      let found = unsafe memchr(start, CInt(byte), block.count)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - start
  }
}

extension Double {
  /// Parses a decimal number, such as `-1.5e3`, from the start of a text. The corresponding C function is `strtod`.
  ///
  /// The standard library's own number parsing isn't available in Embedded Swift.
  package init(decimal text: String) { self = unsafe strtod(text, nil) }
}

import Bytes
internal import CSystem

/// What concerns no file: time, the process, memory.
extension SystemCalls {
  // MARK: Time

  /// The seconds since 1970. The corresponding C function is `time`.
  static func secondsSince1970() -> Int { time(nil) }

  /// Microseconds on a clock that nobody sets. The corresponding C function is `clock_gettime`.
  static func monotonicMicroseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }

  /// Waits. The corresponding C function is `usleep`.
  static func sleep(microseconds: UInt32) { _ = usleep(microseconds) }

  /// Formats a moment as `strftime` does, in local time or UTC; empty when it has no calendar date.
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

  /// The moment at which a day begins in UTC; parts out of their ranges are carried (day 0 is the last of
  /// the month before). The corresponding C function is `timegm`.
  static func secondsOfDate(year: Int, month: Int, day: Int) -> Int {
    var date = unsafe tm()
    unsafe date.tm_year = CInt(clamping: year - 1900)
    unsafe date.tm_mon = CInt(clamping: month - 1)
    unsafe date.tm_mday = CInt(clamping: day)
    ignoreStrangeTimeZone()
    return unsafe timegm(&date)
  }

  /// The date of a moment in UTC or local time. The corresponding C functions are `gmtime_r` and
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

  /// Empties a `TZ` that leads to something else than a file, so that it means UTC, as any does that is no time
  /// zone. The C library, even when asked for UTC, would open it, and wait for somebody to write to a FIFO.
  private static func ignoreStrangeTimeZone() {
    guard let zone = unsafe getenv("TZ") else { return }
    let name = unsafe zone.pointee == CChar(UInt8(ascii: ":")) ? zone + 1 : zone
    if unsafe name.pointee == CChar(UInt8(ascii: "/")) {
      var status = stat()
      guard unsafe stat(name, &status) == 0, !csystem_is_regular(status.st_mode) else { return }
    } else {
      // All others are names in the system's own directory, unless they lead out of it.
      guard unsafe strstr(name, "../") != nil else { return }
    }
    unsafe zone.pointee = 0
  }

  // MARK: The process

  /// The arguments of this process, its own name first.
  static var arguments: [String] {
    var count: CInt = 0
    let first = unsafe csystem_arguments(&count)
    #if !hasFeature(Embedded)
      // A C library that gives its constructors none, such as musl.
      if count == 0 { return CommandLine.arguments }
    #endif
    return (0..<Int(count)).compactMap { index in
      unsafe first?[index].map { unsafe String(cString: $0) }
    }
  }

  /// The number of this process. The corresponding C function is `getpid`.
  static var processIdentifier: Int { Int(getpid()) }

  /// Whose rights this process has. The corresponding C function is `geteuid`.
  static var effectiveUser: UInt32 { geteuid() }

  /// The working directory, nil when it is gone. The corresponding C function is `getcwd`.
  static func workingDirectory() -> String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The value of an environment variable. The corresponding C function is `getenv`.
  static func environmentVariable(_ name: String) -> String? {
    // A text that is handed over as it is would be copied to an array first.
    unsafe name.withCString { name in
      unsafe getenv(name).map { unsafe String(cString: $0) }
    }
  }

  /// Those of the environment that begin with a text, as `NAME=value`.
  static func environmentEntries(withPrefix prefix: String = "") -> [String] {
    let variables = unsafe csystem_environment()
    var entries: [String] = []
    let count = prefix.utf8.count
    var index = 0
    while let entry = unsafe variables?[index] {
      // A shell's environment has many, of which few are asked for.
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

extension Double {
  /// The nearest number to a decimal one, such as `-1.5e3`; a text that isn't one gives what it begins with. The
  /// corresponding C function is `strtod`.
  ///
  /// Embedded Swift lacks the standard library's own reader of numbers.
  package init(decimal text: String) { self = unsafe strtod(text, nil) }
}

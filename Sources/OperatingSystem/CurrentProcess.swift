internal import CSystem

/// The current process.
package enum CurrentProcess {
  /// The command-line arguments, beginning with the program's name.
  package static var arguments: [String] {
    var count: CInt = 0
    let first = unsafe csystem_arguments(&count)
    #if !hasFeature(Embedded)
      // Some C libraries, such as musl, pass none to constructors.
      if count == 0 { return CommandLine.arguments }
    #endif
    return (0..<Int(count)).compactMap { index in
      unsafe first?[index].map { unsafe String(path: $0) }
    }
  }

  /// The process ID.
  package static var identifier: Int { Int(getpid()) }

  /// The working directory; nil if it has been removed.
  package static var workingDirectory: String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(path: path)
  }

  /// Microseconds on a monotonic clock.
  package static var microseconds: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }

  /// Milliseconds on the same clock.
  package static var milliseconds: Int { microseconds / 1000 }

  /// Suspends the thread.
  package static func sleep(microseconds: UInt32) { _ = usleep(microseconds) }

  /// Makes a write beyond the file size limit fail instead of killing the process.
  package static func ignoreFileSizeSignal() { csystem_ignore_signal(SIGXFSZ) }

  /// Ends the process.
  package static func exit(_ status: Int32) -> Never { CSystem.exit(status) }
}

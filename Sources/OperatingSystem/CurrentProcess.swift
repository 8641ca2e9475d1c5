/// The current process.
package enum CurrentProcess {
  /// The command-line arguments, beginning with the program's name.
  package static var arguments: [String] { SystemCalls.arguments }

  /// The process ID.
  package static var identifier: Int { SystemCalls.processIdentifier }

  /// The working directory; nil if it has been removed.
  package static var workingDirectory: String? { SystemCalls.workingDirectory() }

  /// Microseconds on a monotonic clock.
  package static var microseconds: Int { SystemCalls.monotonicMicroseconds() }

  /// Milliseconds on the same clock.
  package static var milliseconds: Int { microseconds / 1000 }

  /// Suspends the thread.
  package static func sleep(microseconds: UInt32) {
    SystemCalls.sleep(microseconds: microseconds)
  }

  /// Makes a write beyond the file size limit fail instead of killing the process.
  package static func ignoreFileSizeSignal() { SystemCalls.ignoreFileSizeSignal() }

  /// Restarts the program on a trap, an abort or a memory fault, instead of letting a signal end it.
  ///
  /// `isAfterFault` is true in the restarted program.
  package static func startAgainOnFault() { SystemCalls.startAgainOnFault() }

  /// Whether the program was restarted after a fault; if so, another fault ends it silently.
  package static var isAfterFault: Bool {
    let arguments = arguments
    guard arguments.count == 2, arguments[1] == "\(SystemCalls.argumentAfterFault)"
    else { return false }
    SystemCalls.endOnFault()
    return true
  }

  /// Ends the process.
  package static func exit(_ status: Int32) -> Never { SystemCalls.exitProcess(status) }
}

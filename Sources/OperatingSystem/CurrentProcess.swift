/// What a program knows of its own process.
package enum CurrentProcess {
  /// The arguments that it was started with, its own name first.
  package static var arguments: [String] { SystemCalls.arguments }

  /// The number of this process.
  package static var identifier: Int { SystemCalls.processIdentifier }

  /// The working directory, nil when it is gone.
  package static var workingDirectory: String? { SystemCalls.workingDirectory() }

  /// Microseconds on a clock that nobody sets, for measuring how long something takes.
  package static var microseconds: Int { SystemCalls.monotonicMicroseconds() }

  /// The same in milliseconds.
  package static var milliseconds: Int { microseconds / 1000 }

  /// Waits.
  package static func sleep(microseconds: UInt32) {
    SystemCalls.sleep(microseconds: microseconds)
  }

  /// Makes a write beyond the file size limit fail instead of killing the process.
  package static func ignoreFileSizeSignal() { SystemCalls.ignoreFileSizeSignal() }

  /// Where this process has a fault of its own or no memory, runs the program anew instead of ending with a
  /// signal: `isAfterFault` there.
  package static func startAgainOnFault() { SystemCalls.startAgainOnFault() }

  /// Whether this is the program run anew. Another fault ends it without a word.
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

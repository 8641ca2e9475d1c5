import Bytes

/// A completed run of another program and of the processes that it started.
package struct ProgramRun {
  /// The interval at which to check whether the program has ended, in microseconds.
  private static let step: UInt32 = 100

  /// The exit status; negative if a signal ended the program, nil if it ran too long and was killed.
  package let status: Int32?
  /// The duration in microseconds.
  package let microseconds: Int

  /// Runs a program, searched for on `PATH` if it has no path, with files as its standard streams.
  ///
  /// - Parameters:
  ///   - variables: Environment variables to add to those of this process.
  ///   - limit: The time in milliseconds after which the program is killed.
  package init(
    _ arguments: [String], variables: [String: String], input: borrowing FileDescriptor,
    output: borrowing FileDescriptor, error: borrowing FileDescriptor, limit: Int
  ) throws(Errno) {
    let own = Environment.processEntries().filter { entry in
      !variables.keys.contains { entry.utf8.starts(with: "\($0)=".utf8) }
    }
    let start = CurrentProcess.microseconds
    let process = try ChildProcess(
      arguments, environment: own + variables.map { "\($0.key)=\($0.value)" },
      streams: [input.rawValue, output.rawValue, error.rawValue])
    var status: Int32?
    while true {
      status = try process.exitStatus()
      guard status == nil, CurrentProcess.microseconds - start < limit * 1000 else { break }
      CurrentProcess.sleep(microseconds: Self.step)
    }
    microseconds = CurrentProcess.microseconds - start
    self.status = status
    // Also kills processes that the program left in the background.
    process.end()
    guard status == nil else { return }
    while try process.exitStatus() == nil {
      CurrentProcess.sleep(microseconds: Self.step)
    }
  }
}

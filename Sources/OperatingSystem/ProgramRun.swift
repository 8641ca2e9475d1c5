import Bytes

/// A run of another program, and of what that starts, to its end.
package struct ProgramRun {
  /// So often it is looked whether the program has ended, in microseconds.
  private static let step: UInt32 = 100

  /// The exit status; negative where a signal ended it, nil where it took too long and was ended.
  package let status: Int32?
  /// How long it took.
  package let microseconds: Int

  /// Runs a program, looked for on `PATH` where it has no path, with files as its standard streams.
  ///
  /// - Parameters:
  ///   - variables: What its environment has beside this process's own.
  ///   - limit: After so many milliseconds it is ended.
  package init(
    _ arguments: [String], variables: [String: String], input: borrowing FileDescriptor,
    output: borrowing FileDescriptor, error: borrowing FileDescriptor, limit: Int
  ) throws(Errno) {
    let own = SystemCalls.environmentEntries().filter { entry in
      !variables.keys.contains { entry.utf8.starts(with: "\($0)=".utf8) }
    }
    let start = CurrentProcess.microseconds
    let process = try SystemCalls.start(
      arguments, environment: own + variables.map { "\($0.key)=\($0.value)" },
      input: input.rawValue, output: output.rawValue, error: error.rawValue)
    var status: Int32?
    while true {
      status = try SystemCalls.exitStatus(of: process)
      guard status == nil, CurrentProcess.microseconds - start < limit * 1000 else { break }
      CurrentProcess.sleep(microseconds: Self.step)
    }
    microseconds = CurrentProcess.microseconds - start
    self.status = status
    // Also what a program leaves in the background: it is over when its run is.
    SystemCalls.end(process)
    guard status == nil else { return }
    while try SystemCalls.exitStatus(of: process) == nil {
      CurrentProcess.sleep(microseconds: Self.step)
    }
  }
}

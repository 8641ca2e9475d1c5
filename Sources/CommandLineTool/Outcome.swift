import Bytes
import OperatingSystem

/// The output and exit status of a run, as a value that tests can compare.
package struct Outcome: Equatable {
  package var standardOutput: String
  package var standardError: String
  package var status: ExitStatus

  package init(_ standardOutput: String = "", error: String = "", status: ExitStatus = .success) {
    self.standardOutput = standardOutput
    standardError = error
    self.status = status
  }

  /// Returns the outcome of wrong usage.
  package static func wrongUsage(_ error: UsageError, of command: Command) -> Outcome {
    let hint = "Try '\(command.name) --help'."
    return Outcome(error: "\(command.name): \("\(error)".visible)\n\(hint)\n", status: .usage)
  }

  /// Writes both streams and returns the exit status: a failure if standard output can't be written.
  package func deliver(for program: String) -> ExitStatus {
    // If standard error can't be written, there is nobody to tell.
    try? StandardStream.error.write(standardError)
    do throws(Errno) {
      try StandardStream.output.write(standardOutput)
    } catch {
      try? StandardStream.error.write("\(program): standard output: \(error)\n")
      return .failure
    }
    return status
  }
}

package import Bytes
import OperatingSystem

/// The output and exit status of a run, as a value that tests can compare.
package struct Outcome: Equatable {
  /// Writes the text for standard output, which can be longer than what fits in memory.
  private let writeOutput: (TextOutput) -> Void
  package var standardError: String
  package var status: ExitStatus

  /// Creates an outcome whose output is written when it is delivered.
  package init(
    error: String = "", status: ExitStatus = .success,
    writing writeOutput: @escaping (TextOutput) -> Void
  ) {
    self.writeOutput = writeOutput
    standardError = error
    self.status = status
  }

  package init(_ standardOutput: String = "", error: String = "", status: ExitStatus = .success) {
    self.init(error: error, status: status) { $0.append(standardOutput) }
  }

  /// The text for standard output.
  package var standardOutput: String { TextOutput.text(writeOutput) }

  package static func == (left: Outcome, right: Outcome) -> Bool {
    left.standardOutput == right.standardOutput && left.standardError == right.standardError
      && left.status == right.status
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
    var failure: Errno?
    let output = TextOutput { piece in
      do throws(Errno) {
        try StandardStream.output.write(piece.span)
        return true
      } catch {
        failure = error
        return false
      }
    }
    writeOutput(output)
    output.flush()
    guard let failure else { return status }
    try? StandardStream.error.write("\(program): standard output: \(failure)\n")
    return .failure
  }
}

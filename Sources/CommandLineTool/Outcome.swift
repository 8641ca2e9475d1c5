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

  /// Creates the outcome of a run with lines of output, and a message on standard error for each of `messages`.
  package init(
    _ lines: [String], messages: [String], of program: String, status: ExitStatus = .success
  ) {
    self.init(
      Self.text(of: lines), error: Self.text(of: messages, from: program), status: status)
  }

  /// Returns a program's messages as text, a line each.
  package static func text(of messages: [String], from program: String) -> String {
    text(of: messages.map { "\(program): \($0)" })
  }

  /// Returns lines as a text for people, in which nothing that came from elsewhere controls a terminal.
  ///
  /// Paths, variables, arguments and texts of inputs can contain any character, so all lines and messages come
  /// through here; reports have renderers of their own.
  package static func text(of lines: [String]) -> String {
    lines.reduce(into: "") { $0 += $1.visible + "\n" }
  }

  /// Returns the outcome of wrong usage.
  package static func wrongUsage(_ error: UsageError, of command: Command) -> Outcome {
    Outcome(
      error: text(of: ["\(command.name): \(error)", "Try '\(command.name) --help'."]),
      status: .usage)
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

import CommandLineTool
import Foundation
import OperatingSystem
import SessionStats
import TestSupport

/// A directory whose files are written anew for each case, and runs of the reporter over it.
struct ScratchLogs: Sendable {
  private let directory: TemporaryDirectory

  init() {
    guard let directory = try? TemporaryDirectory() else { fatalError("no temporary directory") }
    self.directory = directory
  }

  /// Writes a file.
  func write(_ bytes: some Sequence<UInt8>, to name: String) {
    guard (try? directory.write(Data(bytes), to: name)) != nil else { fatalError("can't write") }
  }

  /// Runs the reporter over `logs` and the transcripts in `projects`.
  func run(_ arguments: [String], _ variables: [String: String] = [:]) -> Outcome {
    let own = [
      "HOME": directory.path, "CLAUDE_LOG_DIR": directory.path("logs"),
      "TMPDIR": directory.path("tmp"),
      "CLAUDE_CONFIG_DIR": directory.path,
    ]
    return SessionStats(
      StatsContext(
        environment: Environment(own.merging(variables) { $1 }),
        now: Moment(seconds: 1_768_386_600))
    ).run(arguments)
  }

  /// What is wrong with a report; nil where all is well.
  func complaint(about arguments: [String]) -> String? {
    let outcome = run(arguments)
    guard [.success, .failure, .limitReached].contains(outcome.status) else {
      return "\(arguments): status \(outcome.status.rawValue): \(outcome.standardError)"
    }
    if arguments.contains("--json"), !JSONGrammar.accepts(Array(outcome.standardOutput.utf8)) {
      return "\(arguments): not JSON: \(outcome.standardOutput)"
    }
    let texts = outcome.standardOutput.unicodeScalars + Array(outcome.standardError.unicodeScalars)
    let isHarmless = texts.allSatisfy {
      $0 == "\n" || $0 == "\r" || $0.properties.generalCategory != .control
    }
    return isHarmless ? nil : "\(arguments): a control character"
  }
}

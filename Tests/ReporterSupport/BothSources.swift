import CommandLineTool
import TestSupport

@testable import Rendering

/// A log and transcripts of the same days, on which tests run the reporter.
struct BothSources {
  let logs: Logs
  let transcripts: AccuracyTranscripts

  /// Creates a log of today's calls, and the transcript of a session.
  init(_ calls: [Call] = [], rows: [String]) throws {
    logs = try Logs(calls)
    transcripts = try AccuracyTranscripts(rows)
  }

  /// Runs the reporter on both; on what it chooses itself unless `source` has options.
  func run(
    _ arguments: [String] = [], source: [String] = [], environment: [String: String] = [:],
    terminal: Terminal? = nil
  ) -> Outcome {
    transcripts.run(
      arguments, source: source,
      environment: ["CLAUDE_LOG_DIR": logs.directory.path].merging(environment) { $1 },
      terminal: terminal)
  }

  /// Runs the reporter and parses the JSON that it prints.
  func values(
    _ arguments: [String] = [], source: [String] = [], environment: [String: String] = [:]
  ) throws -> ReportValues {
    try ReportValues(run(["--json"] + arguments, source: source, environment: environment))
  }
}

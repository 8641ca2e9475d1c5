import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport

@testable import Rendering
@testable import SessionStats

/// A directory with day files, on which tests run the reporter.
struct Logs {
  /// 2026-01-14 at 10:30 UTC, which is the same day from Hawaii to New Zealand.
  static var now: Moment { Moment(seconds: 1_768_386_600) }
  static var today: CalendarDate { now.localDate }

  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Creates logs with a file of today's calls.
  init(_ calls: [Call]) throws {
    try self.init()
    try write(calls)
  }

  /// Returns the name of a day's file.
  static func name(daysAgo: Int = 0) -> String {
    "activity-\(today.adding(days: -daysAgo)).jsonl"
  }

  /// Returns the path of a day's file.
  func path(daysAgo: Int = 0) -> String { directory.path(Self.name(daysAgo: daysAgo)) }

  /// Writes the file of a day.
  func write(_ calls: [Call], daysAgo: Int = 0) throws {
    try write(calls.map { try $0.line + "\n" }.joined(), daysAgo: daysAgo)
  }

  /// Writes the file of a day from a text.
  func write(_ text: String, daysAgo: Int = 0) throws {
    try directory.write(text, to: Self.name(daysAgo: daysAgo))
  }

  /// Runs the reporter on the directory.
  func run(
    _ arguments: [String] = [], environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    Self.run(
      arguments, environment: environment.merging(["CLAUDE_LOG_DIR": directory.path]) { $1 },
      terminal: terminal)
  }

  /// Runs the reporter with exactly these environment variables.
  static func run(
    _ arguments: [String] = [], environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    let context = StatsContext(
      environment: Environment(environment), now: now, terminal: terminal)
    return SessionStats(context).run(arguments)
  }

  /// Runs the reporter and parses the JSON that it prints.
  func report(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> JSONReport {
    try JSONReport(run(["--json"] + arguments, environment: environment))
  }
}

extension Outcome {
  var outputLines: [String] { Self.lines(standardOutput) }
  var errorLines: [String] { Self.lines(standardError) }

  /// Returns the lines after a heading, up to the next blank one.
  func section(_ heading: String) -> [String] {
    Array(outputLines.drop { $0 != heading }.dropFirst().prefix { !$0.isEmpty })
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

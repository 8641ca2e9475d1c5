import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Transcripts

@testable import Rendering
@testable import SessionStats

/// A directory with day files, and runs of the reporter over it.
struct Logs {
  /// 2026-01-14 at 10:30 UTC: the same day from Hawaii to New Zealand.
  static var now: Moment { Moment(seconds: 1_768_386_600) }
  static var today: CalendarDate { now.localDate }

  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Logs with a file of today.
  init(_ calls: [Call]) throws {
    try self.init()
    try write(calls)
  }

  /// The name of a day's file.
  static func name(daysAgo: Int = 0) -> String {
    "activity-\(today.adding(days: -daysAgo)).jsonl"
  }

  /// The path of a day's file.
  func path(daysAgo: Int = 0) -> String { directory.path(Self.name(daysAgo: daysAgo)) }

  /// Writes the file of a day.
  func write(_ calls: [Call], daysAgo: Int = 0) throws {
    try write(calls.map { try $0.line + "\n" }.joined(), daysAgo: daysAgo)
  }

  /// Writes the file of a day as it is given.
  func write(_ text: String, daysAgo: Int = 0) throws {
    try directory.write(text, to: Self.name(daysAgo: daysAgo))
  }

  /// Runs the reporter over the directory.
  func run(
    _ arguments: [String] = [], environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    Self.run(
      arguments, environment: environment.merging(["CLAUDE_LOG_DIR": directory.path]) { $1 },
      terminal: terminal)
  }

  /// Runs the reporter with an environment of exactly these variables.
  static func run(
    _ arguments: [String] = [], environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    let context = StatsContext(
      environment: Environment(environment), now: now, terminal: terminal)
    return SessionStats(context).run(arguments)
  }

  /// Runs the reporter and reads the JSON that it prints.
  func report(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> JSONReport {
    try JSONReport(run(["--json"] + arguments, environment: environment))
  }
}

extension Outcome {
  var outputLines: [String] { Self.lines(standardOutput) }
  var errorLines: [String] { Self.lines(standardError) }

  /// The lines below a heading, as far as the next blank one.
  func section(_ heading: String) -> [String] {
    Array(outputLines.drop { $0 != heading }.dropFirst().prefix { !$0.isEmpty })
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

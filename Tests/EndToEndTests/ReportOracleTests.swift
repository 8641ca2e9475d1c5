import Foundation
import TestSupport
import Testing

/// Compares the report with a second implementation, on generated logs of every accepted form.
struct ReportOracleTests {
  private static let rates: [[String: String]] = [
    [:], ["CLAUDE_RATE_INPUT": "0.000001", "CLAUDE_RATE_OUTPUT": "0.123456789012"],
    [
      "CLAUDE_RATE_INPUT_OPUS": "0.5", "CLAUDE_RATE_OUTPUT_SONNET_4_5": "0",
      "CLAUDE_RATE_INPUT": "1",
    ],
  ]

  private static let queries = [
    ["--range", "all"], ["--date", "2026-11-20"], ["--project", "*a*", "--range", "all"],
  ]

  @Test(arguments: 1...Tier.choose(test: 1, check: 3, all: 20))
  func `a second implementation gives the same figures`(_ seed: Int) throws {
    let purpose = "comparing reports with Tests/Oracles/report_oracle.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let directory = try TemporaryDirectory()
    let logs = directory.path("logs")
    try oracle(
      python, "generate_logs.py",
      ["--seed", "\(seed)", "--days", "6", "--per-day", "150", "--until", "2026-11-21", logs])
    for (number, variables) in Self.rates.enumerated() {
      for query in Tier.sample(Self.queries, each: 3, from: number) {
        let arguments = ["--log-dir", logs] + query
        let expected = try oracle(python, "report_oracle.py", arguments, variables)
        let actual = try Program.built("session-stats").run(
          arguments + ["--json"],
          environment: variables.merging(["HOME": "/home/ada", "TZ": "UTC"]) { $1 })
        #expect(actual.status == 0)
        try directory.write(expected, to: "expected.json")
        try directory.write(actual.standardOutput, to: "actual.json")
        let comparison = try oracle(
          python, "compare_reports.py",
          [directory.path("expected.json"), directory.path("actual.json")])
        #expect(comparison.isEmpty, "seed \(seed), \(query), \(variables)")
      }
    }
  }

  /// Runs one of the oracle's programs and returns its output, including differences.
  @discardableResult
  private func oracle(
    _ python: Program, _ script: String, _ arguments: [String], _ variables: [String: String] = [:]
  ) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let consequences = try python.run(
      [Repository.path("Tests/Oracles/\(script)")] + arguments,
      environment: variables.merging(["HOME": "/home/ada", "TZ": "UTC", "PATH": path]) { $1 })
    #expect(consequences.standardError.isEmpty)
    return consequences.standardOutput
  }
}

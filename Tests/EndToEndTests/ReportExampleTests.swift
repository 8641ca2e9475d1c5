import Foundation
import TestSupport
import Testing

/// Compares the real reporter's output for the example logs with golden files.
struct ReportExampleTests {
  private static let stats = Program.built("session-stats")

  /// Runs the reporter on the example logs.
  private func run(
    _ arguments: [String], _ variables: [String: String] = [:]
  ) throws -> Consequences {
    try Self.stats.run(
      arguments,
      environment: ["HOME": "/home/ada", "TZ": "UTC", "CLAUDE_LOG_DIR": "examples/logs"]
        .merging(variables) { $1 }, directory: Repository.root.path)
  }

  @Test(arguments: [
    ("report-all.txt", ["--range", "all"]),
    ("report-all.json", ["--range=all", "--json"]),
    ("report-day.txt", ["--date", "2026-01-14"]),
    ("report-project.json", ["--range", "all", "--project", "light*", "--json"]),
  ])
  func `reports the example logs`(_ golden: String, _ arguments: [String]) throws {
    let consequences = try run(arguments + ["--log-dir", "examples/logs"])
    #expect(consequences.status == 0)
    #expect(Golden.difference("\(consequences)", from: golden) == nil)
  }

  @Test func `prices by the rates of the environment`() throws {
    let consequences = try run(
      ["--date", "2026-01-14", "--log-dir", "examples/logs"],
      ["CLAUDE_RATE_INPUT": "0.01", "CLAUDE_RATE_OUTPUT": "2"])
    #expect(Golden.difference("\(consequences)", from: "report-rates.txt") == nil)
  }

  @Test func `tells its version and its use`() throws {
    #expect(try run(["-V"]) == Consequences("session-stats 0.1.0\n"))
    let help = try run(["--help"])
    #expect(Golden.difference("\(help)", from: "stats-help.txt") == nil)
  }

  @Test func `wrong use is said and ends with 64`() throws {
    let wrong = [
      ["--range", "wek"], ["--rnage", "week"], ["--date", "2026-02-30"], ["--range"], ["week"],
      ["--range", "week", "--date", "today"], ["--json=1"], ["--range", "all", "--range", "week"],
      ["--range", "fortnight"], ["--date", "yesteday"], ["--project"], ["-x"], ["--"], [""],
    ]
    var said = ""
    for arguments in wrong {
      let consequences = try run(arguments)
      #expect(consequences.status == 64 && consequences.standardOutput.isEmpty, "\(arguments)")
      said += "\(arguments)\n" + consequences.standardError
    }
    #expect(Golden.difference(said, from: "wrong-use.txt") == nil)
  }

  @Test func `output that can't be written is a failure`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else {
      return print("SKIPPED: writing to a full device, since there is no /dev/full")
    }
    let consequences = try Program(path: "/bin/sh").run(
      [
        "-c", "\"$0\" --log-dir \"$1\" --date 2026-01-14 > /dev/full", Self.stats.path,
        Repository.path("examples/logs"),
      ])
    #expect(
      consequences
        == Consequences(
          error: "session-stats: standard output: No space left on device\n", status: 1))
  }
}

import Bytes
import CommandLineTool
import SessionStats
import Testing

@testable import Rendering
@testable import ReporterSupport

struct TerminalTableTests {
  private static let calls =
    6 * Call(tool: "Read", model: "claude-opus-5-5", input: 1_000_000, output: 5)
    + 3 * Call(tool: "Bash", session: "s2", input: 10, duration: 90_000, exitCode: 1)
    + [Call(tool: "Edit", added: 7)]

  private func lines(_ arguments: [String], width: Int, hasColor: Bool = false) throws -> [String] {
    try Logs(Self.calls)
      .run(arguments, terminal: Terminal(width: width, hasColor: hasColor)).outputLines
  }

  @Test func `a row has its share and a bar`() throws {
    #expect(
      try lines(["--by", "tool"], width: 80) == [
        "$24.00 tool traffic · 10 calls, 3 failed · 2 sessions", "",
        "Claude Code by tool - today                                    Wed 2026-01-14", "",
        "Tool   Calls  Failed  Sessions     Tokens     Cost  Share of calls",
        String(repeating: "─", count: 77),
        "Read       6       0         1  6,000,030   $24.00   60% ████████████████████",
        "Bash       3       3         1         30  $0.0001   30% ██████████",
        "Edit       1       0         1          0  $0.0000   10% ███▍",
        String(repeating: "─", count: 77),
        "Total     10       3         2  6,000,060   $24.00  100%", "",
        "5 columns hidden (Input, Output, +Lines, -Lines, Time): widen the terminal or",
        "use --format csv.",
        "Tool traffic, estimated at 4 characters a token, rates by model; the bill is", "higher.",
      ])
  }

  @Test(arguments: [
    ("cost", "Share of cost", ["Read >99%", "Bash <1%", "Edit 0%"]),
    ("tokens", "Share of tokens", ["Read >99%", "Bash <1%", "Edit 0%"]),
    ("failures", "Share of failures", ["Bash 100%", "Edit 0%", "Read 0%"]),
    ("duration", "Share of time", ["Bash 100%", "Edit 0%", "Read 0%"]),
    ("count", "Share of calls", ["Read 60%", "Bash 30%", "Edit 10%"]),
    ("name", "Share of calls", ["Bash 30%", "Edit 10%", "Read 60%"]),
  ])
  func `shares are those of what rows are sorted by`(
    _ key: String, _ title: String, _ shares: [String]
  ) throws {
    let lines = try lines(["--by", "tool", "--sort", key], width: 200)
    #expect(lines[4].hasSuffix(title))
    let found = lines[6..<9].map { line in
      let words = line.split(separator: " ")
      return "\(words[0]) \(words.first { $0.hasSuffix("%") } ?? "")"
    }
    #expect(found == shares)
  }

  @Test func `what rows are sorted by stays, however narrow`() throws {
    let keys = [
      ("duration", "Time"), ("failures", "Failed"), ("tokens", "Tokens"), ("cost", "Cost"),
      ("count", "Calls"),
    ]
    for (key, title) in keys {
      let lines = try lines(["--by", "tool", "--sort", key], width: 1)
      #expect(lines.contains { $0.hasPrefix("Tool") && $0.contains(title) })
    }
  }

  @Test func `shares count what isn't shown, and the total is that of all`() throws {
    let lines = try lines(["--by", "tool", "--top", "1"], width: 80)
    #expect(lines[6].hasPrefix("Read       6") && lines[6].contains(" 60% ████████████████████"))
    #expect(lines[8].hasPrefix("Total     10") && lines[8].hasSuffix("  100%"))
    #expect(lines.contains("2 more rows in the total, but not shown."))
  }

  @Test func `a table without rows has a total and no shares`() throws {
    let lines = try Logs([]).run(["--by", "tool"], terminal: Terminal(width: 200, hasColor: false))
      .outputLines
    #expect(lines[4].hasPrefix("Tool   Calls") && lines[4].hasSuffix("  Time"))
    #expect(lines[6].hasPrefix("Total      0"))
    #expect(!lines.joined().contains("%"))
  }

  @Test func `colours say nothing that isn't said without them`() throws {
    for arguments in [["--by", "tool"], [], ["rates"]] {
      let colored = try lines(arguments, width: 80, hasColor: true).joined(separator: "\n")
      let plain = try lines(arguments, width: 80).joined(separator: "\n")
      #expect(colored.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
      #expect(colored.contains("\u{1B}[1m") && colored.contains("\u{1B}[2m"))
      #expect(!plain.contains("\u{1B}"))
    }
    let lines = try lines(["--by", "tool"], width: 80, hasColor: true)
    #expect(lines[7].contains("\u{1B}[31m3\u{1B}[0m"))
    #expect(lines[6].contains("\u{1B}[36m████████████████████\u{1B}[0m"))
    #expect(lines.allSatisfy { $0.matches(of: #/\u{1B}\[[0-9]+m/#).count.isMultiple(of: 2) })
  }

  @Test(arguments: ["--json", "--format=csv", "--format=markdown"])
  func `other formats don't know of terminals`(_ format: String) throws {
    let logs = try Logs(Self.calls)
    for arguments in [[format], [format, "--by", "tool"], ["rates", format]] {
      #expect(
        logs.run(arguments, terminal: Terminal(width: 40, hasColor: true)) == logs.run(arguments))
    }
  }

  @Test func `names from a log never steer the terminal`() throws {
    let hostile = "\u{1B}[31m\u{1B}]0;x\u{07}\r\n\u{9B}2J\u{202E}\u{7F}"
    let logs = try Logs([
      Call(
        tool: "Edit" + hostile, session: hostile, project: hostile, model: hostile, file: hostile,
        branch: hostile, command: hostile, error: hostile), Call(tool: hostile, file: hostile),
    ])
    let groups = ["tool", "session", "project,model", "file", "branch", "command"]
    for arguments in groups.map({ ["--by", $0] }) + [[]] {
      for width in [1, 20, 40, 80, 300] {
        let text = logs.run(arguments, terminal: Terminal(width: width, hasColor: true))
          .standardOutput.replacing(#/\u{1B}\[(0|1|2|31|36)m/#, with: "")
        let controls = text.unicodeScalars.filter { $0.steersTerminal && $0 != "\n" }
        #expect(controls.isEmpty)
        // A name with a line break would leave a line without its columns.
        #expect(!text.contains("]0;x\n"))
      }
    }
  }
}

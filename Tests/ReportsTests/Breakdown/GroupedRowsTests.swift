import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

/// Reports of more rows than are shown.
struct GroupedRowsTests {
  private static let orders: [[String]] = [
    [], ["--reverse"], ["--sort", "name"], ["--sort", "name", "--reverse"], ["--sort", "tokens"],
    ["--sort", "tokens", "--reverse"],
  ]

  /// Returns the fields of the rows in CSV.
  private func rows(_ logs: Logs, _ arguments: [String]) -> [String] {
    let outcome = logs.run(["--format", "csv"] + arguments)
    return Array(outcome.standardOutput.split(separator: "\r\n").map(String.init).dropFirst())
  }

  @Test(arguments: [["session"], ["tool"], ["tool,session"], ["day,tool"]], orders)
  func `--top shows the first of all rows`(_ by: [String], _ order: [String]) throws {
    var random = SeededGenerator(seed: 11)
    let logs = try Logs(
      (0..<700).map { _ in
        Call(
          tool: "T\(random.below(90))", session: "s\(random.below(400))", input: random.below(4))
      })
    let arguments = ["--by"] + by + order
    let all = rows(logs, arguments)
    #expect(all.count > 80)
    for top in [1, 2, 31, 32, 33, 64, 80, all.count - 1, all.count, all.count + 1, .max] {
      #expect(rows(logs, arguments + ["--top", "\(top)"]) == Array(all.prefix(top)), "\(top)")
    }
  }

  @Test func `rows of the same displayed name are one, wherever the name comes from`() throws {
    let logs = try Logs([
      Call(session: nil, model: "claude-opus-5"), Call(session: "(none)", model: "Claude-Opus-5"),
      Call(session: "s", model: "claude-opus-5-20260101"),
    ])
    #expect(
      rows(logs, ["--by", "session"]).map { $0.prefix(while: { $0 != "," }) } == ["(none)", "s"])
    let models = rows(logs, ["--by", "model"])
    #expect(models.count == 1)
    #expect(models.first?.hasPrefix("claude-opus-5,3,") == true)
  }

  @Test func `the text of a summary lists fifty of a kind, and counts the rest`() throws {
    let calls = (100..<151).map {
      Call(tool: "T\($0)", project: "p\($0)", model: "m\($0)", error: "no")
    }
    for count in [50, 51] {
      let logs = try Logs(Array(calls.prefix(count)))
      let text = logs.run()
      let lines = text.outputLines
      let markdown = logs.run(["--format", "markdown"]).outputLines
      let more = count == 51 ? 1 : 0
      for (row, options) in [
        ("T", "--by tool"), ("p", "--by project"), ("m", "--by model"),
      ] {
        #expect(lines.contains("  \(row)149: 1") && !lines.contains("  \(row)150: 1"))
        #expect(lines.count { $0 == "  and 1 more (\(options))" } == more)
        #expect(markdown.count { $0.hasPrefix("| \(row)1") } == 50)
        #expect(markdown.count { $0 == "and 1 more (\(options))" } == more)
      }
      #expect(lines.contains("  T149: 1 of 1") && !lines.contains("  T150: 1 of 1"))
      #expect(lines.count { $0 == "  and 1 more (--by tool --failed)" } == more)
      let report = try logs.report()
      #expect(report.tools.count == count && report.projects.count == count)
      #expect(report.models.count == count)
    }
  }
}

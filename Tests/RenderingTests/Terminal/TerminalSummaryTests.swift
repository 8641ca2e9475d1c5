import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import Bytes
@testable import Rendering
@testable import ReporterSupport

struct TerminalSummaryTests {
  private func run(_ logs: Logs, _ arguments: [String] = [], width: Int = 80) -> Outcome {
    logs.run(arguments, terminal: Terminal(width: width, hasColor: false))
  }

  /// Creates logs of three days out of ten, with thirteen tools.
  private func logs() throws -> Logs {
    let logs = try Logs()
    for (daysAgo, count) in [(9, 1), (4, 8), (0, 4)] {
      try logs.write(
        (1...13).flatMap { tool in
          count
            * Call(
              tool: "Tool\(tool)", session: "s\(tool)", project: tool < 9 ? "web" : "日本",
              model: "claude-opus-5-5", file: "src/file\(tool).ts", input: 100_000, output: 20_000,
              exitCode: tool == 13 ? 1 : nil)
        } + [Call(tool: "Edit", project: "web", file: "src/page.ts")], daysAgo: daysAgo)
    }
    return logs
  }

  @Test func `the days of the calendar are small columns, those without records gaps`() throws {
    let lines = run(try logs(), ["--range", "10d"]).outputLines
    let start = try #require(lines.firstIndex(of: "Days"))
    #expect(
      lines[(start + 2)...].prefix(2) == [
        "Calls  2026-01-05 ▂····█···▅ 2026-01-14  up to 105",
        "Cost   2026-01-05 ▁····█···▄ 2026-01-14  up to $83.20",
      ])
    #expect(!run(try logs()).outputLines.contains("Days"))
  }

  @Test func `long ranges are folded`() throws {
    let lines = run(try logs(), ["--range", "10d"], width: 34).outputLines
    let start = try #require(lines.firstIndex(of: "Days (2 a mark)"))
    #expect(lines[start + 2] == "Calls  2026-01-05 ▂·█·▅ 2026-01-14")
  }

  @Test(arguments: [40, 80, 200])
  func `it holds every figure that the piped summary has`(_ width: Int) throws {
    let logs = try logs()
    try logs.directory.write("2026-01-14 no space\n", to: "hook-trouble.log")
    let text = run(logs, ["--range", "10d"], width: width).standardOutput
    let words = Set(text.split { $0 == " " || $0 == "\n" })
    for line in logs.run(["--range", "10d"]).outputLines.dropFirst(3) where line.contains(": ") {
      // Tools after the first ten are only counted.
      if line.contains(#/Tool(7|8|9): /#) { continue }
      let figure = try #require(line.split(separator: " ").last)
      #expect(words.contains(figure), "\(line)")
    }
    #expect(text.contains("The bill is higher:"))
    #expect(text.contains("Estimated Cost (rates by model)"))
  }

  @Test func `lists show ten, and say how to see the others`() throws {
    let lines = run(try logs(), ["--range", "10d"]).outputLines
    let start = try #require(lines.firstIndex { $0.hasPrefix("Tools Used") })
    let list = lines[(start + 2)...].prefix { !$0.isEmpty }
    #expect(list.count == 11)
    #expect(list.last == "4 more: --by tool")
  }

  @Test func `eleven are shown rather than ten and a hint`() throws {
    let logs = try Logs((1...11).map { Call(tool: "Tool\($0)") })
    let lines = run(logs).outputLines
    #expect(lines.count { $0.hasPrefix("Tool") } == 12)
    #expect(!lines.contains { $0.contains("more: ") })
  }

  @Test func `no line is wider than the terminal`() throws {
    let logs = try logs()
    for width in Tier.sample(34...250, each: 6) {
      for line in run(logs, ["--range", "10d"], width: width).outputLines {
        #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
      }
    }
  }

  @Test func `tools, projects and models have their figures at the same columns`() throws {
    let lines = run(try logs(), ["--range", "10d"]).outputLines
    let titles = lines.filter { $0.contains("  Calls  ") && $0.contains("Share of calls") }
    let columns = Set(titles.map { $0.drop { $0 != "C" } })
    #expect(titles.count == 4)
    #expect(columns.count == 2)
  }

  @Test func `an empty log has lists of nothing`() throws {
    let lines = run(try Logs([])).outputLines
    #expect(lines.count { $0 == "(none)" } == 4)
    #expect(lines.contains { $0.hasPrefix("Total operations  0") })
  }
}

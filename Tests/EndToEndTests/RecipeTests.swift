import Foundation
import TestSupport
import Testing

/// Runs the recipes in `docs/reports.md` verbatim, and compares their results with the report's.
struct RecipeTests {
  /// The shell commands of the section, in order.
  private static let recipes: [String] = {
    let data = (try? Repository.data("docs/reports.md")) ?? Data()
    let parts = String(decoding: data, as: UTF8.self).components(separatedBy: "\n## Recipes\n")
    let section = parts.count == 2 ? parts[1].components(separatedBy: "\n## ")[0] : ""
    return section.matches(of: #/```sh\n([\s\S]*?)```/#).map { String($0.1) }
  }()

  /// A home directory with the example logs, further records, and the reporter on the path.
  private final class Home {
    let directory: TemporaryDirectory

    init() throws {
      directory = try TemporaryDirectory()
      try directory.makeLogs(in: ".claude")
      for name in try Repository.names(in: "examples/logs") {
        try directory.write(Repository.data("examples/logs/\(name)"), to: ".claude/logs/\(name)")
      }
      let last = ".claude/logs/activity-2026-01-14.jsonl"
      try directory.write(directory.read(last) + Self.more, to: last)
      try directory.makeDirectories("bin")
      try FileManager.default.createSymbolicLink(
        atPath: directory.path("bin/session-stats"), withDestinationPath: ReportRuns.stats.path)
    }

    /// A failure without an exit code, a rejected input, and an incomplete line.
    private static let more = """
      {"timestamp":"2026-01-14T15:58:00Z","tool":"Bash","command":"sleep 9","project":"lighthouse",\
      "tokens":{"input":1,"output":2,"total":3},"error":"interrupted"}
      {"timestamp":"2026-01-14T15:59:00Z","tool":"unknown","project":"lighthouse",\
      "tokens":{"input":0,"output":0,"total":0},"error":"not a hook input","rejected":true}
      {"timestamp":"2026-01-14T16:00:00Z","tool":"Ba
      """

    /// Returns what a shell prints for a command.
    func run(_ command: String) throws -> String {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let consequences = try Program(path: "/bin/sh").run(
        ["-euc", command],
        environment: [
          "HOME": directory.path, "PATH": directory.path("bin") + ":" + path, "TZ": "UTC",
          "LC_ALL": "C",
        ])
      #expect(consequences.status == 0, "\(consequences)")
      // Only the reporter mentions that it skipped a line.
      let messages = consequences.standardError.split(separator: "\n")
      #expect(messages.filter { !$0.hasPrefix("session-stats: ") } == [])
      return consequences.standardOutput
    }

    /// Returns the rows of a CSV report, with the names in its first line as keys.
    func rows(_ arguments: String) throws -> [[String: String]] {
      let lines = try run("session-stats --format csv \(arguments) 2>/dev/null")
        .replacing("\r\n", with: "\n").split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false)
        }
      let names = (lines.first ?? []).map(String.init)
      return lines.dropFirst().map { cells in
        Dictionary(uniqueKeysWithValues: zip(names, cells.map(String.init)))
      }
    }
  }

  /// Runs the only recipe that contains a text; reports and returns nil if one of its programs isn't installed.
  private func run(_ mark: String, _ programs: [String], _ home: Home) throws -> String? {
    let found = Self.recipes.filter { $0.contains(mark) }
    let recipe = try #require(found.count == 1 ? found.first : nil)
    for program in programs {
      guard Program.installed(program, for: "a recipe of docs/reports.md") != nil else {
        return nil
      }
    }
    return try home.run(recipe)
  }

  private static let marks = [
    ".tool // empty", ".exit_code // 0", "@tsv", "| bc", "Decimal(", "duckdb",
  ]
  /// The days of the example logs with one record per line.
  private static let lines = "--since 2026-01-13 --until 2026-01-14"

  @Test func `there is a test for each recipe`() {
    #expect(!Self.recipes.isEmpty)
    for recipe in Self.recipes {
      #expect(Self.marks.count { recipe.contains($0) } == 1, "\(recipe)")
    }
  }

  @Test func `jq counts the calls by tool`() throws {
    let home = try Home()
    guard let output = try run(Self.marks[0], ["jq"], home) else { return }
    let counts = output.matches(of: #/(?m)^ *(\d+) "(.*)"$/#).map { "\($0.2) \($0.1)" }
    let expected = try home.rows("--by tool \(Self.lines)").map {
      "\($0["tool"] ?? "") \($0["count"] ?? "")"
    }
    #expect(counts.sorted() == expected.sorted() && counts.count > 10)
  }

  @Test func `jq lists the commands that failed`() throws {
    let home = try Home()
    guard let output = try run(Self.marks[1], ["jq"], home) else { return }
    let lines = output.split(separator: "\n")
    let failures = try home.rows("--failed --by command \(Self.lines)")
      .filter { $0["command"] != "(none)" }.compactMap { $0["failures"].flatMap { Int($0) } }
    #expect(lines.count == failures.reduce(0, +) && lines.count > 2)
    for line in lines {
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String]
      #expect(row?.count == 3)
    }
  }

  @Test func `jq prints the cost by project as a table`() throws {
    let home = try Home()
    guard let output = try run(Self.marks[2], ["jq"], home) else { return }
    let rows = output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let expected = try home.rows("--by project --range all")
    #expect(rows.map { $0.first } == expected.map { $0["project"] } && rows.count == 2)
    #expect(rows.map { $0[1] } == expected.map { $0["count"] })
    for (row, exact) in zip(rows, expected) {
      let difference = try number(row[2]) - number(exact["cost_total"])
      // The sum of two amounts that were rounded to four decimals.
      #expect(abs(difference) <= Decimal(string: "0.0001") ?? 0, "\(row)")
    }
  }

  @Test(arguments: [(3, ["jq", "bc"]), (4, ["python3"])])
  func `exact amounts add up to that of the report`(_ place: Int, _ programs: [String]) throws {
    let home = try Home()
    guard let output = try run(Self.marks[place], programs, home) else { return }
    let expected = try home.rows("--range all")
    #expect(try number(output) == number(expected.first?["cost_total"]))
  }

  @Test func `DuckDB counts calls and tokens by project and tool`() throws {
    let home = try Home()
    // This file begins with an indented record.
    try FileManager.default.removeItem(
      atPath: home.directory.path(".claude/logs/activity-2026-01-12.jsonl"))
    guard let output = try run(Self.marks[5], ["duckdb"], home) else { return }
    let expected = try home.rows("--by project,tool --range all").map { row in
      ["project", "tool", "count", "tokens_total"].map { row[$0] ?? "" }.joined(separator: ",")
    }
    let rows = output.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
    #expect(rows.first == "project,tool,calls,tokens")
    #expect(rows.dropFirst().sorted() == expected.sorted() && expected.count > 10)
  }

  private func number(_ text: String?) throws -> Decimal {
    let text = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    return try #require(Decimal(string: text.hasPrefix(".") ? "0" + text : text))
  }
}

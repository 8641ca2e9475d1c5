import Foundation
import TestSupport
import Testing

/// Tests the claims of the README and the examples.
struct DocumentationTests {
  @Test func `the README shows what the reporter prints`() throws {
    let readme = String(decoding: try Repository.data("README.md"), as: UTF8.self)
    let block = try #require(
      readme.firstMatch(of: #/```console\n\$ session-stats (.*)\n([^`]*)```/#))
    let shown = String(block.2).components(separatedBy: "  ...\n")[0]
    let consequences = try Program.built("session-stats").run(
      block.1.split(separator: " ").map(String.init),
      environment: ["CLICOLOR_FORCE": "1", "COLUMNS": "80"], directory: Repository.root.path)
    let text = consequences.standardOutput.replacing(#/\u{1B}\[\d+m/#, with: "")
    #expect(shown.contains("Tools Used") && text.hasPrefix(shown))
  }

  @Test func `the documentation of reports shows what the reporter prints`() throws {
    let document = String(decoding: try Repository.data("docs/reports.md"), as: UTF8.self)
    let blocks = document.matches(of: #/```console\n([^`]*)```/#).map { String($0.1) }
      .filter { $0.contains("examples/") }
    #expect(blocks.count == 3)
    for block in blocks {
      let home = try TemporaryDirectory()
      try home.makeDirectories("bin")
      try FileManager.default.createSymbolicLink(
        atPath: home.path("bin/session-stats"), withDestinationPath: ReportRuns.stats.path)
      for step in "\n\(block)".components(separatedBy: "\n$ ").dropFirst() {
        let command = step.prefix { $0 != "\n" }
        let consequences = try Program(path: "/bin/sh").run(
          ["-euc", String(command)],
          environment: [
            "HOME": home.path, "PATH": "\(home.path("bin")):/usr/bin:/bin", "TZ": "UTC",
            "CLICOLOR_FORCE": "1", "COLUMNS": "80",
          ], directory: Repository.root.path)
        let text = consequences.standardOutput.replacing(#/\u{1B}\[\d+m/#, with: "")
          .replacing(home.path, with: "/home/ada")
        let shown = String(step.dropFirst(command.count + 1)).components(separatedBy: "  ...\n")
        #expect(shown[0].contains("1"), "\(command)")
        // If another command follows, its line was matched with the last newline.
        let isWhole = text == shown[0] || text == shown[0] + "\n"
        #expect(shown.count == 2 ? text.hasPrefix(shown[0]) : isWhole, "\(text)")
      }
    }
  }

  @Test func `the README counts the examples right`() throws {
    let readme = String(decoding: try Repository.data("README.md"), as: UTF8.self)
    #expect(readme.contains("\(try HookRuns.examples().count) made-up hook inputs"))
  }

  @Test func `the demo shows records and a report`() throws {
    let scratch = try TemporaryDirectory()
    let directory = URL(fileURLWithPath: HookRuns.hook.path).deletingLastPathComponent().path
    let demo = try Program(path: "/bin/sh").run(
      [Repository.path("examples/demo.sh"), directory, scratch.path("logs")],
      environment: ["HOME": "/home/ada", "PATH": "/usr/bin:/bin", "CLAUDE_LOG_DETAILS": "off"])
    #expect(demo.status == 0, "\(demo)")
    #expect(
      demo.standardOutput.split(separator: "\n").count { $0.hasPrefix("{\"timestamp\"") } == 2)
    #expect(demo.standardOutput.contains("  Total operations:  47\n"))
  }

  @Test func `the totals in the documentation are those of the example logs`() throws {
    let logs = try TemporaryDirectory()
    for name in try FileManager.default.contentsOfDirectory(
      atPath: Repository.path("examples/logs"))
    {
      try logs.write(try Repository.data("examples/logs/\(name)"), to: name)
    }
    let rotation = try Program.built("session-stats").run(["rotate", "--log-dir", logs.path])
    #expect(rotation.status == 0, "\(rotation)")
    let totals = try String(
      contentsOfFile: logs.path("totals-2026-01.ndjson"), encoding: .utf8)
    let document = String(decoding: try Repository.data("docs/log-format.md"), as: UTF8.self)
    let block = try #require(document.firstMatch(of: #/```\n(\{"day_file".*)\n(.*)\n```/#))
    // The states and ids are long texts, which the document truncates.
    let parts = block.1.split(separator: "…")
    try #require(parts.count == 3)
    let heading = try #require(totals.firstRange(of: parts[0]))
    let rest = totals[heading.upperBound...]
    let line = try #require(rest.split(separator: "\n").first)
    #expect(line.contains(parts[1]) && line.hasSuffix(parts[2]))
    #expect(rest.contains("\n\(block.2)\n"))
  }
}

import Foundation
import TestSupport
import Testing

/// Tests reports by each dimension and in each format, on logs with hostile names.
struct HostileReportTests {
  private static let hostile = Result { try HostileLog(HostileNames.all) }
  private static let plain = Result { try HostileLog((0..<50).map { "name\($0)" }) }
  /// The summary, and tables by every dimension and by some pairs.
  private static let reports =
    [[]] + (ReportRuns.dimensions + ["tool,project", "session,model"]).map { ["--by", $0] }

  /// Returns the rows of a grouped report, from its JSON.
  private func groups(_ log: HostileLog, _ report: [String]) throws -> [[String: Any]] {
    let run = try log.report(report + ["--json"])
    #expect(Harmlessness.steering(run.standardOutput) == [], "\(report)")
    let object = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    return (object as? [String: Any])?["groups"] as? [[String: Any]] ?? []
  }

  /// Returns the number of lines before the notes, which mention columns left out because of wide names.
  private func lineCount(_ text: String) -> Int {
    let end = text.range(of: "\n\n", options: .backwards)?.lowerBound ?? text.endIndex
    return text[..<end].utf8.count { $0 == 10 }
  }

  @Test(arguments: Tier.sample(reports, each: 3))
  func `no name steers a terminal, or makes a table longer`(_ report: [String]) throws {
    let (hostile, plain) = (try Self.hostile.get(), try Self.plain.get())
    let hostileRows = try groups(hostile, report).count
    let plainRows = try groups(plain, report).count
    #expect((hostileRows > 0) == !report.isEmpty)
    for (format, variables) in [
      (["--format", "text"], [:]), (["--format", "markdown"], [:]),
      (["--format", "text"], ["CLICOLOR_FORCE": "1", "COLUMNS": "80"]),
      (["--format", "text"], ["CLICOLOR_FORCE": "1", "COLUMNS": "300"]),
    ] as [([String], [String: String])] {
      let run = try hostile.report(report + format, variables)
      #expect(run.status == 0 && run.standardError == "")
      let text = run.standardOutput.replacing(#/\u{1B}\[\d+m/#, with: "")
      #expect(Harmlessness.steering(text) == [], "\(report) \(format)")
      // The summary has lists of different lengths; a table has one line per row.
      guard !report.isEmpty else { continue }
      let plainText = try plain.report(report + format, variables).standardOutput
      #expect(
        lineCount(text) - hostileRows == lineCount(plainText) - plainRows,
        "\(report) \(format) \(variables)")
    }
  }

  @Test(arguments: Tier.sample(reports, each: 2))
  func `nothing in a Markdown table is markup`(_ report: [String]) throws {
    let text = try Self.hostile.get().report(report + ["--format", "markdown"]).standardOutput
    var width = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = 0
        continue
      }
      if width == 0 { width = Harmlessness.cellCount(line) }
      #expect(Harmlessness.cellCount(line) == width, "\(line)")
      // Our own markup makes the total bold.
      #expect(
        Harmlessness.markup(line.replacing("**", with: "")) == [], "\(line)")
    }
    #expect(text.contains("| --- |"))
  }

  @Test(arguments: Tier.sample(reports, each: 3, from: 1))
  func `CSV has a line a row and no formula`(_ report: [String]) throws {
    guard let python = Program.installed("python3", for: "reading CSV with another reader") else {
      return
    }
    let hostile = try Self.hostile.get()
    let text = try hostile.report(report + ["--format", "csv"]).standardOutput
    #expect(Harmlessness.steering(text, besides: ["\r"]) == [])
    #expect(text.unicodeScalars.count { $0 == "\r" } == text.utf8.count { $0 == 10 })
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode()
      json.dump(list(csv.reader(io.StringIO(text, newline=""), strict=True)), sys.stdout)
      """
    let read = try python.run(
      ["-c", script], input: Data(text.utf8),
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
    try #require(read.status == 0, "\(read)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(read.standardOutput.utf8)) as? [[String]])
    let count = report.isEmpty ? 1 : try groups(hostile, report).count
    #expect(rows.count == count + 1)
    #expect(Set(rows.map(\.count)).count == 1)
    #expect(rows.joined().filter(Harmlessness.isFormula) == [])
  }

  @Test(arguments: ["tool", "session", "branch", "file", "skill"])
  func `JSON gives each name back as it was`(_ dimension: String) throws {
    let hostile = try Self.hostile.get()
    let names = try groups(hostile, ["--by", dimension]).compactMap { $0[dimension] as? String }
    // `String` treats some different byte sequences as equal.
    let isThere = Set(names.map { Array($0.utf8) })
    let missing = HostileNames.all.filter { !isThere.contains(Array($0.utf8)) }
    #expect(missing == [])
    #expect(names.count == isThere.count)
  }

  @Test func `very long names are as harmless`() throws {
    let log = try HostileLog([])
    let records = HostileNames.long.map { ["tool": $0, "project": $0] }
    let lines = try records.map { try JSONSerialization.data(withJSONObject: $0) }
    try log.directory.write(
      Data(lines.joined(separator: [10])) + [10], to: "logs/\(HostileLog.day)")
    for format in ["text", "csv", "markdown", "json"] {
      let run = try log.report(["--by", "tool", "--format", format])
      #expect(run.status == 0)
      #expect(Harmlessness.steering(run.standardOutput, besides: ["\r"]) == [])
    }
    for report in [[], ["--by", "tool"]] {
      let run = try log.report(report, ["CLICOLOR_FORCE": "1", "COLUMNS": "80"])
      let text = run.standardOutput.replacing(#/\u{1B}\[\d+m/#, with: "")
      #expect(Harmlessness.steering(text) == [])
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(report)")
    }
    let names = try groups(log, ["--by", "tool"]).compactMap { $0["tool"] as? String }
    #expect(Set(names.map { Array($0.utf8) }) == Set(HostileNames.long.map { Array($0.utf8) }))
  }

  @Test func `halves of surrogate pairs and bytes that aren't UTF-8 are shown as such`() throws {
    let log = try HostileLog([])
    let line = #"{"tool":"\ud834x","session_id":"\udd1e","file":"a"# + "\u{9B}\u{202E}"
    var data = Data(line.utf8)
    data.append(contentsOf: [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF8])
    data.append(contentsOf: #""}"#.utf8 + [10])
    try log.directory.write(data, to: "logs/\(HostileLog.day)")
    for (dimension, name) in [("tool", "\u{FFFD}x"), ("session", "\u{FFFD}")] {
      #expect(try groups(log, ["--by", dimension]).map { $0[dimension] as? String } == [name])
    }
    for format in ["text", "csv", "markdown", "json"] {
      let run = try log.report(["--by", "file", "--format", format])
      #expect(run.status == 0)
      #expect(Harmlessness.steering(run.standardOutput, besides: ["\r"]) == [])
      #expect(run.standardOutput.contains("\u{FFFD}"))
    }
  }
}

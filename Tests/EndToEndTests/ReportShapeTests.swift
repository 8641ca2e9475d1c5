import Foundation
import TestSupport
import Testing

/// Tests the promise that members of the report's JSON are only added, never renamed or removed.
struct ReportShapeTests {
  /// Returns the member paths of a report, without the names of its dimensions.
  private static func members(_ query: ReportRuns.Query) throws -> Set<String> {
    let paths = try MemberPaths.of(json: ReportRuns.example(query))
    // If sessions are rows, project and model describe them unless they are dimensions.
    let known: Set = query.shape == .sessions ? ["project", "model"] : []
    // A file is shown with its project.
    let shown = query.dimensions + (query.dimensions.contains("file") ? ["project"] : [])
    let names = shown.filter { !known.contains($0) }.map { "groups[].\($0)" }
    #expect(names.allSatisfy(paths.contains), "\(query)")
    return paths.subtracting(names)
  }

  private static func lines(_ shape: ReportRuns.Shape, _ paths: Set<String>) -> [String] {
    paths.sorted().map { "\(shape.rawValue): \($0)" }
  }

  @Test func `members are only added, and an added one is written down`() throws {
    #expect(ReportRuns.dimensions.count >= 15)
    var members: [ReportRuns.Shape: Set<String>] = [:]
    for query in ReportRuns.plain {
      let paths = try Self.members(query)
      let first = members[query.shape, default: paths]
      #expect(first.symmetricDifference(paths) == [], "not as all others of its kind: \(query)")
      members[query.shape] = first
    }
    let actual = ReportRuns.Shape.allCases.flatMap { Self.lines($0, members[$0] ?? []) }
    let name = "report-members.txt"
    let golden = try? String(
      contentsOfFile: Repository.path("Tests/EndToEndTests/Golden/\(name)"), encoding: .utf8)
    let expected = (golden ?? "").split(separator: "\n").map(String.init)
    #expect(
      Golden.difference(actual.map { $0 + "\n" }.joined(), from: name) == nil,
      """
      Gone: \(Set(expected).subtracting(actual).sorted()); scripts rely on these, so put them back.
      New: \(Set(actual).subtracting(expected).sorted()); add these to docs/reports.md and \
      docs/schema/report.json, then run 'make golden'.
      """)
  }

  @Test func `members of what the API billed are only added, too`() throws {
    let whole = ReportRuns.billed.filter { query in
      query.shape == .sessions || query.arguments.count == 4
    }
    #expect(whole.count == 4)
    let lines = try (whole + ReportRuns.reconciled).flatMap { query in
      try Self.members(query).sorted().map { "\(query): \($0)" }
    }
    let golden = lines.map { $0 + "\n" }.joined()
    #expect(Golden.difference(golden, from: "report-members-billed.txt") == nil)
  }

  @Test func `the schema names every member`() throws {
    let object = try JSONSerialization.jsonObject(
      with: Repository.data("docs/schema/report.json"))
    let schema = try #require(object as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    for query in ReportRuns.plain + ReportRuns.billed + ReportRuns.reconciled {
      let definition =
        switch query.shape {
        case .summary: "summary_report"
        case .groups, .sessions: "group_report"
        case .rates: "rates_report"
        case .reconciliation: "reconcile_report"
        }
      let named = MemberPaths.named(by: definitions[definition], in: schema)
      let paths = try MemberPaths.of(json: ReportRuns.example(query))
      #expect(paths.subtracting(named) == [], "\(query)")
    }
  }

  @Test func `the documentation names every member of a report`() throws {
    let document = String(decoding: try Repository.data("docs/reports.md"), as: UTF8.self)
    let section = try #require(document.firstMatch(of: #/\n## JSON\n([\s\S]*?)\n## /#)).1
    let reports = ReportRuns.plain.filter { $0.shape != .rates }
    let paths = try reports.reduce(into: Set()) { $0.formUnion(try Self.members($1)) }
    let names = Set(paths.compactMap { $0.split { ".[]".contains($0) }.last })
    #expect(names.count > 30)
    for name in names {
      #expect(section.contains("\"\(name)\"") || section.contains("`\(name)`"), "\(name)")
    }
    let billed = try (ReportRuns.billed + ReportRuns.reconciled).reduce(into: Set()) {
      $0.formUnion(try Self.members($1))
    }
    for name in Set(billed.compactMap { $0.split { ".[]".contains($0) }.last }) {
      #expect(document.contains("\"\(name)\"") || document.contains("`\(name)`"), "\(name)")
    }
  }

  // MARK: Numbers

  @Test func `no number has an exponent, and no amount more than four decimals`() throws {
    var amounts = 0
    // The reporter writes each member on its own line; a name's line ends with a quote.
    let lines = Set(try ReportRuns.everything.get().flatMap { $0.split(separator: "\n") })
    for line in lines {
      guard let number = line.firstMatch(of: #/^ *"(\w+)": (-?[0-9].*?),?$/#) else { continue }
      // Claude Code's own counts and what they are compared with are exact.
      let exact: Set<Substring> = ["claude_code", "responses", "difference"]
      let decimals = number.1 == "usd_per_1k" ? 15 : exact.contains(number.1) ? 18 : 4
      let parts = number.2.split(separator: ".", omittingEmptySubsequences: false)
      let digits = parts.joined()
      #expect(digits.allSatisfy { $0.isASCII && $0.isNumber } && parts.count <= 2, "\(line)")
      if parts.count == 2 {
        amounts += 1
        #expect(parts[1].count <= decimals && parts[1].last != "0", "\(line)")
      }
    }
    #expect(amounts > 100)
  }

  @Test func `jq reads every report, and prints amounts that bc can read`() throws {
    guard let jq = Program.installed("jq", for: "reading reports with jq") else { return }
    let reports = try ReportRuns.everything.get()
    let read = try jq.run(
      ["-r", "-s", "length, (.[] | .. | .estimated_cost? // empty | .input, .output, .total)"],
      input: Data(reports.joined().utf8))
    #expect(read.status == 0 && read.standardError.isEmpty, "\(read.standardError)")
    let lines = read.standardOutput.split(separator: "\n")
    #expect(lines.first == "\(reports.count)" && lines.count > 1_000)
    #expect(lines.filter { !$0.contains(#/^[0-9]+(\.[0-9]+)?$/#) } == [])
  }
}

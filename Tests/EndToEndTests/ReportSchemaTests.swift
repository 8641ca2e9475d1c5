import Foundation
import TestSupport
import Testing

/// Compares `docs/schema/report.json` with the reporter and with invalid reports.
struct ReportSchemaTests {
  private static let schema = "docs/schema/report.json"

  /// Returns a report as a single line, with its numbers unchanged.
  private static func line(_ report: String) -> String { report.replacing("\n", with: "") }

  private static func line(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
  }

  // MARK: Reports

  @Test func `every report keeps to the schema, which names all of its members`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let reports = try ReportRuns.everything.get()
    #expect(try validator.violations(in: reports.map(Self.line), closed: true) == [])
  }

  @Test func `the examples in the schema keep to it`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let schema = try JSONSerialization.jsonObject(with: Repository.data(Self.schema))
    let examples = try #require((schema as? [String: Any])?["examples"] as? [Any])
    #expect(try validator.violations(in: examples.map { try Self.line($0) }, closed: true) == [])
  }

  @Test func `a member may be added anywhere, and the closed schema sees it`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let cases = try Self.whole().flatMap { report in
      ([[]] + MutableJSON.objects(in: report)).map { path in
        (MutableJSON.set(report, path + ["new"], to: [1]), MutableJSON.text(path))
      }
    }
    let lines = try cases.map { try Self.line($0.0) }
    #expect(try validator.violations(in: lines) == [])
    let expected = cases.enumerated().map {
      SchemaValidator.Violation(line: $0 + 1, path: $1.1)
    }
    #expect(try validator.violations(in: lines, closed: true) == expected)
  }

  @Test(arguments: ["rotated", "filled_models", "uncompared_calls"])
  func `what there seldom is may count among the data`(_ name: String) throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let path: MutableJSON.Path = [.member("data"), .member(name)]
    let reports = try Self.whole().filter { MutableJSON.value($0, ["data"]) != nil }
    let good = try reports.map { try Self.line(MutableJSON.set($0, path, to: 7)) }
    #expect(try validator.violations(in: good, closed: true) == [])
    let broken = try reports.map { try Self.line(MutableJSON.set($0, path, to: -1)) }
    #expect(
      try validator.violations(in: broken).map(\.path) == good.map { _ in "$.data.\(name)" })
  }

  @Test func `so does every report from transcripts`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let reports = try Self.ofTranscripts()
    #expect(reports.contains { $0.contains("\"lower_bound\"") })
    #expect(reports.contains { $0.contains("\"unfinished_responses\"") })
    #expect(reports.contains { $0.contains("\"tool_traffic\"") && $0.contains("\"count\": 0") })
    #expect(try validator.violations(in: reports.map(Self.line), closed: true) == [])
  }

  @Test func `the schema refuses what no report from transcripts has`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let reports = try Self.ofTranscripts().map {
      try JSONSerialization.jsonObject(with: Data($0.utf8))
    }
    let places = [
      "lower_bound", "summary.responses", "summary.refused_operations",
      "summary.tokens.cache_read", "summary.estimated_cost.exact.web_search",
      "summary.unfinished_responses.total", "summary.unfinished_responses.subagents",
      "summary.tool_traffic.tokens.total", "summary.tool_traffic.estimated_cost.exact.total",
      "projects.0.count", "groups.0.responses", "models.0.rates.cache_write_1h",
      "reconciliation.sessions", "reconciliation.claude_code", "data.uncompared_calls",
    ]
    var cases: [(line: String, path: String)] = []
    for place in places {
      let path = place.split(separator: ".").map { MutableJSON.Step(String($0)) }
      let report = try #require(
        reports.first { MutableJSON.value($0, path) != nil }, "no report has \(place)")
      cases.append((try Self.line(MutableJSON.set(report, path, to: -1)), MutableJSON.text(path)))
    }
    let expected = cases.enumerated().map {
      SchemaValidator.Violation(line: $0 + 1, path: $1.path)
    }
    #expect(Set(try validator.violations(in: cases.map(\.line))) == Set(expected))
  }

  /// Returns reports from transcripts, half of them including a response without a final count of its output.
  private static func ofTranscripts() throws -> [String] {
    let directory = try TemporaryDirectory()
    let row = """
      {"type":"assistant","timestamp":"2026-01-14T16:00:00Z","sessionId":"s","cwd":"/srv/shop",\
      "message":{"id":"m","model":"claude-sonnet-5-5","stop_reason":null,"content":[],\
      "usage":{"input_tokens":3,"output_tokens":1,"server_tool_use":{"web_search_requests":2}}}}

      """
    try directory.write(row, to: "s.jsonl")
    let examples = Repository.path("examples/transcripts")
    let by = [[], ["--by", "session"], ["--by", "model,day"], ["--by", "project"]]
    return try ["transcripts", "both"].flatMap { source in
      try [[examples], [examples, directory.path]].flatMap { directories in
        try by.map { dimensions in
          try ReportRuns.output(
            ReportRuns.Query(
              ["--range", "2026-01", "--source", source] + dimensions
                + directories.flatMap { ["--transcripts", $0] }), Repository.path("examples/logs"))
        }
      }
    }
  }

  // MARK: Invalid reports

  @Test func `the schema refuses a report without any one of its members`() throws {
    try expectRefusal { report, path in
      let parent = Array(path.dropLast())
      if case .member(let name)? = path.last, Self.optional.contains(name) { return [] }
      return [(MutableJSON.set(report, path, to: nil), parent)]
    }
  }

  /// The members that a report may lack.
  private static let optional: Set = [
    "lower_bound", "refused_operations", "unfinished_responses", "tool_traffic", "reconciliation",
    "uncompared_calls", "sessions_without_transcript",
  ]

  @Test func `the schema refuses each member of another type`() throws {
    try expectRefusal { report, path in
      let isArray = MutableJSON.value(report, path) is [Any]
      // A count may be less than the responses cost.
      let isSigned = MutableJSON.text(path) == "$.reconciliation.difference"
      let others: [Any] =
        [NSNull(), isArray ? [String: Any]() : [Any]()] + (isSigned ? [] : [-1])
      return others.map { (MutableJSON.set(report, path, to: $0), path) }
    }
  }

  @Test func `the schema refuses values that a report can't have`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    var cases: [(line: String, path: String)] = []
    for (place, values) in Self.impossible {
      let path = place.split(separator: ".").map { MutableJSON.Step(String($0)) }
      let reports = try Self.whole().filter { MutableJSON.value($0, path) != nil }
      #expect(!reports.isEmpty, "\(place)")
      for (report, value) in reports.flatMap({ report in values.map { (report, $0) } }) {
        // Replaced as text, because numbers of more than 64 bits must stay exact.
        let line = try Self.line(MutableJSON.set(report, path, to: "<value>"))
        cases.append((line.replacing(#""<value>""#, with: value), MutableJSON.text(path)))
      }
    }
    let violations = Set(try validator.violations(in: cases.map(\.line)))
    let expected = Set(
      cases.enumerated().map { SchemaValidator.Violation(line: $0 + 1, path: $1.path) })
    #expect(expected.subtracting(violations).map { cases[$0.line - 1].line } == [], "not refused")
    #expect(violations.subtracting(expected) == [])
  }

  /// Values, each as JSON, that can't occur at these paths.
  private static let impossible = [
    ("summary.estimated_cost.exact.total", [#""1e-05""#, #""0.10""#, #"".5""#, #""01""#, "0.5"]),
    ("summary.estimated_cost.exact.input", [#""""#, #""-1""#, #""0.1234567890123456789""#]),
    ("summary.estimated_cost.total", [#""0.5""#, "-0.5"]),
    ("summary.estimated_cost.currency", [#""EUR""#, #""""#]),
    ("summary.total_operations", ["1.5", "9223372036854775808", #""1""#]),
    ("from", [#""2026-13-01""#, #""2026-1-1""#, #""yesterday""#, #""2026-01-14\n""#]),
    ("range", [#""""#, #""Last week""#]), ("basis", [#""""#]),
    ("summary.refused_operations", ["-1", "0.5"]), ("lower_bound", ["false"]),
    ("summary.responses", ["-1", "0.5"]), ("summary.tokens.cache_read", ["-1"]),
    ("summary.unfinished_responses.total", ["0"]),
    ("reconciliation.claude_code", ["null", #""1""#]),
    ("data.bytes", ["0.5"]), ("tools.0.tool", [#""""#]), ("tools.0.count", ["0"]),
    ("groups.0.week", [#""2026-W54""#, #""2026-W00""#, #""2026-03""#]),
    ("groups.0.hour", [#""24""#, #""9""#, #""""#]), ("groups.0.month", [#""2026-13""#]),
    ("groups.0.day", [#""(none)""#]), ("groups.0.start", [#""2026-01-14T15:30:00+01:00""#]),
    ("models.0.rates.input.source", [#""guess""#]), ("models.0.rates.input.usd_per_1k", ["-1"]),
    ("models.0.variables.input.0", [#""PATH""#, #""CLAUDE_RATE_OUTPUT""#]),
    ("models.0.variables.output.0", [#""CLAUDE_RATE_OUTPUT_x""#]),
    ("models.0.variables.cache_write_1h.0", [#""CLAUDE_RATE_CACHE_WRITE""#]),
    ("models.0.rates.cache_read.source", [#""guess""#]), ("models.0.rules.0.fast", ["false"]),
    ("models.0.rules.0", ["{}", #"{"factor":1.1}"#, #"{"in_us":true,"fast":true}"#]),
  ]

  @Test func `the schema refuses what no reconciliation and no other currency has`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let report = try JSONSerialization.jsonObject(
      with: Data(ReportRuns.example(ReportRuns.reconciled[0]).utf8))
    let billed = try JSONSerialization.jsonObject(
      with: Data(
        ReportRuns.output(
          ReportRuns.Query(["--range", "all", "--source", "transcripts"]),
          Repository.path("examples/logs"), ["CLAUDE_CURRENCY": "EUR 0.92"]
        ).utf8))
    #expect(
      try validator.violations(in: [report, billed].map { try Self.line($0) }, closed: true) == [])
    let converted = "summary.estimated_cost.converted"
    let values: [(Any, String, [Any?])] = [
      (report, "sessions.0.claude_code", [nil, "1", [1]]),
      (report, "sessions.0.responses", [nil, -1, NSNull()]),
      (report, "sessions.0.models.0.model", [nil, ""]),
      (report, "sessions.2.reasons.0", ["", NSNull()]), (report, "summary.claude_code", [nil, -1]),
      (report, "summary.uncounted_sessions", [nil, -1, 0.5]),
      (billed, "\(converted).rate", [nil, 0, "0.92"]), (billed, "\(converted).total", [nil, -1]),
      (billed, "\(converted).currency", [nil, "eur", "EURO"]),
      (billed, "\(converted).cache_read", [nil, -1]),
    ]
    var lines: [String] = []
    for (report, place, values) in values {
      let path = place.split(separator: ".").map { MutableJSON.Step(String($0)) }
      #expect(MutableJSON.value(report, path) != nil, "\(place)")
      lines += try values.map { try Self.line(MutableJSON.set(report, path, to: $0)) }
    }
    let refused = Set(try validator.violations(in: lines).map(\.line))
    #expect(refused == Set(1...lines.count))
  }

  @Test func `the schema refuses more than ten edited files`() throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    let report = try Self.whole()[0]
    let file = try #require(MutableJSON.value(report, ["top_files", 0]))
    let lines = try [10, 11].map { count in
      try Self.line(
        MutableJSON.set(report, ["top_files"], to: Array(repeating: file, count: count)))
    }
    let violations = try validator.violations(in: lines)
    #expect(violations == [SchemaValidator.Violation(line: 2, path: "$.top_files")])
  }

  /// Changes each member of each kind of report, and expects a violation at the returned path.
  private func expectRefusal(
    _ breaking: (Any, MutableJSON.Path) -> [(broken: Any, at: MutableJSON.Path)]
  ) throws {
    guard let validator = try SchemaValidator(Self.schema) else { return }
    // Reports by other times differ from that by weeks only in one member, which is tested separately.
    let reports = Tier.sample(try Self.whole().prefix(8), each: 4)
    #expect(try validator.violations(in: reports.map { try Self.line($0) }) == [])
    let cases = reports.flatMap { report in
      MutableJSON.members(in: report).flatMap { breaking(report, $0) }
    }
    #expect(cases.count > 200 || Tier.current == .test)
    let violations = Set(try validator.violations(in: cases.map { try Self.line($0.broken) }))
    let expected = Set(
      cases.enumerated().map {
        SchemaValidator.Violation(line: $0 + 1, path: MutableJSON.text($1.at))
      })
    #expect(expected.subtracting(violations) == [], "not refused")
  }

  /// Returns a report of each kind with all members, and one row in each list.
  private static func whole() throws -> [Any] {
    let queries =
      [ReportRuns.Query(["--range", "all"]), ReportRuns.Query(["rates"])]
      + [["--source", "transcripts"], ["--source", "both"]].flatMap { source in
        [ReportRuns.Query(["--range", "all"] + source), ReportRuns.Query(by: "session", source)]
      }
      + ["session", "week", "day", "month", "hour"].map { ReportRuns.Query(by: $0) }
    return try queries.map { query in
      let report = try ReportRuns.example(query)
      let whole = MutableJSON.withOneElement(
        try JSONSerialization.jsonObject(with: Data(report.utf8)))
      // Tested separately.
      return MutableJSON.value(whole, ["data"]) == nil
        ? whole : MutableJSON.set(whole, ["data", "filled_models"], to: nil)
    }
  }
}

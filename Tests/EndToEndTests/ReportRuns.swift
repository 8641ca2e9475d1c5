import Foundation
import TestSupport

/// Runs of the real reporter that print JSON, on many kinds of logs.
enum ReportRuns {
  static let stats = Program.built("session-stats")

  /// The form of a report.
  enum Shape: String, CaseIterable {
    case summary, groups
    case sessions = "groups by session"
    case rates
    case reconciliation
  }

  /// A query with its dimensions.
  struct Query: CustomStringConvertible {
    var arguments: [String]
    var dimensions: [String] = []

    /// Creates a grouped query; `dimensions` is the value of `--by`.
    init(by dimensions: String, _ arguments: [String] = []) {
      self.arguments = ["--range", "all", "--by", dimensions] + arguments
      self.dimensions = dimensions.split(separator: ",").map(String.init)
    }

    init(_ arguments: [String]) { self.arguments = arguments }

    var shape: Shape {
      if arguments.first == "rates" { return .rates }
      if arguments.first == "reconcile" { return .reconciliation }
      if dimensions.isEmpty { return .summary }
      return dimensions.contains("session") ? .sessions : .groups
    }

    var description: String { arguments.joined(separator: " ") }
  }

  /// All dimensions named in the help.
  static let dimensions: [String] = {
    let help = (try? stats.run(["--help"]))?.standardOutput ?? ""
    guard let list = help.firstMatch(of: #/a row for each ([\w,\s]+?), or for a pair/#) else {
      return []
    }
    return list.1.split { !$0.isLetter }.map(String.init)
  }()

  /// Queries whose rows have all members, if the logs contain all kinds of calls.
  static let plain =
    [Query(["--range", "all"]), Query(["rates"])] + dimensions.map { Query(by: $0) }
    + ["session,hour", "project,session", "session,model", "project,model", "week,month"]
    .map { Query(by: $0) }

  /// Queries of API usage, alone and next to tool traffic.
  static let billed = ["transcripts", "both"].flatMap { source in
    let source = ["--source", source]
    return [Query(["--range", "all"] + source), Query(by: "project", source)]
      + [Query(by: "session", source), Query(by: "model,day", source), Query(by: "tool", source)]
      + [Query(["--failed", "--range", "2026-01"] + source)]
  }

  /// Queries of Claude Code's own counts.
  static let reconciled = [Query(["reconcile", "--range", "all"])]

  /// Queries that select little.
  static let narrow =
    [
      [], ["--date", "2026-01-14"], ["--since", "2026-01-13", "--until", "2026-01-14"],
      ["--failed"],
    ]
    .map { Query($0) } + [
      Query(["--range", "2026-01", "--project", "nobody's"]),
      Query(by: "tool", ["--failed", "--sort", "cost", "--top", "1"]),
      Query(by: "session", ["--top", "1", "--reverse"]), Query(by: "user,day", ["--tool", "*a*"]),
    ]

  /// Returns the output of the reporter, which must succeed.
  static func output(
    _ query: Query, _ logs: String, _ variables: [String: String] = [:],
    transcripts: String = Repository.path("examples/transcripts")
  ) throws -> String {
    let isOfLog =
      query.shape != .rates && query.shape != .reconciliation
      && !query.arguments.contains("transcripts")
    var directory = isOfLog ? ["--log-dir", logs] : []
    if query.arguments.contains("--source") || query.shape == .reconciliation {
      directory += ["--transcripts", transcripts]
    }
    let consequences = try stats.run(
      query.arguments + directory + ["--json"],
      environment: ["HOME": "/home/ada", "TZ": "UTC"].merging(variables) { $1 })
    guard consequences.status == 0 else { throw Failure(query: query, consequences: consequences) }
    return consequences.standardOutput
  }

  /// Returns the output for the example logs; each of the queries above is run only once.
  static func example(_ query: Query) throws -> String {
    guard let output = try examples.get()[query.arguments] else {
      return try self.output(query, Repository.path("examples/logs"))
    }
    return output
  }

  private static let examples = Result {
    Dictionary(
      uniqueKeysWithValues: try (plain + narrow + billed + reconciled).map {
        ($0.arguments, try output($0, Repository.path("examples/logs")))
      })
  }

  /// The output of all queries on the examples, on a team's hostile logs, and on an empty directory.
  static let everything = Result {
    let directory = try TemporaryDirectory()
    try directory.makeDirectories("empty")
    try hostileLog.write(to: URL(fileURLWithPath: directory.write("", to: "team/a b/\(day)")))
    try directory.write("{\"tool\":\"Read\"}\n", to: "team/\u{1B}]0;x\u{7}/\(day)")
    let rates = [
      "CLAUDE_RATE_INPUT": "0.000000000001", "CLAUDE_RATE_OUTPUT_OPUS": "0.123456789012",
      "CLAUDE_RATE_OUTPUT_FAST_ONE": "0", "CLAUDE_CURRENCY": "EUR 0.92",
    ]
    try directory.write(hostileTranscript, to: "projects/-a/s.jsonl")
    let queries = plain + narrow + billed + reconciled
    return try queries.map(example)
      + Tier.sample(queries, each: 3).map {
        try output($0, directory.path("team"), rates, transcripts: directory.path("projects"))
      }
      + Tier.sample(queries, each: 3, from: 1).map {
        try output($0, directory.path("empty"), transcripts: directory.path("empty"))
      }
  }

  private static let day = "activity-2026-01-14.jsonl"

  /// Unusual names, each as JSON.
  private static let hostileNames = [
    #"\u0000\u001b[31m\r\n"#, #"\"\\\/{}"#, "\u{2028}\u{202E}\u{85}", #"\ud834"#, "1e5", "null",
    "__proto__", "[1m]", "@default", "claude-", "claude-opus-5[1m]", "a/../b", "-1", "\u{1D11E}",
    String(repeating: "n", count: 5_000),
  ]
  private static let hostileCounts = ["9223372036854775807", "1e18", "0.5", "1e999", "-3", "0"]

  /// Responses with such names and counts, each with a call that has no result.
  private static var hostileTranscript: String {
    hostileNames.enumerated().map { index, name in
      let count = hostileCounts[index % hostileCounts.count]
      return """
        {"type":"assistant","timestamp":"2026-01-14T1\(index % 10):30:00Z","sessionId":"\(name)",\
        "cwd":"/a/\(name)","gitBranch":"\(name)","agentId":"\(name)","message":{"model":"\(name)",\
        "stop_reason":null,"usage":{"input_tokens":\(count),"output_tokens":\(count),\
        "cache_creation_input_tokens":\(count),"cache_read_input_tokens":\(count),\
        "server_tool_use":{"web_search_requests":\(count)}},"content":[{"type":"tool_use",\
        "id":"\(index)","name":"\(name)","input":{"file_path":"\(name)"}}]}}

        """
    }.joined()
  }

  /// Calls with such names and counts, and a line that isn't UTF-8.
  private static var hostileLog: Data {
    let lines = hostileNames.enumerated().map { index, name in
      let count = hostileCounts[index % hostileCounts.count]
      return """
        {"timestamp":"\(index % 3 == 0 ? "2026-01-14T1\(index % 10):30:00Z" : name)",\
        "session_id":"\(name)","tool":"\(index % 2 == 0 ? "Edit" : name)","file":"\(name)",\
        "project":"\(name)","project_dir":"/a/\(name)","branch":"\(name)","model":"\(name)",\
        "agent":"\(name)","skill":"\(name)","command":"\(name) x","error":"\(name)",\
        "tokens":{"input":\(count),"output":\(count),"total":\(count)},"duration_ms":\(count),\
        "lines":{"added":\(count),"removed":\(count)}}

        """
    }
    return Data(lines.joined().utf8) + [0x7B, 0xFF, 0x0A]
  }

  /// The error for a run that should have printed a report.
  private struct Failure: Error {
    var query: Query
    var consequences: Consequences
  }
}

import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import Analysis
@testable import Pricing
@testable import ReporterSupport

/// Tests Claude Code's own counts beside the costs of responses.
struct ReconciliationTests {
  private typealias Make = AccuracyTranscripts

  private static let opus = "claude-opus-5-5"
  private static let haiku = "claude-haiku-5-5"
  /// A response for a dollar, as Claude Code counts it.
  private static let dollar = Make.row("1", tokens: 50_000, time: "10:00:00")
  private static let counted = #""costUSD":1,"outputTokens":50000"#

  /// Returns what is told of the sessions in some files, by file.
  ///
  /// - Parameter old: The file that was last changed two days ago.
  private func reconciliation(
    _ files: [String: [String]], of patterns: [DimensionPatterns] = [], range: String = "all",
    old: String? = nil
  ) throws -> Reconciliation {
    let transcripts = try Make()
    for (name, rows) in files {
      try transcripts.write(rows, to: "projects/-work-shop/\(name).jsonl")
    }
    if let old {
      try transcripts.setModified(
        "projects/-work-shop/\(old).jsonl", to: Logs.now.seconds - 2 * 86_400)
    }
    let environment = Environment(["CLAUDE_CONFIG_DIR": transcripts.directory.path])
    var query = Query(days: try DayRange(word: range, today: Logs.today))
    query.source = .transcripts
    query.filters = patterns
    return try #require(
      SourceScan(of: query, rates: RateCard(environment), environment: environment)
        .reconciliation(of: query))
  }

  /// Returns the only session of a transcript.
  private func session(_ rows: String...) throws -> ReconciledSession {
    let sessions = try reconciliation(["s1": rows]).sessions
    #expect(sessions.count == 1)
    return try #require(sessions.first)
  }

  /// Returns a session's counts and costs in dollars: `count - responses = difference`.
  private func text(_ session: ReconciledSession) -> String {
    let texts = [session.counted, session.responses, session.difference].map {
      $0?.exactText ?? "none"
    }
    return "\(texts[0]) - \(texts[1]) = \(texts[2])"
  }

  /// Returns the models of a session: `name count responses`.
  private func models(_ session: ReconciledSession) -> [String] {
    session.models.map { "\($0.model) \($0.counted.exactText) \($0.responses.exactText)" }
  }

  // MARK: Reasons

  @Test func `what is equal has no reasons`() throws {
    let session = try session(Self.dollar, Make.count("1", of: [Self.opus: Self.counted]))
    #expect(text(session) == "1 - 1 = 0" && session.reasons.isEmpty)
    #expect(models(session) == ["claude-opus-5-5 1 1"])
  }

  @Test func `sums in binary floating point are equal, too`() throws {
    let session = try session(
      Make.row("1", tokens: 15_000),
      Make.count(
        "0.30000000000000004",
        of: [Self.opus: #""costUSD":0.30000000000000004,"outputTokens":15000"#]))
    #expect(text(session) == "0.3 - 0.3 = 0" && session.reasons.isEmpty)
  }

  @Test func `models without responses are those of auxiliary requests`() throws {
    let session = try session(
      Self.dollar,
      Make.count(
        "1.25",
        of: [
          Self.opus: Self.counted, "claude-haiku-5-5-20260101": #""costUSD":0.25"#,
          "claude-sonnet-5": #""costUSD":0"#,
        ]))
    #expect(text(session) == "1.25 - 1 = 0.25")
    #expect(models(session) == ["claude-haiku-5-5 0.25 0", "claude-opus-5-5 1 1"])
    #expect(
      session.reasons == [
        "requests to claude-haiku-5-5 that transcripts don't record, such as titles, searches, "
          + "classifiers and hooks"
      ])
  }

  @Test func `spellings of a model are one`() throws {
    let session = try session(
      Make.row("1", tokens: 50_000, model: "claude-opus-5-5[1m]"),
      Make.count("1", of: [Self.opus: Self.counted]))
    #expect(models(session) == ["claude-opus-5-5 1 1"] && session.reasons.isEmpty)
  }

  @Test func `the same tokens at another cost are other prices`() throws {
    let session = try session(
      Self.dollar, Make.count("2", of: [Self.opus: #""costUSD":2,"outputTokens":50000"#]))
    #expect(text(session) == "2 - 1 = 1" && session.reasons == ["different prices"])
  }

  @Test func `more tokens are requests that are in no transcript`() throws {
    let session = try session(
      Self.dollar,
      Make.count(
        "2", of: [Self.opus: #""costUSD":2,"outputTokens":50000,"cacheReadInputTokens":1"#]))
    #expect(
      session.reasons == ["requests that transcripts don't record, such as /compact"])
  }

  @Test func `searches that no response has are fees`() throws {
    let session = try session(
      Self.dollar,
      Make.count(
        "1.01",
        of: [Self.opus: #""costUSD":1.01,"outputTokens":50000,"webSearchRequests":1"#]))
    #expect(text(session) == "1.01 - 1 = 0.01")
    #expect(session.reasons == ["WebSearch fees, which transcripts don't record"])
    let known = Make.row(
      "1", tokens: 50_000, usage: #","server_tool_use":{"web_search_requests":1}"#)
    let equal = try self.session(
      known,
      Make.count(
        "1.01",
        of: [Self.opus: #""costUSD":1.01,"outputTokens":50000,"webSearchRequests":1"#]))
    #expect(text(equal) == "1.01 - 1.01 = 0")
    let dearer = try self.session(
      known,
      Make.count(
        "1.5", of: [Self.opus: #""costUSD":1.5,"outputTokens":50000,"webSearchRequests":1"#]))
    #expect(dearer.reasons == ["different prices"])
  }

  @Test func `unfinished responses are counted, those of subagents by themselves`() throws {
    let count = Make.count("2", of: [Self.opus: #""costUSD":2,"outputTokens":100000"#])
    let first = Make.row("1", tokens: 1, stop: "null")
    let sidechain = Make.row(
      "2", tokens: 1, stop: "null", more: #""isSidechain":true,"agentId":"a1","#)
    let compact = "requests that transcripts don't record, such as /compact"
    #expect(try session(first, count).reasons == [compact, "1 unfinished response"])
    #expect(
      try session(Self.dollar.replacing("\"1\"", with: "\"3\""), first, sidechain, count).reasons
        == [compact, "2 unfinished responses (1 from subagents)"])
  }

  @Test func `a price that Claude Code doesn't know is a reason`() throws {
    let session = try session(
      Self.dollar, Make.count("0.5", more: #","hasUnknownModelCost":true"#))
    #expect(text(session) == "0.5 - 1 = -0.5")
    #expect(session.reasons == ["a model whose price Claude Code doesn't know"])
  }

  @Test func `responses after the count are told`() throws {
    let later = Make.row("2", tokens: 50_000, time: "11:00:00")
    let count = Make.count("1", of: [Self.opus: Self.counted])
    let old = try session(Self.dollar, count, later)
    #expect(text(old) == "1 - 2 = -1" && old.reasons == ["responses after the count"])
    let resumed = try session(
      Self.dollar, count, later,
      Make.count("2", of: [Self.opus: #""costUSD":2,"outputTokens":100000"#]))
    #expect(text(resumed) == "2 - 2 = 0" && resumed.reasons.isEmpty)
  }

  @Test func `without a count there is no difference`() throws {
    let session = try session(Self.dollar)
    #expect(text(session) == "none - 1 = none")
    #expect(
      session.reasons == [
        "Claude Code wrote no count: it is still running, was killed or is older than 2.1.249"
      ])
    #expect(models(session) == ["claude-opus-5-5 0 1"])
  }

  @Test func `advice is a cost of the model that gave it`() throws {
    let session = try session(
      Make.row("1", tokens: 50_000, usage: Make.advice(of: Self.haiku, tokens: 200_000)),
      Make.count(
        "1.1",
        of: [
          Self.opus: Self.counted, Self.haiku: #""costUSD":0.1,"outputTokens":200000"#,
        ]))
    #expect(text(session) == "1.1 - 1.1 = 0" && session.reasons.isEmpty)
    #expect(models(session) == ["claude-haiku-5-5 0.1 0.1", "claude-opus-5-5 1 1"])
  }

  // MARK: Forks

  private static let copied = #""forkedFrom":{"sessionId":"a","messageUuid":"1"},"#

  /// A session of a dollar.
  private static let original = [
    Make.row("1", tokens: 50_000, session: "a", time: "10:00:00"),
    Make.count("1", of: [opus: counted], session: "a", start: 7),
  ]

  /// A fork of it for another two dollars.
  private static func fork(start: Int = 7) -> [String] {
    [
      Make.row("1", tokens: 50_000, session: "b", more: copied, time: "10:00:00"),
      Make.row("2", tokens: 100_000, session: "b", time: "12:00:00"),
      Make.count(
        "3", of: [opus: #""costUSD":3,"outputTokens":150000"#], session: "b", start: start),
    ]
  }

  @Test func `a fork's count is without its original's`() throws {
    let sessions = try reconciliation(["a": Self.original, "b": Self.fork()]).sessions
    #expect(sessions.map(text) == ["1 - 1 = 0", "2 - 2 = 0"])
    #expect(sessions.flatMap { $0.reasons }.isEmpty)
    #expect(sessions.flatMap(models) == ["claude-opus-5-5 1 1", "claude-opus-5-5 2 2"])
  }

  @Test func `only up to the fork, however long the original goes on`() throws {
    let original =
      Self.original + [
        Make.row("3", tokens: 25_000, session: "a", time: "13:00:00"),
        Make.count(
          "1.5", of: [Self.opus: #""costUSD":1.5,"outputTokens":75000"#], session: "a", start: 7),
      ]
    let sessions = try reconciliation(["a": original, "b": Self.fork()]).sessions
    #expect(sessions.map(text) == ["1.5 - 1.5 = 0", "2 - 2 = 0"])
  }

  @Test func `a fork of a fork is without the nearest of them`() throws {
    let third = [
      Make.row("4", tokens: 50_000, session: "c", time: "14:00:00"),
      Make.count(
        "4", of: [Self.opus: #""costUSD":4,"outputTokens":200000"#], session: "c", start: 7),
    ]
    let sessions = try reconciliation(["a": Self.original, "b": Self.fork(), "c": third]).sessions
    #expect(sessions.map(text) == ["1 - 1 = 0", "2 - 2 = 0", "1 - 1 = 0"])
  }

  @Test func `another session is no original`() throws {
    let sessions = try reconciliation(["a": Self.original, "b": Self.fork(start: 8)]).sessions
    #expect(sessions.map(text) == ["1 - 1 = 0", "3 - 2 = 1"])
    let unknown = try reconciliation([
      "a": Self.original.map { $0.replacing(#""startTime":7"#, with: #""startTime":0"#) },
      "b": Self.fork(start: 0),
    ])
    #expect(unknown.sessions.map(text) == ["1 - 1 = 0", "3 - 2 = 1"])
  }

  @Test func `an original that cost more than the fork isn't taken off`() throws {
    let dear = Self.original.map {
      $0.replacing(#""totalCostUSD":1,"#, with: #""totalCostUSD":9,"#)
    }
    let sessions = try reconciliation(["a": dear, "b": Self.fork()]).sessions
    #expect(sessions.map(text) == ["9 - 1 = 8", "3 - 2 = 1"])
  }

  /// Returns a fork of the original for another dollar, whose rows are copied before its own.
  private static func sibling(_ session: String, hour: Int, total: String = "2") -> [String] {
    [
      Make.row("1", tokens: 50_000, session: session, more: copied, time: "10:00:00"),
      Make.row("m\(session)", tokens: 50_000, session: session, time: "\(hour):00:00"),
      Make.count(
        total, of: [opus: #""costUSD":\#(total),"outputTokens":100000"#], session: session,
        start: 7),
    ]
  }

  @Test func `each of two forks is without the original's count, not the other's`() throws {
    let sessions = try reconciliation([
      "a": Self.original, "b": Self.sibling("b", hour: 12),
      "c": Self.sibling("c", hour: 14, total: "2.5"),
    ]).sessions
    #expect(sessions.map(text) == ["1 - 1 = 0", "1 - 1 = 0", "1.5 - 1 = 0.5"])
  }

  @Test func `a session that began at the same time is no original of a marked fork`() throws {
    let other = Self.original.map { $0.replacing(#""sessionId":"a""#, with: #""sessionId":"z""#) }
    let sessions = try reconciliation(["b": Self.fork(), "z": other]).sessions
    #expect(sessions.first { $0.session == "b" }.map(text) == "3 - 2 = 1")
  }

  @Test func `an original may have cost all of a fork's count, as long as the copies say so`()
    throws
  {
    let fork = [
      Make.row("1", tokens: 50_000, session: "b", more: Self.copied, time: "10:00:00"),
      Make.row("2", tokens: 0, session: "b", time: "12:00:00"),
      Make.count("1", of: [Self.opus: Self.counted], session: "b", start: 7),
    ]
    #expect(
      try reconciliation(["a": Self.original, "b": fork]).sessions.map(text)
        == ["1 - 1 = 0", "0 - 0 = 0"])
    let unmarked = [fork[1], fork[2]]
    #expect(
      try reconciliation(["a": Self.original, "b": unmarked]).sessions.map(text)
        == ["1 - 1 = 0", "1 - 0 = 1"])
  }

  private static let lacksOriginal =
    "the cost of the session it was forked from, which has no count"

  @Test func `a fork whose original has no count says so`() throws {
    let sessions = try reconciliation(["a": [Self.original[0]], "b": Self.fork()]).sessions
    #expect(sessions.map(text) == ["none - 1 = none", "3 - 2 = 1"])
    #expect(sessions[1].reasons.contains(Self.lacksOriginal))
    let both = try reconciliation(["a": Self.original, "b": Self.sibling("b", hour: 12)]).sessions
    #expect(!both.flatMap { $0.reasons }.contains(Self.lacksOriginal))
    let other = try reconciliation(["a": [Self.dollar, Make.count("2")]]).sessions
    #expect(!other.flatMap { $0.reasons }.contains(Self.lacksOriginal))
  }

  @Test func `an original that ended before the days has its count taken off all the same`() throws
  {
    let files = [
      "a": Self.original.map { $0.replacing("2026-01-14", with: "2026-01-12") },
      "b": Self.fork().map { $0.replacing("2026-01-14T10", with: "2026-01-12T10") },
    ]
    let sessions = try reconciliation(files, range: "today", old: "a").sessions
    #expect(sessions.map(text) == ["2 - 2 = 0"] && sessions.flatMap { $0.reasons }.isEmpty)
    let uncounted = ["a": [files["a", default: []][0]], "b": files["b", default: []]]
    let fork = try reconciliation(uncounted, range: "today", old: "a").sessions
    #expect(fork.map(text) == ["3 - 2 = 1"])
    #expect(fork.flatMap { $0.reasons }.contains(Self.lacksOriginal))
  }

  // MARK: Sessions and sums

  private static let several: [String: [String]] = [
    "a": original,
    "b": [
      Make.row("5", tokens: 100_000, day: "2026-01-12", session: "b", more: #""gitBranch":"fix","#)
    ],
    "c": [
      Make.row("6", tokens: 50_000, session: "c"),
      Make.row("7", tokens: 50_000, day: "2026-01-15", session: "c"),
      Make.count("2.5", session: "c"),
    ],
  ]

  @Test func `sessions are those with responses of the days, each as a whole`() throws {
    #expect(
      try reconciliation(Self.several).sessions.map(text)
        == ["1 - 1 = 0", "none - 2 = none", "2.5 - 2 = 0.5"])
    let today = try reconciliation(Self.several, range: "today").sessions
    #expect(today.map(text) == ["1 - 1 = 0", "2.5 - 2 = 0.5"])
    #expect(today.map { $0.session } == ["a", "c"])
    #expect(try reconciliation(Self.several, range: "2026-02").sessions.isEmpty)
  }

  @Test(arguments: [
    (Dimension.session, "c", ["c"]), (.branch, "fix", ["b"]), (.project, "SHOP", ["a", "b", "c"]),
    (.project, "other", []), (.branch, "FI*", ["b"]),
  ])
  func `filters choose sessions, also by what is meant`(
    _ dimension: Dimension, _ pattern: String, _ names: [String]
  ) throws {
    let patterns = [DimensionPatterns(dimension, [NamePattern(pattern)])]
    #expect(try reconciliation(Self.several, of: patterns).sessions.map { $0.session } == names)
  }

  @Test func `the sums are those of the sessions that were counted`() throws {
    let sums = try reconciliation(Self.several).counted
    #expect(sums.sessions == 2)
    #expect(sums.claudeCode == Money("3.5") && sums.responses == Money("3"))
  }

  @Test(arguments: [
    ("1", false), ("1.01", false), ("0.99", true), ("1.0102", true), ("1.0101", false),
    ("0.9902", false), ("0", true),
  ])
  func `sums differ if it is more than a percent of Claude Code's`(
    _ total: String, _ differs: Bool
  ) throws {
    let reconciliation = try reconciliation(["s1": [Self.dollar, Make.count(total)]])
    #expect(reconciliation.differs == differs)
  }

  @Test func `without any count nothing differs`() throws {
    #expect(try !reconciliation(["s1": [Self.dollar]]).differs)
    #expect(try !reconciliation([:]).differs)
  }

  @Test func `without transcripts there is no comparison`() throws {
    let environment = Environment(["CLAUDE_CONFIG_DIR": "/nowhere"])
    var query = Query(days: try DayRange(word: "all", today: Logs.today))
    query.source = .log
    let log = SourceScan(of: query, rates: try RateCard(environment), environment: environment)
    #expect(log.reconciliation(of: query) == nil)
  }
}

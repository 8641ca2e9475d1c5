import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

struct CallReplayTests {
  private let directory: TemporaryDirectory
  private let rows = TranscriptRows()

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ name: String, modified: Int = 1_768_386_600) -> TranscriptFile {
    TranscriptFile(path: directory.path(name), modified: Moment(seconds: modified), size: 0)
  }

  /// Returns the records of the calls in files, in the order given; their member `line` is the whole record.
  private func records(
    _ files: [(name: String, text: String)], _ variables: [String: String] = [:],
    isWanted: CallFilter = { _, _ in true }
  ) throws -> [[String: String]] {
    for (name, text) in files { try directory.write(text, to: name) }
    var replay = CallReplay(
      of: files.map { file($0.name) },
      in: Environment(["HOME": "/home/ada"].merging(variables) { $1 }))
    for (name, _) in files { try replay.read(file(name), isWanted: isWanted) }
    return try replay.lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.bytes))
      var members = try #require(object as? [String: Any]).mapValues { "\($0)" }
      members["line"] = String(decoding: line.bytes, as: UTF8.self)
      return members
    }
  }

  private func record(
    _ text: String, _ variables: [String: String] = [:], in name: String = "p/s.jsonl"
  ) throws -> [String: String] {
    let records = try records([(name, text)], variables)
    #expect(records.count == 1)
    return try #require(records.first)
  }

  @Test func `a record tells what the rows say, and nothing of today's surroundings`() throws {
    let record = try record(
      rows.both("toolu_1"),
      [
        "CLAUDE_SESSION_ID": "mine", "CLAUDE_CODE_SESSION_ID": "other",
        "CLAUDE_PROJECT_DIR": "/today", "PWD": "/today",
      ])
    #expect(record["timestamp"] == "2026-01-12T10:00:00Z")
    #expect(record["session_id"] == rows.session)
    #expect(record["claude_session_id"] == nil)
    #expect(record["project"] == "shop")
    #expect(record["project_dir"] == "~/shop")
    #expect(record["branch"] == "main")
    #expect(record["model"] == "claude-opus-5-5")
    #expect(record["command"] == "ls")
    #expect(record["tool_use_id"] == "toolu_1")
    #expect(record["agent"] == nil && record["agent_id"] == nil)
  }

  @Test func `the branch is the row's, not that of the directory now`() throws {
    try directory.write("ref: refs/heads/today\n", to: "shop/.git/HEAD")
    var rows = rows
    rows.directory = directory.path("shop")
    #expect(try record(rows.both("toolu_1"))["branch"] == "main")
    rows.branch = ""
    #expect(try record(rows.both("toolu_2"))["branch"] == nil)
  }

  @Test func `the project is the directory in which the session began`() throws {
    var rows = rows
    rows.directory = "/home/ada/shop/src/cart"
    let record = try record(rows.both("toolu_1"), in: "-home-ada-shop/s.jsonl")
    #expect(record["project"] == "shop")
    #expect(record["project_dir"] == "~/shop")
  }

  @Test func `the time is that of the result, and the file's where no row has one`() throws {
    let text = rows.call("toolu_1") + rows.result("toolu_1", at: "2026-01-12T11:22:33.900+01:00")
    #expect(try record(text)["timestamp"] == "2026-01-12T10:22:33Z")
    #expect(try record(rows.both("toolu_2", at: "soon"))["timestamp"] == "2026-01-14T10:30:00Z")
  }

  @Test func `the response is toolUseResult, else what the model was shown`() throws {
    let kept = rows.result("toolu_1", #""12345678""#, response: #"{"stdout":"1234","stderr":""}"#)
    #expect(try record(rows.call("toolu_1") + kept)["line"]?.contains(#""result":4}"#) == true)
    let shown = rows.result("toolu_2", #""12345678""#)
    #expect(try record(rows.call("toolu_2") + shown)["line"]?.contains(#""result":8}"#) == true)
  }

  @Test func `a failure has the error that the model was shown`() throws {
    let result = rows.result(
      "toolu_1", #""Exit code 2\nno such file""#, response: #""Error: Exit code 2\nno such""#,
      isError: true)
    let record = try record(rows.call("toolu_1") + result)
    #expect(record["error"] == "no such file")
    #expect(record["exit_code"] == "2")
  }

  @Test func `a call that was denied leaves no record`() throws {
    let result = rows.result("toolu_1", #""Cannot write in plan mode.""#, isError: true)
    let end = try #require(result.lastIndex(of: "}"))
    let denied = result[..<end] + #","toolDenialKind":"plan-mode"}"# + "\n"
    #expect(try records([("p/s.jsonl", rows.call("toolu_1") + denied)]).isEmpty)
    #expect(try records([("p/s.jsonl", rows.call("toolu_1") + result)]).count == 1)
  }

  @Test func `a call without a result leaves no record, nor does a result without a call`() throws {
    #expect(try records([("p/s.jsonl", rows.call("toolu_1") + rows.result("toolu_2"))]).isEmpty)
  }

  @Test func `a call that many files have leaves one record`() throws {
    var copy = rows
    copy.session = "5e551011-0000-4000-8000-000000000002"
    let records = try records([
      ("p/a.jsonl", rows.both("toolu_1") + rows.both("toolu_1")),
      ("p/b.jsonl", copy.both("toolu_1") + copy.both("toolu_2")),
    ])
    #expect(records.map { $0["tool_use_id"] } == ["toolu_1", "toolu_2"])
    #expect(records.map { $0["session_id"] } == [rows.session, copy.session])
  }

  @Test func `a call is finished by the file that has its result`() throws {
    let records = try records([
      ("p/a.jsonl", rows.call("toolu_1")), ("p/b.jsonl", rows.both("toolu_1")),
    ])
    #expect(records.count == 1)
  }

  @Test func `a subagent's type is its description's, its parent's or none that is known`() throws {
    try directory.write(#"{"agentType":"Plan"}"#, to: "p/s/subagents/agent-a1.meta.json")
    let launch =
      rows.call("toolu_1", "Task", #"{"subagent_type":"Explore","prompt":"p"}"#)
      + rows.result("toolu_1", response: #"{"agentId":"a2","content":[]}"#)
    let records = try records([
      ("p/s.jsonl", launch), ("p/s/subagents/agent-a1.jsonl", rows.both("toolu_2")),
      ("p/s/subagents/agent-a2.jsonl", rows.both("toolu_3")),
      ("p/s/subagents/agent-a3.jsonl", rows.both("toolu_4")),
    ])
    #expect(records.map { $0["agent"] } == [nil, "Plan", "Explore", "subagent"])
    #expect(records.map { $0["agent_id"] } == [nil, "a1", "a2", "a3"])
  }

  @Test func `one of its responses may tell its type, if neither of these does`() throws {
    try directory.write(#"{"agentType":"Plan"}"#, to: "p/s/subagents/agent-a1.meta.json")
    var attributed = rows
    attributed.more = #""attributionAgent":"Review","#
    let launch =
      rows.call("toolu_1", "Task", #"{"subagent_type":"Explore","prompt":"p"}"#)
      + rows.result("toolu_1", response: #"{"agentId":"a2","content":[]}"#)
    let records = try records([
      ("p/s.jsonl", launch + attributed.both("toolu_2")),
      ("p/s/subagents/agent-a1.jsonl", attributed.both("toolu_3")),
      ("p/s/subagents/agent-a2.jsonl", attributed.both("toolu_4")),
      ("p/s/subagents/agent-a3.jsonl", attributed.both("toolu_5")),
    ])
    #expect(records.map { $0["agent"] } == [nil, nil, "Plan", "Explore", "Review"])
  }

  // MARK: Copies

  /// Returns the rows of a call in a fork of the sample's session.
  private func fork(
    _ id: String, _ session: String, mark: String = "", at time: String = "2026-01-13T10:00:00.000Z"
  ) -> String {
    var fork = rows
    fork.session = session
    fork.more = mark
    return fork.both(id, at: time)
  }

  private func request(_ session: String) -> String { #""requestSessionId":"\#(session)","# }

  @Test func `a marked copy of a call is left to the original's transcript`() throws {
    let marks = [request(rows.session), #""forkedFrom":{"sessionId":"\#(rows.session)"},"#]
    for (index, mark) in marks.enumerated() {
      let (own, other) = ("toolu_1\(index)", "toolu_2\(index)")
      let records = try records([
        ("p/fork.jsonl", fork(own, "fork", mark: mark) + fork(other, "fork")),
        ("p/\(rows.session).jsonl", rows.both(own)),
      ])
      #expect(records.map { $0["tool_use_id"] } == [other, own])
      #expect(records.map { $0["session_id"] } == ["fork", rows.session])
      #expect(records.map { $0["timestamp"] } == ["2026-01-13T10:00:00Z", "2026-01-12T10:00:00Z"])
    }
  }

  @Test func `a copy whose original is missing leaves the original session's record`() throws {
    let record = try record(fork("toolu_1", "fork", mark: request("gone")), in: "p/fork.jsonl")
    #expect(record["session_id"] == "gone" && record["project"] == "shop")
  }

  @Test func `a copy is left out even where the original's transcript isn't read`() throws {
    try directory.write(
      fork("toolu_1", "fork", mark: request("old")) + fork("toolu_2", "fork"), to: "p/fork.jsonl")
    var replay = CallReplay(
      of: [file("p/fork.jsonl"), file("p/old.jsonl")], in: Environment([:]))
    try replay.read(file("p/fork.jsonl")) { _, _ in true }
    #expect(replay.lines.count == 1)
  }

  @Test func `a row that names its own session is no copy`() throws {
    let mark = request("same")
    let record = try record(fork("toolu_1", "same", mark: mark), in: "p/same.jsonl")
    #expect(record["session_id"] == "same")
  }

  // MARK: Refusals and progress

  @Test(arguments: [
    "The user doesn't want to proceed with this tool use.", "Permission to use Bash was denied.",
    "Cannot write to /a while in plan mode.", "<tool_use_error>Cancelled: x</tool_use_error>",
    "<tool_use_error>InputValidationError: x</tool_use_error>",
    "Exit code 137\\n[Request interrupted by user]",
  ])
  func `a call of which no hook was told leaves no record`(_ text: String) throws {
    let result = rows.result("toolu_1", "\"\(text)\"", isError: true)
    #expect(try records([("p/s.jsonl", rows.call("toolu_1") + result)]).isEmpty)
    // Nor does a copy of it.
    #expect(
      try records([
        ("p/a.jsonl", rows.call("toolu_1") + result), ("p/b.jsonl", rows.both("toolu_1")),
      ]).isEmpty)
  }

  @Test func `calls in the progress of a call are the subagent's, and leave one record`() throws {
    func progress(_ row: String) -> String {
      #"{"type":"progress","sessionId":"s","cwd":"/home/ada/shop","data":{"agentId":"a1","#
        + #""message":\#(row.dropLast())}}"# + "\n"
    }
    let inner = progress(rows.call("toolu_1")) + progress(rows.result("toolu_1"))
    let record = try record(inner)
    #expect(record["agent_id"] == "a1" && record["agent"] == "subagent")
    #expect(record["session_id"] == rows.session && record["project"] == "shop")
    #expect(record["timestamp"] == "2026-01-12T10:00:01Z")
    let both = try records([
      ("p/s.jsonl", inner), ("p/s/subagents/agent-a1.jsonl", rows.both("toolu_1")),
    ])
    #expect(both.count == 1)
  }

  // MARK: Projects

  @Test func `a subagent's project is its session's, even if that made no calls`() throws {
    let session = "5e551011-0000-4000-8000-000000000001"
    var elsewhere = rows
    elsewhere.directory = "/tmp/elsewhere"
    let prompt = #"{"type":"user","cwd":"/home/ada/shop/src","message":{"content":"go"}}"# + "\n"
    for main in [prompt, rows.both("toolu_1")] {
      let records = try records([
        ("-home-ada-shop/\(session).jsonl", main),
        ("-home-ada-shop/\(session)/subagents/agent-a1.jsonl", elsewhere.both("toolu_2")),
      ])
      #expect(records.last?["project"] == "shop" && records.last?["agent_id"] == "a1")
    }
    let alone = try record(
      elsewhere.both("toolu_2"), in: "-x/\(session)/subagents/agent-a1.jsonl")
    #expect(alone["project"] == "elsewhere")
  }

  @Test func `a worktree's calls are of its repository`() throws {
    var rows = rows
    rows.directory = "/home/ada/shop/.claude/worktrees/calm-fox"
    let record = try record(
      rows.both("toolu_1"), in: "-home-ada-shop--claude-worktrees-calm-fox/s.jsonl")
    #expect(record["project"] == "shop" && record["worktree"] == "calm-fox")
  }

  @Test func `sessions are read before subagents, the one with the oldest first row first`() throws
  {
    let starts = [
      "agent-b.jsonl": 1, "agent-a.jsonl": 2, "s/b.jsonl": 4, "s/c.jsonl": 3, "s/a.jsonl": 4,
    ]
    for (name, minute) in starts {
      // A row without a valid time begins nothing.
      let text =
        #"{"type":"mode"}"# + "\nnonsense\n" + rows.call("toolu_1", at: "soon")
        + rows.both("toolu_1", at: "2026-01-12T10:0\(minute):00Z") + rows.both("toolu_2")
      try directory.write(text, to: name)
    }
    try directory.write(#"{"type":"mode"}"#, to: "s/0.jsonl")
    let names = starts.keys + ["s/0.jsonl"]
    #expect(
      CallReplay.inOrder(names.sorted().map { file($0, modified: 0) }).map {
        FilePath($0.path).name
      } == ["c.jsonl", "a.jsonl", "b.jsonl", "0.jsonl", "agent-b.jsonl", "agent-a.jsonl"])
  }

  @Test func `the hook's switches hold`() throws {
    let text =
      rows.call("toolu_1", "Bash", #"{"command":"deploy --token s3cret-l4ntern"}"#)
      + rows.result("toolu_1", #""12345678""#)
    #expect(try record(text)["command"] == "deploy --token [REDACTED]")
    #expect(
      try record(text, ["CLAUDE_LOG_REDACT": "off"])["command"] == "deploy --token s3cret-l4ntern")
    let bare = try record(text, ["CLAUDE_LOG_DETAILS": "off", "CLAUDE_LOG_TOKENS": "off"])
    #expect(bare["command"] == nil && bare["project_dir"] == nil)
    #expect(bare["line"]?.contains(#""total":0}"#) == true)
  }

  @Test func `only what is wanted is made, and each call is asked for once`() throws {
    var asked: [Int] = []
    let text = rows.both("toolu_1") + rows.both("toolu_2", at: "2026-01-12T10:00:09Z")
    let records = try records([("p/a.jsonl", text), ("p/b.jsonl", text)]) { _, seconds in
      asked.append(seconds)
      return seconds % 10 == 9
    }
    #expect(records.map { $0["tool_use_id"] } == ["toolu_2"])
    #expect(asked == [1_768_212_000, 1_768_212_009])
  }

  @Test func `an id that looks like a secret is known by what the log has of it`() throws {
    let id = "sk-ant-" + String(repeating: "a1B2", count: 12)
    var ids: [UInt64] = []
    let records = try records([("p/s.jsonl", rows.both(id))]) { id, _ in
      ids.append(id)
      return ids.count == 1
    }
    #expect(ids.count == 2)
    #expect(records.isEmpty)
  }

  @Test func `lines that are broken are counted, and the rest is read`() throws {
    try directory.write(
      "{\"type\":\"us\n" + rows.both("toolu_1") + "nonsense\n\n[]\n" + rows.both("toolu_2"),
      to: "p/s.jsonl")
    var replay = CallReplay(of: [], in: Environment([:]))
    try replay.read(file("p/s.jsonl")) { _, _ in true }
    #expect(replay.lines.count == 2)
    #expect(replay.walk.malformedCount == 2)
    #expect(replay.walk.malformed.map(\.line) == [1, 4])
  }

  @Test func `rows of strange shapes cost nothing but themselves`() throws {
    let strange = [
      #"{"type":"assistant","message":"x"}"#, #"{"type":"user","message":{"content":[1,null,{}]}}"#,
      #"{"type":"assistant","message":{"content":[{"type":"tool_use","id":7,"name":"x"}]}}"#,
      #"{"type":"assistant","message":{"content":[{"type":"tool_use","id":"t"}]}}"#,
      #"{"type":"user","message":{"content":[{"type":"tool_result"}]}}"#, "null", "{}",
    ].map { $0 + "\n" }.joined()
    #expect(try records([("p/s.jsonl", strange + rows.both("toolu_1"))]).count == 1)
  }

  @Test func `a row without directory, session, branch and model is told by what there is`() throws
  {
    let text = #"""
      {"type":"assistant","message":{"content":[{"type":"tool_use","id":"toolu_1","name":"Bash"}]}}
      {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"toolu_1"}]}}

      """#
    let record = try record(text, in: "p/0b7e.jsonl")
    #expect(record["session_id"] == "0b7e")
    #expect(record["project"] == "unknown")
    #expect(record["model"] == nil && record["branch"] == nil)
    #expect(record["timestamp"] == "2026-01-14T10:30:00Z")
  }
}

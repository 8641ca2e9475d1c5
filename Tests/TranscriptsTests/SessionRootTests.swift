import Testing
import ToolCalls

@testable import Transcripts

/// Tests the directory in which the session of a response began.
struct SessionRootTests {
  /// Returns the roots of the responses in files, without repetitions.
  private func roots(_ files: [String: [ResponseRow]], _ more: [String: [String]] = [:]) throws
    -> [String]
  {
    var texts = files.mapValues { $0.map(\.text) }
    for (name, rows) in more { texts[name] = rows }
    let scan = try SampleTranscripts(texts).scan()
    var roots: [String] = []
    for response in scan.responses {
      let root = scan.name(of: response.origin.root)
      if roots.last != root { roots.append(root) }
    }
    return roots
  }

  private func row(
    _ number: Int, _ directory: String?, _ session: String = "s", minute: Int = 0
  ) -> ResponseRow {
    ResponseRow(
      id: "m\(number)", time: "2026-01-14T10:0\(minute):00Z", session: session,
      directory: directory?.replacing("\\", with: "\\\\"))
  }

  @Test func `it stays where it was when the session changes directories`() throws {
    let rows = ["/home/dev/shop", "/home/dev/shop/backend", "/home/dev/shop/backend/src", "/tmp"]
      .enumerated().map { row($0, $1) }
    #expect(try roots(["-home-dev-shop/s.jsonl": rows]) == ["/home/dev/shop"])
    // Below it when the first row came, or without the directory's name.
    #expect(
      try roots(["-home-dev-shop/s.jsonl": Array(rows.dropFirst())]) == ["/home/dev/shop"])
    #expect(
      try roots(["-home-dev-shop/s.jsonl": Array(rows.reversed())]) == ["/tmp"])
    #expect(try roots(["p/s.jsonl": Array(rows.dropFirst())]) == ["/home/dev/shop/backend"])
  }

  @Test func `the first row with a directory tells, of whatever type`() throws {
    let prompt = #"{"type":"user","cwd":"/a","message":{"content":"x"}}"#
    let mode = #"{"type":"mode","cwd":"/b"}"#
    let rows = [row(1, nil).text, #"{"type":"mode"}"#, mode, prompt, row(2, "/c").text]
    #expect(try roots([:], ["p/s.jsonl": rows]) == ["/b"])
  }

  @Test func `a worktree is known by its path`() throws {
    let directory = "/home/dev/shop/.claude/worktrees/calm-fox"
    let roots = try roots([
      "-home-dev-shop--claude-worktrees-calm-fox/s.jsonl": [
        row(1, directory), row(2, directory + "/src"),
      ]
    ])
    #expect(roots == [directory])
    let worktree = ProjectDirectory(try #require(roots.first)).worktree
    #expect(worktree?.repository.path == "/home/dev/shop" && worktree?.name == "calm-fox")
  }

  @Test func `a subagent's is that of its session, wherever it works`() throws {
    let main = row(1, "/work/shop/src")
    let agent = row(2, "/elsewhere").with { $0.isSidechain = true }
    #expect(
      try roots([
        "-work-shop/s.jsonl": [main], "-work-shop/s/subagents/agent-a1.jsonl": [agent],
      ]) == ["/work/shop"])
    // A subagent's transcript alone tells its own.
    #expect(
      try roots(["-work-shop/s/subagents/agent-a1.jsonl": [agent]]) == ["/elsewhere"])
    // The main one needn't have responses.
    let prompt = #"{"type":"user","cwd":"/work/shop","message":{"content":"x"}}"#
    #expect(
      try roots(
        ["-work-shop/s/subagents/agent-a1.jsonl": [agent]], ["-work-shop/s.jsonl": [prompt]])
        == ["/work/shop"])
  }

  @Test func `of several transcripts of a session the older tells`() throws {
    let files = [
      "a/s.jsonl": [row(1, "/young", minute: 2), row(3, "/x", minute: 3)],
      "b/s.jsonl": [row(2, "/old", minute: 1)],
    ]
    #expect(try roots(files) == ["/old"])
    // The first row with a time, and in the same second the first file.
    let same = ["a/s.jsonl": [row(1, "/one")], "b/s.jsonl": [row(2, "/two")]]
    #expect(try roots(same) == ["/one"])
  }

  @Test func `a copy's is that of the original's session`() throws {
    let copy = row(1, "/fork", "fork").with { $0.more = #","requestSessionId":"s""# }
    #expect(
      try roots(["p/a.jsonl": [copy], "p/s.jsonl": [row(2, "/original", minute: 5)]])
        == ["/original"])
    #expect(try roots(["p/a.jsonl": [copy]]) == ["/fork"])
  }

  @Test func `calls have it, too, and files are seen from it`() throws {
    let content = SampleTranscripts.call(
      "Edit", #"{"file_path":"/work/shop/src/a.ts"}"#, id: "t")
    let row = row(1, "/work/shop/src").with { $0.content = content }
    let scan = try SampleTranscripts(["-work-shop/s.jsonl": [row.text]]).scan()
    let call = try #require(scan.calls.first)
    #expect(
      scan.name(of: call.origin.root) == "/work/shop" && scan.file(of: call) == "src/a.ts")
    #expect(scan.name(of: call.origin.directory) == "/work/shop/src")
  }

  @Test(arguments: [
    (#"C:\AI_LAB\OPENCLAW\src"#, "C--AI-LAB-OPENCLAW", #"C:\AI_LAB\OPENCLAW"#),
    (#"c:\AI_LAB\OPENCLAW\src"#, "C--AI-LAB-OPENCLAW", #"c:\AI_LAB\OPENCLAW"#),
    ("C:/AI_LAB/OPENCLAW/", "c--AI-LAB-OPENCLAW", "C:/AI_LAB/OPENCLAW"),
    ("c:/AI_LAB/OPENCLAW/src/", "c--AI-LAB-OPENCLAW", "c:/AI_LAB/OPENCLAW"),
  ])
  func `drive letters and separators of Windows don't matter`(
    _ directory: String, _ name: String, _ expected: String
  ) throws {
    #expect(try roots(["\(name)/s.jsonl": [row(1, directory)]]) == [expected])
  }
}

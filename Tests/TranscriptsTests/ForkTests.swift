import OperatingSystem
import Pricing
import Testing

@testable import Transcripts

/// Tests whose a response and a call are that several transcripts have.
struct ForkTests {
  private typealias Make = SampleTranscripts

  /// Returns the message's number, the session and the time of each response, sorted.
  private func told(
    _ files: [String: [String]], earlier: String? = nil
  ) throws -> [String] {
    let transcripts = try SampleTranscripts(
      Dictionary(uniqueKeysWithValues: files.map { ("p/\($0).jsonl", $1) }))
    let scan =
      if let earlier { try transcripts.scan(earlier: earlier) } else { try transcripts.scan() }
    return scan.responses.map { response in
      let time = Moment(seconds: response.seconds).utcText.dropFirst(8).dropLast(4)
      return "\(response.usage.output) \(scan.name(of: response.origin.session)) \(time)"
    }.sorted()
  }

  /// Returns a row of a response that is told by its number, which is also the day of its time.
  private func row(
    _ number: Int, _ session: String, day: Int? = nil, hour: Int = 10, more: String = ""
  ) -> String {
    let day = day ?? number
    return ResponseRow(
      id: "m\(number)", request: "r\(number)", uuid: "u\(number)", output: number,
      time: "2026-01-\(day < 10 ? "0" : "")\(day)T\(hour):00:00Z", session: session, more: more
    ).text
  }

  private func request(_ session: String) -> String { #","requestSessionId":"\#(session)""# }

  private func forked(_ session: String, _ number: Int = 1) -> String {
    #","forkedFrom":{"sessionId":"\#(session)","messageUuid":"u\#(number)"}"#
  }

  /// Returns a row that tells only when its file began.
  private func start(day: Int) -> String {
    #"{"type":"queue-operation","timestamp":"2026-01-\#(day < 10 ? "0" : "")\#(day)T00:00:00Z"}"#
  }

  // MARK: Marked copies

  @Test(arguments: ["aaaa", "zzzz"])
  func `a copy that names its session belongs to it, whatever the files' names`(
    _ fork: String
  ) throws {
    for mark in [request("mmmm"), forked("mmmm")] {
      #expect(
        try told([
          "mmmm": [row(1, "mmmm"), row(2, "mmmm")],
          fork: [row(1, fork, more: mark), row(2, fork, more: mark), row(3, fork)],
        ]) == ["1 mmmm 01T10:00", "2 mmmm 02T10:00", "3 \(fork) 03T10:00"])
    }
  }

  @Test func `a copy with the time of the fork is of the original's day`() throws {
    #expect(
      try told([
        "aaaa": [
          row(1, "aaaa", day: 12, more: forked("zzzz")), row(3, "aaaa", day: 12),
        ],
        "zzzz": [row(1, "zzzz")],
      ]) == ["1 zzzz 01T10:00", "3 aaaa 12T10:00"])
  }

  @Test func `a copy is marked even in the older file`() throws {
    #expect(
      try told([
        "aaaa": [start(day: 1), row(5, "aaaa", day: 4, more: request("zzzz"))],
        "zzzz": [start(day: 3), row(5, "zzzz")],
      ]) == ["5 zzzz 05T10:00"])
  }

  @Test func `the request's session counts before the fork's`() throws {
    let both = request("one") + forked("two")
    #expect(try told(["f": [row(1, "f", more: both)]]) == ["1 one 01T10:00"])
    let empty = #","requestSessionId":"""# + forked("two")
    #expect(try told(["f": [row(1, "f", more: empty)]]) == ["1 two 01T10:00"])
    #expect(
      try told(["f": [row(1, "f", more: forked("two") + request("one"))]]) == ["1 one 01T10:00"])
  }

  @Test(arguments: [
    #","requestSessionId":7"#, #","requestSessionId":"""#, #","forkedFrom":"x""#,
    #","forkedFrom":{"messageUuid":"u1"}"#, #","forkedFrom":{"sessionId":""}"#,
    #","forkedFrom":null"#,
  ])
  func `a mark without a session is none`(_ mark: String) throws {
    #expect(try told(["f": [row(1, "s", more: mark)]]) == ["1 s 01T10:00"])
  }

  @Test func `a row that names its own session is no copy`() throws {
    #expect(
      try told([
        "aaaa": [row(1, "aaaa", hour: 12, more: request("aaaa"))],
        "bbbb": [start(day: 1), row(1, "bbbb", more: request("aaaa"))],
      ]) == ["1 aaaa 01T12:00"])
    // Its own session is the file's where it names none.
    let unnamed = ResponseRow(output: 1, time: "2026-01-01T10:00:00Z", more: request("s")).text
    let copy = ResponseRow(output: 1, time: "2026-01-01T08:00:00Z", more: request("s")).text
    #expect(try told(["s": [unnamed], "a": [copy]]) == ["1 s 01T10:00"])
  }

  @Test func `a copy whose original is missing still belongs to its session`() throws {
    #expect(
      try told(["f": [row(1, "f", more: request("gone")), row(2, "f")]])
        == ["1 gone 01T10:00", "2 f 02T10:00"])
  }

  @Test func `copies of sessions that are too old to be read are skipped, with their calls`() throws
  {
    let call = Make.call("Bash", "{}", id: "t1")
    let copied = ResponseRow(
      id: "m1", request: "r1", time: "2026-01-20T10:00:00Z", session: "f", content: call,
      more: forked("old")
    ).text
    let rows = [
      copied, Make.result("t1"), row(2, "f", day: 20), row(3, "f", more: request("gone")),
    ]
    #expect(
      try told(["f": rows, "old": [row(1, "old")]], earlier: "old")
        == ["2 f 20T10:00", "3 gone 03T10:00"])
    let transcripts = try SampleTranscripts(["p/f.jsonl": rows])
    #expect(try transcripts.scan(earlier: "old").calls.isEmpty)
    #expect(try transcripts.scan().calls.count == 1)
    // A session goes on in a file of its own.
    #expect(
      try told(["old": [row(1, "old", more: request("old"))]], earlier: "other")
        == ["1 old 01T10:00"])
  }

  @Test func `a chain of forks leads to the first`() throws {
    for second in [forked("bbbb"), request("cccc")] {
      #expect(
        try told([
          "aaaa": [row(1, "aaaa", day: 9, more: second), row(3, "aaaa", day: 9)],
          "bbbb": [row(1, "bbbb", day: 5, more: forked("cccc")), row(2, "bbbb", day: 5)],
          "cccc": [row(1, "cccc")],
        ]) == ["1 cccc 01T10:00", "2 bbbb 05T10:00", "3 aaaa 09T10:00"])
    }
    // If the first is missing, the older copy tells.
    #expect(
      try told([
        "aaaa": [row(1, "aaaa", day: 9, more: forked("bbbb"))],
        "bbbb": [row(1, "bbbb", day: 5, more: forked("cccc"))],
      ]) == ["1 cccc 05T10:00"])
  }

  // MARK: Copies without a mark

  @Test func `an unmarked copy belongs to the session whose file is older`() throws {
    // The first row that has a time tells, whatever it is; those after it may be older.
    let mode = #"{"type":"mode","timestamp":"soon"}"#
    #expect(
      try told([
        "aaaa": [mode, start(day: 12), row(1, "aaaa"), row(2, "aaaa"), row(12, "aaaa")],
        "zzzz": [mode, start(day: 1), row(1, "zzzz"), row(2, "zzzz")],
      ]) == ["1 zzzz 01T10:00", "12 aaaa 12T10:00", "2 zzzz 02T10:00"])
  }

  @Test func `files that began in the same second began together`() throws {
    func start(_ fraction: String) -> String {
      #"{"type":"mode","timestamp":"2026-01-01T00:00:00.\#(fraction)Z"}"#
    }
    #expect(
      try told([
        "aaaa": [start("900"), row(1, "aaaa"), row(9, "aaaa")],
        "zzzz": [start("100"), row(1, "zzzz"), row(8, "zzzz")],
      ]) == ["1 zzzz 01T10:00", "8 zzzz 08T10:00", "9 aaaa 09T10:00"])
    #expect(
      try told([
        "aaaa": [start("900"), row(1, "aaaa"), row(7, "aaaa")],
        "zzzz": [start("100"), row(1, "zzzz"), row(8, "zzzz")],
      ]).first == "1 aaaa 01T10:00")
  }

  @Test func `a session without responses of its own was continued by the others`() throws {
    #expect(
      try told([
        "aaaa": [row(1, "aaaa"), row(2, "aaaa"), row(3, "aaaa")],
        "zzzz": [row(1, "zzzz"), row(2, "zzzz")],
      ]) == ["1 zzzz 01T10:00", "2 zzzz 02T10:00", "3 aaaa 03T10:00"])
    // If none has one, the file that is read first is right.
    #expect(
      try told(["aaaa": [row(1, "aaaa")], "zzzz": [row(1, "zzzz")]]) == ["1 aaaa 01T10:00"])
  }

  @Test func `a response that a third session has is nobody's own`() throws {
    // Without the third, the first would have an older response of its own.
    let files = [
      "aaaa": [row(1, "aaaa"), row(2, "aaaa"), row(8, "aaaa")],
      "mmmm": [start(day: 5), row(2, "mmmm", more: request("aaaa")), row(2, "mmmm")],
      "zzzz": [row(1, "zzzz"), row(3, "zzzz")],
    ]
    #expect(
      try told(files)
        == ["1 zzzz 01T10:00", "2 aaaa 02T10:00", "3 zzzz 03T10:00", "8 aaaa 08T10:00"])
    #expect(try told(files.filter { $0.key != "mmmm" }).first == "1 aaaa 01T10:00")
  }

  @Test func `the earliest of a session's own responses tells, wherever its row is`() throws {
    #expect(
      try told([
        "aaaa": [row(1, "aaaa"), row(9, "aaaa")],
        "zzzz": [row(1, "zzzz"), row(8, "zzzz")],
        "more": [start(day: 2), row(5, "aaaa")],
      ]).first == "1 aaaa 01T10:00")
  }

  @Test func `of two files of one session, the one that is read first tells the time`() throws {
    let rows = [row(1, "s"), row(1, "s", hour: 12)]
    #expect(try told(["a/s": [rows[0]], "b/s": rows]) == ["1 s 01T10:00"])
    #expect(try told(["a/s": rows, "b/s": [rows[0]]]) == ["1 s 01T12:00"])
  }

  @Test func `a file without times is younger than all`() throws {
    func untimed(_ session: String) -> String {
      ResponseRow(id: "m1", request: "r1", output: 1, time: nil, session: session).text
    }
    #expect(
      try told(["aaaa": [untimed("aaaa")], "zzzz": [row(1, "zzzz")]]) == ["1 zzzz 01T10:00"])
  }

  // MARK: What is told by the rows that count

  @Test func `the largest counts are right, and the original's last time`() throws {
    let original = [10, 12, 11].enumerated().map { index, hour in
      ResponseRow(
        uuid: "u\(index)", output: 1, input: 9, time: "2026-01-01T\(hour):00:00Z", stop: nil,
        branch: "main\(index)", session: "zzzz"
      ).text
    }
    let copy = ResponseRow(
      output: 50, input: 3, time: "2026-01-03T10:00:00Z", branch: "copy", session: "aaaa",
      more: request("zzzz"))
    let scan = try SampleTranscripts(["p/aaaa.jsonl": [copy.text], "p/zzzz.jsonl": original]).scan()
    let response = try #require(scan.responses.first)
    #expect(scan.responses.count == 1)
    #expect((response.usage.input, response.usage.output) == (9, 50))
    #expect(Moment(seconds: response.seconds).utcText == "2026-01-01T12:00:00Z")
    // The first row's branch.
    #expect(scan.name(of: response.origin.branch) == "main0")
    #expect(!response.isUnfinished)
  }

  @Test func `the conversation's own rows count before its sidechains', and these before progress`()
    throws
  {
    let main = ResponseRow(time: "2026-01-03T10:00:00Z", branch: "main", session: "s")
    let side = main.with { row in
      (row.time, row.isSidechain, row.agent, row.branch) =
        ("2026-01-02T10:00:00Z", true, "a1", "side")
    }
    let progress = main.with { ($0.time, $0.branch) = ("2026-01-01T10:00:00Z", "progress") }
    func branch(_ files: [String]...) throws -> String {
      let scan = try SampleTranscripts(files).scan()
      #expect(scan.responses.count == 1)
      return try scan.name(of: #require(scan.responses.first).origin.branch)
    }
    #expect(try branch([progress.progress()], [side.text], [main.text]) == "main")
    #expect(try branch([progress.progress()], [side.text]) == "side")
    #expect(try branch([start(day: 1), progress.progress()], [side.text]) == "side")
    #expect(try branch([progress.progress(), side.text, main.text]) == "main")
    #expect(try branch([main.text, side.text]) == "main")
    let marked = main.with { ($0.branch, $0.more) = ("marked", request("o")) }
    #expect(try branch([marked.text], [progress.progress()]) == "progress")
  }

  // MARK: Calls

  /// Returns a row with a call.
  private func call(_ id: String, _ session: String, hour: Int, more: String = "") -> String {
    ResponseRow(
      id: "m\(id)", request: "r\(id)", time: "2026-01-01T\(hour):00:00Z", session: session,
      content: Make.call("Bash", "{}", id: id), more: more
    ).text
  }

  private func result(_ id: String, _ text: String, hour: Int) -> String {
    Make.result(id, "\"\(text)\"")
      .replacing("2026-01-14T10:00:30Z", with: "2026-01-01T\(hour):00:00Z")
  }

  /// Returns the session, the time, and the length of the result of each call.
  private func calls(_ files: [String: [String]]) throws -> [String] {
    let scan = try SampleTranscripts(
      Dictionary(uniqueKeysWithValues: files.map { ("p/\($0).jsonl", $1) })
    ).scan()
    return scan.calls.map { call in
      let time = Moment(seconds: call.seconds).utcText.dropFirst(11).prefix(2)
      return "\(scan.name(of: call.origin.session)) \(time) \(call.resultCharacters)"
    }
  }

  @Test func `a copied call is the original's, with the original's result`() throws {
    let original = [call("t", "zzzz", hour: 11), result("t", "1", hour: 12)]
    for mark in [request("zzzz"), ""] {
      let fork = [
        start(day: 5), call("t", "aaaa", hour: 11, more: mark), result("t", "123", hour: 14),
      ]
      #expect(try calls(["aaaa": fork, "zzzz": original]) == ["zzzz 12 1"])
      #expect(try calls(["zzzz": original, "zzzzz": fork]) == ["zzzz 12 1"])
      // Another file's result counts where the original's has none.
      #expect(try calls(["aaaa": fork, "zzzz": [original[0]]]) == ["zzzz 14 3"])
    }
  }

  @Test func `a call belongs to the session of its response`() throws {
    // The starts are equal, and only the responses tell.
    let copy = [call("t", "aaaa", hour: 11), result("t", "1", hour: 12), row(9, "aaaa")]
    let original = [call("t", "zzzz", hour: 11), result("t", "1", hour: 12), row(8, "zzzz")]
    #expect(try calls(["aaaa": copy, "zzzz": original]) == ["zzzz 12 1"])
  }

  @Test func `the first result after the call is right`() throws {
    #expect(
      try calls([
        "s": [
          result("t", "12345", hour: 10), call("t", "s", hour: 11), result("t", "1", hour: 12),
          result("t", "123", hour: 13),
        ]
      ]) == ["s 12 1"])
  }
}

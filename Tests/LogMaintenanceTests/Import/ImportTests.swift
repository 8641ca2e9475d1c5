import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import ReporterSupport

struct ImportTests {
  private let logs: Logs
  private let home: TemporaryDirectory
  private let rows = TranscriptRows()

  init() throws {
    logs = try Logs()
    home = try TemporaryDirectory()
  }

  /// Returns the timestamp of a call some days before the tests' current date.
  private func time(daysAgo: Int) -> String { "\(Logs.today.adding(days: -daysAgo))T10:30:00.000Z" }

  private func write(_ text: String, to name: String = "s.jsonl") throws {
    try home.write(text, to: "projects/-home-ada-shop/\(name)")
  }

  private func run(_ arguments: [String] = [], _ variables: [String: String] = [:]) -> Outcome {
    logs.run(
      ["import"] + arguments,
      environment: ["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": home.path].merging(variables) { $1 })
  }

  /// Returns the IDs of the records in a day's file.
  private func ids(daysAgo: Int) throws -> [String] {
    try logs.text(Logs.name(daysAgo: daysAgo)).matches(of: #/"tool_use_id":"(\w+)"/#)
      .map { String($0.1) }
  }

  @Test func `writes each call into the file of its day, in the order of time`() throws {
    try write(
      rows.both("c", at: time(daysAgo: 1)) + rows.both("d", at: "2026-01-13T10:31:00Z"),
      to: "a.jsonl")
    try write(rows.both("b", at: "2026-01-13T10:29:00Z") + rows.both("a", at: time(daysAgo: 3)))
    let outcome = run()
    #expect(
      outcome
        == Outcome("Imported 4 calls of 2026-01-11 to 2026-01-13 into \(logs.directory.path).\n"))
    #expect(try ids(daysAgo: 3) == ["a"])
    #expect(try ids(daysAgo: 1) == ["b", "c", "d"])
    #expect(try logs.report(["--range", "all"]).summary.totalOperations == 4)
  }

  @Test(arguments: [[], ["--log-dir", "HOME/logs"]])
  func `makes the default directory as the hook does, by whatever name`(_ arguments: [String])
    throws
  {
    try write(rows.both("a", at: time(daysAgo: 1)))
    let arguments = arguments.map { $0.replacing("HOME", with: home.path) }
    let outcome = Logs.run(
      ["import"] + arguments, environment: ["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": home.path])
    #expect(outcome == Outcome("Imported 1 call of 2026-01-13 into \(home.path)/logs.\n"))
    #expect(FilePath(home.path("logs")).linkTarget == "activity")
    #expect(try home.names(in: "activity") == [Logs.name(daysAgo: 1)])
    #expect(try home.permissions("activity") == 0o700)
  }

  @Test func `has nothing to do a second time`() throws {
    try write(rows.both("a", at: time(daysAgo: 1)) + rows.both("b", at: time(daysAgo: 2)))
    _ = run()
    let text = try logs.names.map(logs.text)
    #expect(
      run()
        == Outcome(
          "Nothing to import: 2 calls of 2026-01-12 to 2026-01-13 are already in "
            + "\(logs.directory.path).\n"))
    #expect(try logs.names.map(logs.text) == text)
  }

  @Test func `leaves out what the hook has logged, also on the day before or after`() throws {
    try logs.write(#"{"tool":"Bash","tool_use_id":"a"}"# + "\n", daysAgo: 2)
    try logs.write("nonsense\n" + #"{"tool":"Bash","tool_use_id":"b"}"#, daysAgo: 4)
    try write(
      ["a", "b", "c"].map { rows.both($0, at: time(daysAgo: 3)) }.joined())
    #expect(
      run(["--since", "3d"])
        == Outcome(
          "Imported 1 call of 2026-01-11 into \(logs.directory.path); 2 were already there.\n"))
    #expect(try ids(daysAgo: 3) == ["c"])
  }

  // MARK: Copies

  @Test(arguments: ["0000", "zzzz"], [true, false])
  func `the calls of a fork are imported once, into the original's session and day`(
    _ name: String, _ isMarked: Bool
  ) throws {
    var fork = rows
    fork.session = name
    // It begins with the copies, and its file with a row of its own.
    let start = #"{"type":"queue-operation","timestamp":"\#(time(daysAgo: 1))"}"# + "\n"
    let own = fork.both("c", at: time(daysAgo: 1))
    if isMarked { fork.more = #""requestSessionId":"\#(rows.session)","# }
    let days = isMarked ? [1, 1] : [3, 2]
    try write(
      start + fork.both("a", at: time(daysAgo: days[0]))
        + fork.both("b", at: time(daysAgo: days[1]))
        + own, to: "\(name).jsonl")
    try write(
      rows.both("a", at: time(daysAgo: 3)) + rows.both("b", at: time(daysAgo: 2)),
      to: "\(rows.session).jsonl")
    #expect(run().standardOutput.hasPrefix("Imported 3 calls of 2026-01-11 to 2026-01-13 into "))
    #expect(try [3, 2, 1].map { try ids(daysAgo: $0) } == [["a"], ["b"], ["c"]])
    #expect(try logs.text(Logs.name(daysAgo: 3)).contains(#""session_id":"\#(rows.session)""#))
    #expect(try logs.text(Logs.name(daysAgo: 1)).contains(#""session_id":"\#(name)""#))
    #expect(run().standardOutput.hasPrefix("Nothing to import: 3 calls"))
  }

  @Test
  func `copies aren't imported as new calls if their original is older than the day asked for`()
    throws
  {
    try write(rows.both("a", at: time(daysAgo: 9)), to: "\(rows.session).jsonl")
    let path = home.path("projects/-home-ada-shop/\(rows.session).jsonl")
    let old = Date(timeIntervalSince1970: Double(Logs.now.seconds - 9 * 86_400))
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    var fork = rows
    (fork.session, fork.more) = ("fork", #""forkedFrom":{"sessionId":"\#(rows.session)"},"#)
    try write(fork.both("a", at: time(daysAgo: 1)), to: "fork.jsonl")
    #expect(run(["--since", "3d"]).standardOutput.hasPrefix("Nothing to import: "))
    #expect(run().standardOutput.hasPrefix("Imported 1 call of 2026-01-05 "))
  }

  // MARK: Refusals and progress

  @Test func `refused calls aren't imported`() throws {
    let refused = ["The user doesn't want to proceed", "<tool_use_error>Cancelled"].enumerated()
      .map { index, text in
        rows.call("r\(index)", at: time(daysAgo: 1))
          + rows.result("r\(index)", "\"\(text)\"", isError: true, at: time(daysAgo: 1))
      }
    let failed =
      rows.call("f", at: time(daysAgo: 1))
      + rows.result("f", #""Exit code 1""#, isError: true, at: time(daysAgo: 1))
    try write(refused.joined() + failed)
    #expect(run().standardOutput.hasPrefix("Imported 1 call of 2026-01-13 "))
    #expect(try ids(daysAgo: 1) == ["f"])
  }

  @Test func `a subagent's calls in the progress of its parent's are imported once`() throws {
    func progress(_ row: String) -> String {
      #"{"type":"progress","data":{"agentId":"a1","message":\#(row.dropLast())}}"# + "\n"
    }
    let inner = [
      rows.call("a", at: time(daysAgo: 1)), rows.result("a", at: time(daysAgo: 1)),
      rows.call("b", at: time(daysAgo: 1)), rows.result("b", at: time(daysAgo: 1)),
    ]
    try write(inner.map(progress).joined())
    try write(rows.both("b", at: time(daysAgo: 1)), to: "s/subagents/agent-a1.jsonl")
    #expect(run().standardOutput.hasPrefix("Imported 2 calls of 2026-01-13 "))
    #expect(try ids(daysAgo: 1) == ["a", "b"])
    #expect(
      try logs.report(["--range", "all", "--agent", "subagent"]).summary.totalOperations == 2)
  }

  // MARK: Which days

  @Test func `begins on the day that is asked for`() throws {
    try write(rows.both("a", at: time(daysAgo: 3)) + rows.both("b", at: time(daysAgo: 2)))
    #expect(run(["--since", "2d"]).standardOutput.hasPrefix("Imported 1 call of 2026-01-12 into"))
    #expect(try logs.names == [Logs.name(daysAgo: 2)])
  }

  @Test func `opens no transcript that is older than the day asked for`() throws {
    try write("nonsense\n", to: "old.jsonl")
    let path = home.path("projects/-home-ada-shop/old.jsonl")
    let old = Date(timeIntervalSince1970: Double(Logs.now.seconds - 5 * 86_400))
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(
      run(["--since", "3d"])
        == Outcome(
          "Nothing to import: no transcript in \(home.path)/projects is of 2026-01-11 or later.\n"))
    #expect(run(["--since", "7d"]).standardError.contains("old.jsonl:1: not a row: "))
  }

  @Test func `leaves to the hook what has just ended`() throws {
    let texts = [4, 5].map { Moment(seconds: Logs.now.seconds - $0).utcText }
    try write(rows.both("young", at: texts[0]) + rows.both("old", at: texts[1]))
    _ = run()
    #expect(try ids(daysAgo: 0) == ["old"])
  }

  @Test func `knows the calls of rotated days, whatever the time zone in which they were logged`()
    throws
  {
    try logs.write([Call(id: "a"), Call(id: "b")], daysAgo: 40)
    _ = logs.run(["rotate"])
    let totals = try logs.text("totals-2025-12.ndjson")
    try write(
      rows.both("a", at: time(daysAgo: 40)) + rows.both("b", at: time(daysAgo: 39))
        + rows.both("c", at: time(daysAgo: 40)))
    #expect(
      run()
        == Outcome(
          "Imported 1 call of 2025-12-05 into \(logs.directory.path); 2 were already there.\n"))
    #expect(try ids(daysAgo: 40) == ["c"])
    #expect(try logs.text("totals-2025-12.ndjson") == totals)
    #expect(
      run().standardOutput.hasPrefix("Nothing to import: 3 calls of 2025-12-05 to 2025-12-06 are"))
  }

  @Test(arguments: [false, true])
  func `skips calls that may be among records without ids, and says so`(_ isRotated: Bool) throws {
    try logs.write(#"{"tool":"Bash","session_id":"1768-9"}"# + "\n", daysAgo: 43)
    try logs.write(#"{"tool":"unknown","rejected":true}"# + "\n", daysAgo: 41)
    if isRotated { _ = logs.run(["rotate"]) }
    // The hook's day may be the one before or after.
    try write([45, 44, 43, 42, 41].map { rows.both("t\($0)", at: time(daysAgo: $0)) }.joined())
    #expect(
      run()
        == Outcome(
          "Imported 2 calls of 2025-11-30 to 2025-12-04 into \(logs.directory.path). Skipped 3 calls "
            + "(2025-12-01 to 2025-12-03), which may be among records without IDs, as "
            + "session-logger.sh writes them: move those day files away to import the calls.\n"))
    #expect(try ids(daysAgo: 45) == ["t45"] && ids(daysAgo: 41) == ["t41"])
  }

  @Test func `only says what it would do on a dry run`() throws {
    try write(rows.both("a", at: time(daysAgo: 1)))
    let missing = home.path("logs")
    #expect(
      run(["--dry-run", "--log-dir", missing])
        == Outcome("Would import 1 call of 2026-01-13 into \(missing).\n"))
    #expect(!FileManager.default.fileExists(atPath: missing))
    #expect(run(["--log-dir", missing]).status == .success)
    #expect(try home.names(in: "logs") == [Logs.name(daysAgo: 1)])
  }

  @Test func `a long day goes into its file whole`() throws {
    let count = 4_000
    let text = (0..<count).map { rows.both("t\($0)", at: time(daysAgo: 1)) }.joined()
    try write(text)
    _ = run()
    #expect(try logs.text(Logs.name(daysAgo: 1)).utf8.count > 1 << 20)
    #expect(try ids(daysAgo: 1) == (0..<count).map { "t\($0)" })
    #expect(run().standardOutput.hasPrefix("Nothing to import: 4,000 calls"))
  }

  @Test func `names the first broken lines and goes on`() throws {
    try write("{\n\"\n[\n{\"a\n" + rows.both("a", at: time(daysAgo: 1)))
    let outcome = run()
    #expect(outcome.status == .success)
    #expect(outcome.errorLines.count == 4)
    #expect(
      outcome.errorLines.first?.hasPrefix(
        "session-stats: \(home.path)/projects/-home-ada-shop/s.jsonl:1: not a row: ") == true)
    #expect(outcome.errorLines.last == "session-stats: and 1 more place in transcripts")
    #expect(try ids(daysAgo: 1) == ["a"])
  }

  @Test func `says where it looked when there are no transcripts`() throws {
    #expect(
      run() == Outcome("Nothing to import: no transcripts in \(home.path)/projects.\n"))
    let missing = home.path("missing")
    #expect(
      run(["--transcripts", missing])
        == Outcome(
          error: "session-stats: \(missing): No such file or directory\n", status: .failure))
    try home.write("", to: "empty/s.jsonl")
    #expect(
      run(["--transcripts", home.path("empty")])
        == Outcome("Nothing to import: 1 transcript with no other finished call.\n"))
    #expect(try logs.names == [])
  }

  @Test func `a named directory that isn't there keeps nobody from reading another`() throws {
    try write(rows.both("a", at: time(daysAgo: 1)))
    let outcome = run([
      "--transcripts", home.path("missing"), "--transcripts", home.path("projects"),
    ])
    #expect(outcome.status == .failure)
    #expect(outcome.standardOutput.hasPrefix("Imported 1 call"))
  }

  @Test func `a link in the place of a day file is refused, and other days are written`() throws {
    let link = logs.path(daysAgo: 2)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: logs.directory.path("elsewhere"))
    try write(rows.both("a", at: time(daysAgo: 2)) + rows.both("b", at: time(daysAgo: 1)))
    let outcome = run()
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.standardError.contains(link))
    #expect(outcome.standardOutput.hasPrefix("Imported 1 call of 2026-01-13 "))
    #expect(!FileManager.default.fileExists(atPath: logs.directory.path("elsewhere")))
  }

  @Test func `imports into no team's directory`() throws {
    try logs.directory.write(try Call().line, to: "ada/\(Logs.name())")
    try write(rows.both("a", at: time(daysAgo: 1)))
    #expect(
      run()
        == Outcome(
          error:
            "session-stats: \(logs.directory.path): a team's directory; import into a user's with "
            + "--log-dir, such as \(logs.directory.path("ada"))\n", status: .failure))
    #expect(try logs.names == ["ada"])
  }

  @Test func `waits for a rotation, as a rotation does for an import`() throws {
    try write(rows.both("a", at: time(daysAgo: 1)))
    let queue = DispatchQueue(label: "import")
    let (logs, home) = (logs, home)
    nonisolated(unsafe) var outcome: Outcome?
    do {
      let lock = try FileDescriptor.opening(logs.directory.path)
      try lock.tryLock()
      queue.async {
        unsafe outcome = logs.run(["import"], environment: ["CLAUDE_CONFIG_DIR": home.path])
      }
      usleep(200_000)
      #expect(try logs.names == [])
    }
    #expect(queue.sync { unsafe outcome }?.standardOutput.hasPrefix("Imported 1 call") == true)
  }

  @Test(arguments: [
    (["--transcripts", ""], "--transcripts is empty; expected a directory"),
    (["--log-dir", ""], "--log-dir is empty; expected a directory"),
    (["--log-dir", "a", "--log-dir", "b"], "--log-dir is given twice"),
    (["--since", "tody"], "unknown day 'tody'; did you mean 'today'?"),
    (["--since", "2026-01-15"], "--since (2026-01-15) is after --until (2026-01-14)"),
  ])
  func `wrong usage is explained`(_ arguments: [String], _ message: String) {
    let outcome = run(arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.errorLines.first == "session-stats import: \(message)")
  }
}

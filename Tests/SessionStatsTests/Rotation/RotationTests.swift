import CommandLineTool
import Foundation
import POSIX
import TestSupport
import Testing

struct RotationTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  /// What can be told of calls whose day files are gone.
  private static let queries = [
    ["--by", "day"], ["--by", "month,tool"], ["--by", "project,model"], ["--by", "branch"],
    ["--by", "agent"], ["--by", "server"], ["--by", "tool", "--failed"],
    ["--by", "model", "--project", "shop"], ["--by", "week", "--session", "s2"],
  ]

  /// Calls that differ in all that totals keep, and some that differ in nothing.
  private static let calls: [Call] =
    [
      Call(session: "s2", model: "claude-opus-5", agent: "Explore", input: 9, output: 4),
      Call(tool: "mcp__github__search", project: "shop", folder: "~/a/shop", duration: 7),
      Call(project: "shop", folder: "~/b/shop", branch: "main", exitCode: 1, added: 3, removed: 1),
      Call(tool: "Edit", session: nil, project: nil, file: "a.swift", error: "no"),
      Call(isRejected: true), Call(tool: "\"quoted\"\u{1b}[31m 名前", model: "GPT \\ 5"),
    ] + 3 * Call(input: 1, output: 2, duration: 50)

  /// The reports of all days, without what only day files can tell.
  private func reports(_ queries: [[String]] = queries) throws -> [String] {
    try queries.map { query in
      let outcome = logs.run(
        ["--json", "--range", "all"] + query, environment: ["CLAUDE_RATE_OUTPUT": "0.123"])
      var object = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any])
      object["data"] = nil
      var summary = try #require(object["summary"] as? [String: Any])
      var durations = try #require(summary["duration_ms"] as? [String: Any])
      for member in ["p50", "p95", "max"] { durations[member] = nil }
      summary["duration_ms"] = durations
      object["summary"] = summary
      return String(
        decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]),
        as: UTF8.self)
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: logs.folder.path).sorted() }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: logs.folder.path(name), encoding: .utf8)
  }

  @Test func `gives the same answers after as before`() throws {
    for day in [0, 20, 31, 45] { try logs.write(Self.calls, daysAgo: day) }
    try logs.write(try Call().line + "\nnonsense\n{\"tool\":\n", daysAgo: 40)
    let before = try reports()
    let data = try logs.report(["--range", "all"]).data
    let outcome = logs.run(["rotate"])
    #expect(
      outcome.standardOutput.hasPrefix("Rotated 3 day files in \(logs.folder.path), 2025-11-30"))
    #expect(outcome.standardOutput.contains("to 2025-12-14: 19 records, "))
    #expect(
      outcome.standardOutput.hasSuffix(
        ", into totals-2025-11.ndjson, totals-2025-12.ndjson. Not readable in them: 2 records.\n"))
    #expect(outcome.standardError == "" && outcome.status == .success)
    #expect(
      try names == [
        Logs.name(daysAgo: 20), Logs.name(daysAgo: 0), "totals-2025-11.ndjson",
        "totals-2025-12.ndjson",
      ])
    #expect(try reports() == before)
    let rotated = try logs.report(["--range", "all"]).data
    #expect(rotated.records == data.records && rotated.malformed == data.malformed)
    #expect(rotated.rejected == data.rejected && data.rejected == 4)
    #expect(rotated.files == 2)
  }

  @Test func `keeps files that are as old as it keeps, and drops those a day older`() throws {
    for day in 0...4 { try logs.write([Call()], daysAgo: day) }
    _ = logs.run(["rotate", "--keep", "3d"])
    #expect(
      try names
        == (0...3).reversed().map { Logs.name(daysAgo: $0) } + ["totals-2026-01.ndjson"])
  }

  @Test func `only says what it would do on a dry run`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let outcome = logs.run(["rotate", "--dry-run"])
    #expect(outcome.standardOutput.hasPrefix("Would rotate 1 day file in "))
    #expect(try names == [Logs.name(daysAgo: 40)])
  }

  @Test func `has nothing to do a second time`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    _ = logs.run(["rotate"])
    let totals = try text("totals-2025-12.ndjson")
    let outcome = logs.run(["rotate"])
    #expect(
      outcome
        == Outcome(
          "Nothing to rotate: no day file in \(logs.folder.path) is older than 30 days.\n"))
    #expect(try text("totals-2025-12.ndjson") == totals)
  }

  @Test func `counts a file once that is still there, and its totals, too`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let before = try reports()
    let file = try text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    let totals = try text("totals-2025-12.ndjson")
    try logs.write(file, daysAgo: 40)
    #expect(try reports() == before)
    #expect(try logs.report(["--range", "all"]).data.records == Self.calls.count)
    _ = logs.run(["rotate"])
    #expect(try text("totals-2025-12.ndjson") == totals)
    #expect(try reports() == before)
  }

  @Test func `folds late records in, whether the file was still there or not`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let file = try text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    for text in [file + (try Call().line), try Call().line] {
      try logs.write(text, daysAgo: 40)
      let before = try reports()
      let count = try logs.report(["--range", "all"]).summary.totalOperations
      #expect(count == Self.calls.count - 1 + (text.hasPrefix(file) ? 1 : 2))
      #expect(logs.run(["rotate"]).status == .success)
      #expect(try names == ["totals-2025-12.ndjson"])
      #expect(try reports() == before)
    }
  }

  @Test func `takes an older copy of a file for the file, whatever was rotated`() throws {
    let (first, both) = (try Call().line + "\n", try Call().line + "\n" + Call(tool: "B").line)
    // What is rotated one after the other, and a copy that is put back then.
    for (rotated, copy, count) in [
      ([first, both], first, 2), ([both], first, 2), ([both, first], both, 2),
      ([both], String(first.dropLast()), 2), ([both], try Call(tool: "B").line, 3),
      ([both], both.replacing("B", with: "C"), 4), ([first], both, 2),
    ] {
      try? FileManager.default.removeItem(atPath: logs.folder.path("totals-2025-12.ndjson"))
      for text in rotated {
        try logs.write(text, daysAgo: 40)
        _ = logs.run(["rotate"])
      }
      try logs.write(copy, daysAgo: 40)
      #expect(
        try logs.report(["--range", "all"]).summary.totalOperations == count, "\(rotated) \(copy)")
      _ = logs.run(["rotate"])
      #expect(
        try logs.report(["--range", "all"]).summary.totalOperations == count, "\(rotated) \(copy)")
      #expect(try names == ["totals-2025-12.ndjson"])
    }
  }

  @Test func `of two machines' totals of one file the later count`() throws {
    let other = try Logs()
    try other.write([Call(), Call(tool: "B")], daysAgo: 40)
    _ = other.run(["rotate"])
    try logs.write([Call()], daysAgo: 40)
    _ = logs.run(["rotate"])
    for name in ["totals-2025-12-a.ndjson", "totals-2025-12.x.ndjson"] {
      try FileManager.default.moveItem(
        atPath: other.folder.path("totals-2025-12.ndjson"), toPath: logs.folder.path(name))
      #expect(try logs.report(["--range", "all"]).summary.totalOperations == 2)
      try FileManager.default.moveItem(
        atPath: logs.folder.path(name), toPath: other.folder.path("totals-2025-12.ndjson"))
    }
  }

  @Test func `takes totals that are cut off anywhere for not written`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let before = try reports([["--by", "tool,model"]])
    let file = try text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    let totals = Array(try text("totals-2025-12.ndjson").utf8)
    // The last line is where a section could look whole.
    for length in 0..<totals.count where length % 41 == 0 || length > totals.count - 40 {
      try logs.write(file, daysAgo: 40)
      try logs.folder.write(
        String(decoding: totals[..<length], as: UTF8.self), to: "totals-2025-12.ndjson")
      try #require(try reports([["--by", "tool,model"]]) == before, "cut at \(length)")
      try #require(logs.run(["rotate"]).status == .success)
      try #require(try reports([["--by", "tool,model"]]) == before, "cut at \(length), rotated")
    }
  }

  @Test func `counts totals of two machines that were put together once each`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    _ = logs.run(["rotate"])
    let mine = try text("totals-2025-12.ndjson")
    let before = try reports()
    try logs.folder.write(mine + mine, to: "totals-2025-12.ndjson")
    try logs.folder.write(mine, to: "totals-2025-12-laptop.ndjson")
    #expect(try reports() == before)

    let other = try Logs()
    try other.write([Call(tool: "Grep")], daysAgo: 40)
    _ = other.run(["rotate"])
    try FileManager.default.copyItem(
      atPath: other.folder.path("totals-2025-12.ndjson"),
      toPath: logs.folder.path("totals-2025-12.other.ndjson"))
    #expect(
      try logs.report(["--range", "all"]).summary.totalOperations == Self.calls.count)
  }

  @Test func `sums that no line holds go into several`() throws {
    try logs.write(3 * Call(input: .max, output: .max - 1, duration: .max), daysAgo: 40)
    let before = try reports()
    _ = logs.run(["rotate"])
    #expect(try text("totals-2025-12.ndjson").split(separator: "\n").count == 4)
    #expect(try reports() == before)
  }

  /// Runs a rotation while a file or folder is locked, `body` in the meantime, then lets it go on.
  private func rotateBeside(lockOn path: String, _ body: () throws -> Void) throws -> Outcome {
    let runs = DispatchQueue(label: "rotation")
    let logs = logs
    nonisolated(unsafe) var outcome: Outcome?
    do {
      let lock = try FileDescriptor.opening(path)
      try lock.tryLock()
      runs.async { unsafe outcome = logs.run(["rotate"]) }
      try body()
    }
    return try #require(runs.sync { unsafe outcome })
  }

  @Test func `a file that grows before it is removed is folded again`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let outcome = try rotateBeside(lockOn: logs.path(daysAgo: 40)) {
      while try !names.contains("totals-2025-12.ndjson") { usleep(1_000) }
      let file = try #require(FileHandle(forWritingAtPath: logs.path(daysAgo: 40)))
      try file.seekToEnd()
      try file.write(contentsOf: Data("\(try Call(tool: "Late").line)\n".utf8))
      try file.close()
    }
    #expect(outcome.status == .success && outcome.standardError == "")
    #expect(try names == ["totals-2025-12.ndjson"])
    let report = try logs.report(["--range", "all"])
    #expect(report.summary.totalOperations == Self.calls.count)
    #expect(report.tools.contains { $0.tool == "Late" })
  }

  @Test func `only one rotation is at work in a folder`() throws {
    try logs.write(Self.calls, daysAgo: 40)
    let outcome = try rotateBeside(lockOn: logs.folder.path) {
      usleep(200_000)
      let found = try names
      #expect(found == [Logs.name(daysAgo: 40)])
      #expect(logs.run(["rotate", "--dry-run"]).status == .success)
    }
    #expect(outcome.standardOutput.hasPrefix("Rotated 1 day file"))
  }

  @Test func `leaves a team's files to their users`() throws {
    let name = Logs.name(daysAgo: 40)
    try FileManager.default.createDirectory(
      atPath: logs.folder.path("ada"), withIntermediateDirectories: false)
    try logs.folder.write(try Call().line, to: "ada/\(name)")
    let outcome = logs.run(["rotate"])
    #expect(
      outcome
        == Outcome(
          "Nothing to rotate: \(logs.folder.path) is a team's; rotate each user's folder where the "
            + "hook writes, such as \(logs.folder.path("ada")).\n"))
    #expect(FileManager.default.fileExists(atPath: logs.folder.path("ada/\(name)")))
  }

  @Test func `leaves all alone that is no day file`() throws {
    let others = [
      "hook-trouble.log", "activity-2025-12-01.jsonl.bak", "activity-2025-13-01.jsonl",
      "notes.jsonl", "totals-2024-01.ndjson", "totals-2025-12.ndjson.old",
    ]
    for name in others { try logs.folder.write(try Call().line, to: name) }
    try logs.write([Call()], daysAgo: 40)
    _ = logs.run(["rotate"])
    #expect(try names == (others + ["totals-2025-12.ndjson"]).sorted())
    for name in others { #expect(try text(name) == Call().line) }
  }

  @Test func `leaves links and folders alone and says so`() throws {
    try logs.folder.write(try Call().line, to: "elsewhere")
    let link = logs.path(daysAgo: 40)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: logs.folder.path("elsewhere"))
    try FileManager.default.createDirectory(
      atPath: logs.path(daysAgo: 41), withIntermediateDirectories: false)
    let outcome = logs.run(["rotate"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines == [
        "session-stats: \(logs.path(daysAgo: 41)): not a regular file; left alone",
        "session-stats: \(link): a symbolic link; left alone",
      ])
    #expect(try names.count == 3)
  }

  @Test func `waits for nobody's totals that can't be written`() throws {
    try logs.write([Call()], daysAgo: 40)
    try FileManager.default.createDirectory(
      atPath: logs.folder.path("totals-2025-12.ndjson"), withIntermediateDirectories: false)
    let outcome = logs.run(["rotate"])
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("totals-2025-12.ndjson"))
    #expect(try names.contains(Logs.name(daysAgo: 40)))
  }

  @Test func `totals are for nobody else's eyes`() throws {
    try logs.write([Call()], daysAgo: 40)
    _ = logs.run(["rotate"])
    let attributes = try FileManager.default.attributesOfItem(
      atPath: logs.folder.path("totals-2025-12.ndjson"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}

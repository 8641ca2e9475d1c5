import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests that each record counts once, whatever copies of its day file and its totals exist.
struct RotatedCopiesTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  @Test func `counts a file once that is still there, and its totals, too`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let before = try logs.reports()
    let file = try logs.text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    let totals = try logs.text("totals-2025-12.ndjson")
    try logs.write(file, daysAgo: 40)
    #expect(try logs.reports() == before)
    #expect(try logs.report(["--range", "all"]).data.records == Call.various.count)
    _ = logs.run(["rotate"])
    #expect(try logs.text("totals-2025-12.ndjson") == totals)
    #expect(try logs.reports() == before)
  }

  @Test func `folds late records in, whether the file was still there or not`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let file = try logs.text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    for text in [file + (try Call(id: "late").line), try Call(id: "later").line] {
      try logs.write(text, daysAgo: 40)
      let before = try logs.reports()
      let count = try logs.report(["--range", "all"]).summary.totalOperations
      #expect(count == Call.various.count - 1 + (text.hasPrefix(file) ? 1 : 2))
      #expect(logs.run(["rotate"]).status == .success)
      #expect(try logs.names == ["totals-2025-12.ndjson"])
      #expect(try logs.reports() == before)
    }
  }

  @Test func `takes an older copy of a file for the file, whatever was rotated`() throws {
    let (first, both) = (try Call().line + "\n", try Call().line + "\n" + Call(tool: "B").line)
    // The versions rotated one after another, and a copy restored after that.
    for (rotated, copy, count) in [
      ([first, both], first, 2), ([both], first, 2), ([both, first], both, 2),
      ([both], String(first.dropLast()), 2), ([both], try Call(tool: "B").line, 3),
      ([both], both.replacing("B", with: "C"), 4), ([first], both, 2),
      ([both], both.replacing("\"B\"", with: "\"C\""), 3),
      ([both, both.replacing("\"B\"", with: "\"C\"")], both, 3),
    ] {
      try? FileManager.default.removeItem(atPath: logs.directory.path("totals-2025-12.ndjson"))
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
      #expect(try logs.names == ["totals-2025-12.ndjson"])
    }
  }

  /// The records of a day, as different loggers and editors write them.
  private static let shapes: [String: @Sendable (String) -> String] = [
    "lines": { $0 },
    "Windows": { $0.replacing("\n", with: "\r\n") },
    "blank lines": { $0.replacing("\n", with: "\n \n\n") },
    "indented": { $0.replacing("{", with: "{\n  ").replacing("}\n", with: "\n}\n") },
    "damaged": { "\u{FEFF}" + $0.replacing("}\n{", with: "}\njunk\n{torn\n{") },
    "unfinished": { String($0.dropLast()) },
  ]

  @Test(arguments: shapes.keys.sorted())
  func `takes a copy for the file that was cut off anywhere, and counts what was added to it`(
    _ shape: String
  ) throws {
    let write = try #require(Self.shapes[shape])
    let calls = try ["A", "B", "C"].map { try Call(tool: $0, id: $0).line + "\n" }
    let file = write(calls.joined())
    let first = write(calls[0]).utf8.count
    let late = try Call(id: "late").line + "\n"
    for length in Tier.sample(stride(from: 1, through: file.utf8.count, by: 7).map { $0 }, each: 6)
    {
      let logs = try Logs()
      func count() throws -> Int {
        try logs.report(["--range", "all"]).summary.totalOperations
      }
      try logs.write(file, daysAgo: 40)
      _ = logs.run(["rotate"])
      let copy = String(decoding: file.utf8.prefix(length), as: UTF8.self)
      try logs.write(copy, daysAgo: 40)
      #expect(try count() == 3, "\(length)")
      // The hook begins a line of its own.
      try logs.write(copy.hasSuffix("\n") ? copy + late : copy + "\n" + late, daysAgo: 40)
      // Before the end of the first record, nothing identifies the file; but there is no record, either.
      #expect(try count() == 4, "\(length) of \(first)")
      for _ in 0..<2 {
        _ = logs.run(["rotate"])
        #expect(try count() == 4, "\(length) rotated")
        #expect(try logs.names == ["totals-2025-12.ndjson"])
        try logs.write(copy, daysAgo: 40)
        #expect(try count() == 4, "\(length) copied back")
      }
    }
  }

  @Test func `counts copies in several directories of a user once, and those of another user`()
    throws
  {
    let team = try Logs()
    let lines = try ["A", "B", "C"].map { try Call(tool: $0, id: $0).line + "\n" }
    func write(_ text: String, to directory: String) throws {
      try FileManager.default.createDirectory(
        atPath: team.directory.path(directory), withIntermediateDirectories: true)
      try team.directory.write(text, to: "\(directory)/\(Logs.name(daysAgo: 40))")
    }
    func counts() throws -> [String] {
      let outcome = team.run(["--range", "all", "--by", "user", "--format", "csv"])
      return outcome.standardOutput.components(separatedBy: "\r\n").dropFirst().dropLast().map {
        $0.split(separator: ",").prefix(2).joined(separator: " ")
      }
    }
    try write(lines.joined(), to: "ada/laptop")
    try write(lines[0] + lines[1], to: "ada/backup")
    try write(lines[0] + "{\"to\n" + Call(id: "D").line, to: "ada/desktop")
    try write(lines[0], to: "grace")
    #expect(try counts() == ["ada 4", "grace 1"])
    _ = team.run(["rotate", "--log-dir", team.directory.path("ada/laptop")])
    #expect(try counts() == ["ada 4", "grace 1"])
    _ = team.run(["rotate", "--log-dir", team.directory.path("ada/backup")])
    #expect(try counts() == ["ada 4", "grace 1"])
    // These totals can't be told apart.
    _ = team.run(["rotate", "--log-dir", team.directory.path("ada/desktop")])
    #expect(try counts() == ["ada 5", "grace 1"])
    let path = team.directory.path("ada/laptop/totals-2025-12.ndjson")
    #expect(
      team.run(["--range", "all"]).errorLines == [
        "session-stats: \(path): 1 record of a day is also in other totals, and counted twice"
      ])
  }

  @Test func `damaged totals don't count beside the day files, nor after the next rotation`() throws
  {
    let files = try [40, 41].map { day in
      try ["A", "B", "C"].map { try Call(tool: $0, id: "\($0)\(day)").line + "\n" }.joined()
    }
    func write() throws {
      for (day, file) in zip([40, 41], files) { try logs.write(file, daysAgo: day) }
    }
    try write()
    _ = logs.run(["rotate"])
    let totals = Array(try logs.text("totals-2025-12.ndjson").utf8)
    for place in Tier.sample(Array(totals.indices), each: 30) {
      var damaged = totals
      damaged[place] ^= 1 << UInt8(place % 7)
      try write()
      try logs.directory.write(Data(damaged), to: "totals-2025-12.ndjson")
      for step in ["damaged", "rotated"] {
        let report = try logs.report(["--range", "all"])
        try #require(report.summary.totalOperations == 6, "byte \(place) \(step)")
        _ = logs.run(["rotate"])
      }
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
        atPath: other.directory.path("totals-2025-12.ndjson"), toPath: logs.directory.path(name))
      #expect(try logs.report(["--range", "all"]).summary.totalOperations == 2)
      try FileManager.default.moveItem(
        atPath: logs.directory.path(name), toPath: other.directory.path("totals-2025-12.ndjson"))
    }
  }

  @Test func `takes totals that are cut off anywhere for not written`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let before = try logs.reports([["--by", "tool,model"]])
    let file = try logs.text(Logs.name(daysAgo: 40))
    _ = logs.run(["rotate"])
    let totals = Array(try logs.text("totals-2025-12.ndjson").utf8)
    // Cut anywhere in the last line, a section could look complete.
    let lengths = totals.indices.filter { $0 % 41 == 0 || $0 > totals.count - 40 }
    for length in Tier.sample(lengths, each: 4) {
      try logs.write(file, daysAgo: 40)
      try logs.directory.write(
        String(decoding: totals[..<length], as: UTF8.self), to: "totals-2025-12.ndjson")
      try #require(try logs.reports([["--by", "tool,model"]]) == before, "cut at \(length)")
      try #require(logs.run(["rotate"]).status == .success)
      try #require(
        try logs.reports([["--by", "tool,model"]]) == before, "cut at \(length), rotated")
    }
  }

  @Test func `counts totals of two machines that were put together once each`() throws {
    try logs.write(Call.various, daysAgo: 40)
    _ = logs.run(["rotate"])
    let mine = try logs.text("totals-2025-12.ndjson")
    let before = try logs.reports()
    try logs.directory.write(mine + mine, to: "totals-2025-12.ndjson")
    try logs.directory.write(mine, to: "totals-2025-12-laptop.ndjson")
    #expect(try logs.reports() == before)

    let other = try Logs()
    try other.write([Call(tool: "Grep")], daysAgo: 40)
    _ = other.run(["rotate"])
    try FileManager.default.copyItem(
      atPath: other.directory.path("totals-2025-12.ndjson"),
      toPath: logs.directory.path("totals-2025-12.other.ndjson"))
    #expect(
      try logs.report(["--range", "all"]).summary.totalOperations == Call.various.count)
  }
}

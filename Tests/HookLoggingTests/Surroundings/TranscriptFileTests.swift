import Foundation
import TestSupport
import Testing

@testable import HookLogging

/// Tests transcripts that are incomplete, damaged, huge or not regular files.
@Suite(.timeLimit(.minutes(5)))
struct TranscriptFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func finding(_ parts: any Sequence<UInt8>...) throws -> String? {
    let bytes = parts.reduce(into: Data()) { $0 += Data($1) }
    let path = try directory.write(bytes, to: "t.jsonl")
    return try TranscriptFinding(path, of: "toolu_7")?.description
  }

  private let call = SampleRow.call("toolu_7", "own")
  private let older = SampleRow.response("older")

  @Test func `a last row without its newline counts when it is complete`() throws {
    #expect(try finding((older + call).utf8.dropLast()) == "call: own")
    #expect(try finding((call + older).utf8.dropLast()) == "call: own")
    let rows = SampleRow.result(of: "toolu_6") + older
    #expect(try finding(rows.utf8.dropLast()) == "newest: older")
  }

  @Test func `a last row that is cut anywhere doesn't count`() throws {
    for count in 0..<(call.utf8.count - 1) {
      #expect(
        try finding(older.utf8, call.utf8.prefix(count)) == "newest: older", "after \(count) bytes")
    }
  }

  @Test func `a row onto which another was written doesn't count`() throws {
    let row = SampleRow.call("toolu_7", "false")
    let torn = row.prefix(upTo: try #require(row.firstRange(of: "_7")).lowerBound).utf8
    #expect(try finding(older.utf8, torn, "\n".utf8, older.utf8, call.utf8) == "call: own")
    #expect(try finding(older.utf8, torn, call.utf8) == "newest: older")
  }

  @Test func `a cut within a character does no harm`() throws {
    let text = String(repeating: "日本", count: 100_000)
    for filler in ["", "x", "xx"] {
      let rows = SampleRow.result(of: "toolu_6", text) + older + filler + "\n" + call
      #expect(try finding(rows.utf8) == "call: own", "\(filler.count)")
      #expect(try finding((rows + text).utf8.dropLast()) == nil, "\(filler.count)")
      #expect(
        try finding((rows + text.prefix(1_000)).utf8.dropLast()) == "call: own", "\(filler.count)")
    }
  }

  @Test func `bytes that are no text don't keep a row from being read`() throws {
    let row = SampleRow.call("toolu_7", "own", arguments: #"{"command":"|"}"#)
    let halves = row.split(separator: "|")
    let noText: [UInt8] = [0xFF, 0xC3, 0x80, 0xED]
    #expect(try finding(halves[0].utf8, noText, halves[1].utf8, older.utf8) == "call: own")
  }

  @Test func `junk tells nothing and hides nothing`() throws {
    var generator = SeededGenerator(seed: 1)
    let junk = (0..<300_000).map { _ in UInt8(generator.below(256)) }
    #expect(try finding(junk) == nil)
    #expect(try finding(junk, "\n".utf8, call.utf8) == "call: own")
    #expect(try finding(call.utf8, junk.prefix(200_000)) == "call: own")
    #expect(try finding(older.utf8, junk.prefix(200_000)) == "newest: older")
    for byte in Array("{[\"\n\\:,\0".utf8) {
      #expect(try finding([UInt8](repeating: byte, count: 300_000)) == nil, "\(byte)")
      let rest = [UInt8](repeating: byte, count: 100_000)
      #expect(try finding(call.utf8, rest) == "call: own", "\(byte)")
    }
    let members = String(repeating: #""id":"toolu_7","type":"assistant","#, count: 8_000)
    #expect(try finding(members.utf8) == nil)
    #expect(try finding(("{" + members).utf8) == nil)
  }

  @Test func `an empty transcript tells nothing`() throws {
    #expect(try finding() == nil)
    #expect(try finding("\n".utf8) == nil)
  }

  @Test func `what is no file that can be read isn't opened`() throws {
    let fifo = directory.path("fifo")
    let mkfifo = try #require(Program.installed("mkfifo"))
    try #require(try mkfifo.run([fifo]) == Consequences())
    for path in [
      directory.path, fifo, "/dev/null", "/dev/zero", directory.path("missing"), "", "relative",
      directory.path("t\u{0}"), directory.path(String(repeating: "x", count: 5_000)),
    ] {
      if TranscriptTail(of: path) != nil { Issue.record("\(path) is opened") }
    }
  }

  @Test func `a transcript of 10 GB is read from its end only`() throws {
    let path = try directory.write("", to: "t.jsonl")
    let file = try #require(FileHandle(forWritingAtPath: path))
    // Nearly all of the file is a hole, which takes no disk space.
    try file.truncate(atOffset: 10_000_000_000)
    #expect(try TranscriptFinding(path, of: "toolu_7") == nil)
    try file.seekToEnd()
    try file.write(contentsOf: Data(("\n" + older).utf8))
    #expect(try TranscriptFinding(path, of: "toolu_7")?.description == "newest: older")
    try file.write(contentsOf: Data(call.utf8))
    #expect(try TranscriptFinding(path, of: "toolu_7")?.description == "call: own")
    try file.close()
  }
}

import Foundation
import JSONLines
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

struct TranscriptScanTests {
  private func file(_ path: String) -> TranscriptFile {
    TranscriptFile(path: path, modified: Moment(seconds: 0), size: 0)
  }

  @Test func `counts what it went through, and keeps the first malformed places`() throws {
    let directory = try TemporaryDirectory()
    let good = ResponseRow().text + "\n"
    let text = good + "nonsense\n\n" + good + String(repeating: "{\n", count: 5) + #"{"type":"x"}"#
    let path = try directory.write(text, to: "a.jsonl")
    let other = try directory.write("[\n", to: "b.jsonl")
    var scan = TranscriptScan()
    try scan.read(file(path))
    try scan.read(file(other))
    #expect(scan.walk.fileCount == 2 && scan.walk.byteCount == text.utf8.count + 2)
    #expect(scan.walk.rowCount == 3 && scan.responses.count == 1)
    #expect(scan.walk.malformedCount == 7)
    #expect(scan.walk.malformed.map(\.line) == [2, 5, 6])
    #expect(scan.walk.malformed.allSatisfy { $0.path == path })
  }

  @Test func `a file that is gone by now is nothing`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(ResponseRow().text, to: "s.jsonl")
    let search = TranscriptSearch(in: [directory.path], environment: Environment([:]))
    try FileManager.default.removeItem(atPath: path)
    var scan = TranscriptScan()
    for file in search.files { try scan.read(file) }
    #expect(search.files.count == 1 && scan.walk.fileCount == 0 && scan.responses.isEmpty)
  }

  @Test func `a file that can't be read is an error`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectories("s.jsonl")
    var scan = TranscriptScan()
    #expect(throws: Errno.self) { try scan.read(file(directory.path("s.jsonl"))) }
  }

  @Test func `what is wrong inside of a row costs only that`() throws {
    let directory = try TemporaryDirectory()
    let rows = TranscriptRows()
    let path = try directory.write(
      rows.call("toolu_1", "Bash", "7") + rows.call("toolu_2", "Bash", #""text""#)
        + rows.both("toolu_3")
        + #"{"type":"assistant","message":{"model":"m","usage":{"output_tokens":1},"content":[7,null,{"type":"tool_use","id":"toolu_4","name":"Read"}]}}"#
        + "\n" + #"{"type":"user","message":{"content":[null,[],{"type":"tool_result"}]}}"#,
      to: "s.jsonl")
    var scan = TranscriptScan()
    try scan.read(file(path))
    let tools = scan.calls.map { scan.names.name(of: $0.tool) }
    #expect(tools.count(where: { $0 == "Bash" }) >= 1)
    #expect(scan.calls.count(where: \.hasResult) == 1)
    #expect(scan.responses.count == 1 && scan.walk.malformedCount == 0)
  }
}

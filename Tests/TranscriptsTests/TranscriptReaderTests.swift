import Foundation
import JSONLines
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

struct TranscriptReaderTests {
  /// Returns the rows of a file by their `uuid`, and the numbers of its malformed lines.
  private func entries(
    _ data: Data, maximumByteCount: Int = LineReader.maximumByteCount
  ) throws -> [String] {
    let directory = try TemporaryDirectory()
    let path = try directory.write(data, to: "s.jsonl")
    var reader = TranscriptReader(
      of: try FileDescriptor.opening(path), maximumByteCount: maximumByteCount)
    var entries: [String] = []
    while let entry = try reader.next() {
      switch entry {
      case .row(let row): entries.append(row.uuid?.string(in: reader.bytes) ?? "-")
      case .malformed(let line, _): entries.append("line \(line)")
      }
    }
    let byteCount = reader.byteCount
    #expect(byteCount == data.count)
    return entries
  }

  private func entries(_ text: String) throws -> [String] { try entries(Data(text.utf8)) }

  private func row(_ id: String, _ more: String = "") -> String {
    #"{"type":"user",\#(more)"uuid":"\#(id)"}"#
  }

  @Test func `a line is a row`() throws {
    let (first, second) = (row("a"), row("b"))
    for text in [
      "\(first)\n\(second)\n", "\(first)\n\(second)", "\(first)\r\n\(second)\r\n",
      "\u{feff}\(first)\n\(second)\n", "\n\(first)\n\n \t\r\n\(second)\n\n",
      "  \(first)  \n\t\(second)",
    ] {
      #expect(try entries(text) == ["a", "b"], "\(text)")
    }
    #expect(try entries("") == [])
    #expect(try entries("\n \n") == [])
  }

  @Test func `a line over the maximum is malformed, and the rows around it are read`() throws {
    let long = row("x", "\"text\":\"\(String(repeating: "a", count: 300_000))\",")
    let text = "\(row("a"))\n\(long)\n\(row("b"))\n\(long)"
    #expect(try entries(Data(text.utf8), maximumByteCount: 200) == ["a", "line 2", "b", "line 4"])
    #expect(try entries(Data(text.utf8)) == ["a", "x", "b", "x"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a line of many beginnings of rows is soon given up`() throws {
    // Each place to look for a row holds an object that is read to the end of the line before it fails.
    let list = String(repeating: "1,", count: 500_000)
    let line = String(repeating: "{\"a\":[", count: 1_000) + list + "!"
    #expect(try entries("\(line)\n\(row("b"))") == ["line 1", "b"])
  }

  @Test func `what is no object is passed over`() throws {
    let values = [#"[{"type":"user","uuid":"x"}]"#, #""{\"uuid\":\"x\"}""#, "12", "null", "true"]
    #expect(try entries(values.joined(separator: "\n") + "\n" + row("a")) == ["a"])
  }

  @Test func `what is no JSON is malformed, and the lines around it are read`() throws {
    for line in ["nonsense", "{", #"{"uuid":"x""#, "[1,", #"{"uuid":"x",}"#, "{}}", "1 2"] {
      let found = try entries("\(row("a"))\n\(line)\n\n\(row("b"))\n")
      #expect(
        found == (line == "{}}" ? ["a", "-", "line 2", "b"] : ["a", "line 2", "b"]), "\(line)")
    }
  }

  @Test func `bytes that aren't UTF-8 cost no other row`() throws {
    let bad = Data(#"{"type":"user","uuid":"#.utf8) + [0x22, 0xFF, 0x22, 0x7D, 0x0A]
    let found = try entries(Data("\(row("a"))\n".utf8) + bad + Data(row("b").utf8))
    #expect(found.first == "a" && found.last == "b" && found.count == 3)
  }

  // MARK: Several rows on a line

  @Test func `rows of one line are all read`() throws {
    #expect(try entries(row("a") + row("b") + "\n" + row("c")) == ["a", "b", "c"])
    #expect(try entries(row("a") + " \t" + row("b") + row("c") + " \r\n") == ["a", "b", "c"])
    // A row after a complete one needs no type.
    #expect(try entries(row("a") + #"{"uuid":"b"}"#) == ["a", "b"])
  }

  @Test(arguments: [
    #"{"type":"assistant","message":{"co"#, #"{"type":"assistant","uuid":"x","message":{"#,
    #"{"type":"assistant","message":{"content":[{"type":"text","text":"half a"#,
    #"{"type":"assistant","message":{"content":[{"type":"text","text":"a {\"type\":\"b\"} c\"#,
    "{",
  ])
  func `rows after one that was cut are read, and the line is malformed`(_ cut: String) throws {
    let message = #""message":{"content":[{"type":"text","text":"{\"type\":\"user\"}"}]},"#
    #expect(try entries(cut + row("b", message) + "\n" + row("c")) == ["line 1", "b", "c"])
    #expect(
      try entries(row("a") + "\n" + cut + row("b", message) + row("c") + "\r\n")
        == ["a", "line 2", "b", "c"])
    #expect(try entries(row("a") + cut + row("b")) == ["a", "line 1", "b"])
  }

  @Test func `nothing inside of a cut row is taken for a row`() throws {
    let inner = #"{"type":"text","uuid":"x"}"#
    for line in [
      // An object that isn't closed and has no type.
      #"{"type":"user","message":{"uuid":"x"}"#,
      // It has a type, but is followed by something else.
      #"{"type":"user","content":[\#(inner)]"#, #"{"type":"user","content":[\#(inner),"#,
      // In a string, where each quote is escaped.
      #"{"type":"user","text":"{\"type\":\"user\",\"uuid\":\"x\"}"#,
    ] {
      #expect(try entries(line + "\n" + row("a")) == ["line 1", "a"], "\(line)")
    }
  }

  @Test func `objects in texts are texts`() throws {
    let text = #""text":"{\"type\":\"user\",\"uuid\":\"x\"}{ \"a\" }","#
    #expect(try entries(row("a", text) + row("b", text)) == ["a", "b"])
  }

  // MARK: Limits

  @Test(arguments: [40, 1_021, 65_537])
  func `rows across the ends of reads are read`(_ length: Int) throws {
    let count = 800_000 / length
    var text = ""
    for index in 0..<count {
      let padding = String(repeating: "{p", count: (length + index % 7) / 2)
      text += row("\(index)", #""pad":"\#(padding)","#) + (index.isMultiple(of: 3) ? "" : "\n")
    }
    #expect(try entries(text) == (0..<count).map(String.init))
  }

  @Test func `rows longer than any buffer are read, cut ones too`() throws {
    let padding = #""pad":"\#(String(repeating: "p", count: 5_000_000))","#
    let long = row("long", padding)
    #expect(try entries(long + "\n" + long + row("b")) == ["long", "long", "b"])
    #expect(
      try entries(#"{"type":"user","m":{"a"# + long + "\n" + row("b")) == ["line 1", "long", "b"])
  }

  @Test func `a thousand beginnings are tried after a cut row, no more`() throws {
    let beginnings = String(repeating: #"{""#, count: 1_000)
    #expect(try entries(beginnings + row("b") + "\n" + row("c")) == ["line 1", "b", "c"])
    #expect(try entries(#"{""# + beginnings + row("b") + "\n" + row("c")) == ["line 1", "c"])
  }

  @Test(.timeLimit(.minutes(5)), arguments: [#"{""#, #"{"a":"#, #"{"type":"user","a":["#])
  func `hostile lines come to an end`(_ piece: String) throws {
    let length = Tier.choose(test: 15_000, check: 60_000, all: 60_000)
    let line = String(repeating: piece, count: length / piece.utf8.count)
    #expect(try entries(line + "\n" + row("a")) == ["line 1", "a"])
  }
}

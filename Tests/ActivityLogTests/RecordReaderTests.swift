import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct RecordReaderTests {
  @Test(arguments: [
    ("", []), ("\n\r\n \t\n", []),
    ("\u{feff}", []), ("\u{feff}\n", []),
    ("{\"tool\":\"a\"}\n{\"tool\":\"b\"}\n", ["a", "b"]),
    ("{\"tool\":\"a\"}\r\n\r\n{\"tool\":\"b\"}\r\n", ["a", "b"]),
    ("\n\n{\"tool\":\"a\"}\n  \n{\"tool\":\"b\"}", ["a", "b"]),
    ("\u{feff}{\"tool\":\"a\"}\n{\"tool\":\"b\"}", ["a", "b"]),
    ("\u{feff}{\n  \"tool\": \"a\"\n}\n", ["a"]),
    ("  {\"tool\":\"a\"}  \n", ["a"]),
  ])
  func `reads lines whatever ends them`(_ text: String, _ expected: [String]) throws {
    #expect(try entries(text) == expected)
  }

  @Test(arguments: [
    ("nonsense\n", ["1: expected a JSON object at byte 0"]),
    (
      "\n\n[1]\n{\"tool\":\"a\"}\n\u{0}\u{0}\n",
      ["3: expected a JSON object at byte 0", "a", "5: expected a JSON object at byte 0"]
    ),
    (
      "{\"tool\":\"a\"}{\"tool\":\"b\"}\n{\"tool\":\"c\"}\n",
      ["1: expected nothing after the object at byte 12", "c"]
    ),
    ("{\"a\":1}\n{\"tool\":\"b\"}\n", ["1: expected a member \"tool\" that is a text", "b"]),
    (
      "{\"tool\":\"a\n{\"tool\":\"b\"}\n",
      ["1: expected the closing quote of a string at byte 10, found the end", "b"]
    ),
    (
      "{\"tool\":\"a\",\n{\"tool\":\"b\"}\n{\"tool\":\"c\",",
      [
        "1: the record is cut off", "b",
        "3: the record is cut off",
      ]
    ),
    (
      "{\n  \"tool\": \"a\",\n\n{\n  \"tool\": \"b\"\n}\nx\n",
      ["1: the record is cut off", "b", "7: expected a JSON object at byte 0"]
    ),
    (
      "{\n  \"tool\": a\n}\n{\"tool\":\"b\"}\nx\n",
      ["1: expected a value at byte 12", "b", "5: expected a JSON object at byte 0"]
    ),
    ("\u{feff}x\n", ["1: expected a JSON object at byte 0"]),
    (
      "{\n\"tool\":\"a\"\n} x }\ny\n",
      [
        "1: expected nothing after the object at byte 15",
        "4: expected a JSON object at byte 0",
      ]
    ),
  ])
  func `names the lines of what is no record`(_ text: String, _ expected: [String]) throws {
    #expect(try entries(text) == expected)
  }

  @Test(arguments: [
    ("{\"tool\":\"a", "the closing quote of a string at byte 10"),
    ("{\"a\":\"\\", #"one of "\/bfnrtu after a backslash at byte 7"#),
    ("{\"a\":\"\\u12", #"four hexadecimal digits after \u at byte 10"#),
    ("{\"a\":-", "a digit at byte 6"), ("{\"a\":tru", "true, false or null at byte 8"),
  ])
  func `waits for no more lines within a text or a word`(
    _ torn: String, _ expected: String
  ) throws {
    #expect(
      try entries(torn + "\nx\n") == [
        "1: expected \(expected), found the end", "2: expected a JSON object at byte 0",
      ])
  }

  @Test func `reads records over many lines among others`() throws {
    let pretty = Self.pretty.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(
      try entries(Self.pretty + Self.good + pretty + "\r\n" + Self.pretty)
        == ["Bash", "Good", "Bash", "Bash"])
  }

  @Test func `reads the texts of a record over many lines`() throws {
    let directory = try TemporaryDirectory()
    var reader = RecordReader(
      of: try FileDescriptor.opening(try directory.write(Self.good + Self.pretty, to: "log")))
    var record = ScannedRecord()
    _ = try reader.next(into: &record)
    guard case .record? = try reader.next(into: &record) else {
      Issue.record("there is no second record")
      return
    }
    let scanned = Scanned(record, in: reader.recordBytes)
    #expect(scanned.session == "s 1")
    #expect(scanned.project == "app")
    #expect(scanned.tokens == [22, 10, 32])
    let isAtEnd = try reader.next(into: &record) == nil
    #expect(isAtEnd)
    #expect(reader.byteCount == (Self.good + Self.pretty).utf8.count)
  }

  @Test(arguments: [Self.line, Self.pretty], [Self.good, Self.pretty])
  func `counts a record torn anywhere as one and reads the next`(_ torn: String, _ next: String)
    throws
  {
    let bytes = Array(torn.utf8)
    let tool = next == Self.good ? "Good" : "Bash"
    for length in Tier.sample(1..<bytes.count - 1, each: 5) {
      let found = try entries(Data(bytes.prefix(length) + Array(("\n" + next).utf8)))
      #expect(found.count == 2 && found.first?.hasPrefix("1: ") == true, "\(length): \(found)")
      #expect(found.last == tool, "\(length): \(found)")
    }
    #expect(try entries(Data(bytes.dropLast() + Array(("\n" + next).utf8))) == ["Bash", tool])
  }

  @Test(arguments: [Self.line, Self.pretty])
  func `counts a record torn anywhere at the end of the file as one`(_ torn: String) throws {
    let bytes = Array(torn.utf8)
    for length in Tier.sample(1..<bytes.count - 1, each: 5) {
      let found = try entries(Data(Self.good.utf8) + Data(bytes.prefix(length)))
      #expect(found.count == 2 && found.first == "Good", "\(length): \(found)")
      #expect(found.last?.hasPrefix("2: ") == true, "\(length): \(found)")
    }
  }

  @Test func `takes bytes that are no text as replacement characters`() throws {
    let bytes = Array(#"{"tool":""#.utf8) + [0x41, 0xFF, 0xC3] + Array("\"}\n".utf8)
    #expect(try entries(Data(bytes)) == ["A\u{fffd}\u{fffd}"])
  }

  private static let good = "{\"tool\":\"Good\"}\n"
  private static let line =
    #"{"timestamp":"2026-01-14T15:30:00Z","session_id":"s\u00e9\n","tool":"Bash","range":[10,0],"#
    + #""tokens":{"input":1.5e1,"output":-0,"total":5},"interrupted":true,"x":null,"v":1}"#
    + "\n"
  private static let pretty = """
    {
      "timestamp": "2026-01-14T15:30:00Z",
      "session_id": "s 1",
      "tool": "Bash",
      "command": "echo {}",
      "list": [
        {
        },
        [ ]
      ],
      "project": "app",
      "tokens": {
        "input": 22,
        "output": 10,
        "total": 32
      }
    }

    """
}

import ActivityLog
import Foundation
import Testing

/// `RecordReader` with files that are larger than its buffer, or hostile.
struct RecordReaderLimitsTests {
  /// Lengths around powers of two, so that reads end at every position in a line.
  @Test(arguments: [40, 127, 255, 4_099])
  func `reads records that straddle the ends of its reads`(_ length: Int) throws {
    let count = 1_300_000 / length
    var content = ""
    for index in 0..<count {
      let padding = String(repeating: "p", count: length + index % 7)
      content +=
        index.isMultiple(of: 3)
        ? "{\n  \"pad\": \"\(padding)\",\n  \"tool\": \"\(index)\"\n}\n"
        : "{\"tool\":\"\(index)\",\"pad\":\"\(padding)\"}\n"
    }
    #expect(try entries(content) == (0..<count).map(String.init))
  }

  @Test(arguments: [65_535, 65_536, 131_072, 262_144, 524_288, 1_048_577, 3_000_000])
  func `reads a record longer than its buffer`(_ length: Int) throws {
    let padding = String(repeating: "p", count: length)
    let long = "{\"pad\":\"\(padding)\",\"tool\":\"long\"}\n"
    let pretty = "{\n  \"pad\": \"\(padding)\",\n  \"tool\": \"pretty\"\n}\n"
    let last = "{\"tool\":\"last\"}"
    #expect(try entries(long + pretty + long + last) == ["long", "pretty", "long", "last"])
  }

  @Test func `names the line of a torn record far after the first read`() throws {
    let lines = String(repeating: "{\"tool\":\"a\"}\n", count: 60_000)
    let found = try entries(lines + "{\"tool\":\"torn\",\n" + lines)
    #expect(found.count == 120_001)
    #expect(found.filter { $0 != "a" } == ["60001: the record is cut off"])
  }

  @Test func `tries an object of many lines again, but not for ever`() throws {
    func nested(_ count: Int) -> String {
      "{\n\"tool\":\"many\",\"list\":[\n {}\n" + String(repeating: " ,{}\n", count: count - 1)
        + "]}\n"
    }
    let good = "{\"tool\":\"Good\"}\n"
    #expect(try entries(nested(400) + good) == ["many", "Good"])
    let found = try entries(nested(600) + good)
    #expect(found.count == 2 && found.first?.hasPrefix("1: ") == true && found.last == "Good")
  }

  @Test func `tries an object again only at closing braces`() throws {
    let numbers = String(repeating: ",1\n", count: 600)
    #expect(try entries("{\n\"tool\":\"many\",\"list\":[0\n\(numbers)]\n}\n") == ["many"])
  }

  @Test func `knows a byte order mark only at the beginning of the file`() throws {
    // The second line is longer than a read, so it moves to the front of the buffer.
    let padding = String(repeating: "p", count: 3_000_000)
    let marked = "\u{feff}{\"tool\":\"b\",\"pad\":\"\(padding)\"}\n"
    #expect(
      try entries("{\"tool\":\"a\"}\n" + marked) == [
        "a", "2: expected a JSON object at byte 0",
      ])
  }

  @Test(.timeLimit(.minutes(5)))
  func `comes through a file of nothing but braces`() throws {
    let content = "{\n" + String(repeating: "\"a\":{}\n,", count: 200_000) + "\n{\"tool\":\"Good\"}"
    let found = try entries(content)
    #expect(found.count == 2 && found.last == "Good")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `reads a line of brackets 100,000 deep`(_ bracket: String) throws {
    let deep = "{\"tool\":\"deep\",\"x\":" + String(repeating: bracket, count: 100_000)
    let found = try entries(deep + "\n{\"tool\":\"Good\"}\n")
    #expect(found == ["1: the record is cut off", "Good"])
  }

  private static let pad = String(repeating: "p", count: 90)

  /// Records over a maximum of 200 bytes, each with the line of what is malformed.
  private static let tooLong = [
    ("{\"tool\":\"x\",\"pad\":\"\(pad)\(pad)\(pad)\"}\n", 1),
    ("\(pad)\(pad)\(pad)\n", 1), ("\(pad)\(pad)\(pad)\r\n\n\n", 1),
    // Objects over several lines.
    ("{\n\"tool\":\"x\",\n\"pad\":\"\(pad)\(pad)\(pad)\"\n}\n", 1),
    ("{\n\"tool\":\"x\",\n\"a\":\"\(pad)\",\n\"b\":\"\(pad)\",\n\"c\":\"\(pad)\"\n}\n", 1),
    ("{\n" + String(repeating: "\n", count: 400) + "}\n", 1),
    // Not in column 0, so that the lines before the one that is too long belong to it.
    ("  {\n\"tool\":\"x\",\n\(pad)\(pad)\n\(pad)\(pad)\(pad)\n}\n", 1),
  ]

  @Test(arguments: tooLong)
  func `a record over the maximum is one malformed place`(_ long: String, _ line: Int) throws {
    let record = "{\"tool\":\"a\"}\n"
    let reason = "it is longer than 64 MB"
    let found = try entries(
      Data((record + long + record + long + record).utf8), maximumByteCount: 200)
    let lines = long.utf8.count { $0 == 0x0A }
    #expect(found == ["a", "2: \(reason)", "a", "\(lines + 3): \(reason)", "a"])
  }

  @Test func `a record after one that doesn't end is read`() throws {
    let long = "{\"tool\":\"whole\",\"pad\":\"\(Self.pad)\(Self.pad)\"}\n"
    let begun = "{\"tool\":\"torn\",\n"
    let found = try entries(Data((begun + long + begun + begun + long).utf8), maximumByteCount: 215)
    #expect(
      found == [
        "1: it is longer than 64 MB", "whole", "3: the record is cut off",
        "4: it is longer than 64 MB", "whole",
      ])
  }

  @Test func `an object is tried again only as long as that reads little`() throws {
    let braces = String(repeating: "\"a\":{}\n,", count: 30)
    let found = try entries(
      Data("{\n\(braces)\n{\"tool\":\"a\"}\n".utf8), maximumByteCount: 1_000)
    #expect(found.count == 2 && found.last == "a")
    #expect(found.first?.contains("found the end") == true)
  }
}

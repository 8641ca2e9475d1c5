import JSONLines
import TestSupport
import Testing

struct StringInternerTests {
  @Test func `numbers names from 1 in the order in which they come`() {
    var table = StringInterner()
    #expect(table.number(of: "b") == 1)
    #expect(table.number(of: "a") == 2)
    #expect(table.number(of: "b") == 1)
    #expect((0..<3).map { table.name(of: $0) } == ["", "b", "a"])
    #expect(table.count == 3)
  }

  @Test func `finds each of thousands of names again`() throws {
    var table = StringInterner()
    let names = (0..<20_000).map { "/home/user/project-\($0 % 7)/Sources/File\($0).swift" }
    for (index, name) in names.enumerated() {
      #expect(table.number(of: name) == UInt32(index + 1))
    }
    for (index, name) in names.enumerated() {
      let number = try number(ofText: "\"\(name)\"", in: &table)
      #expect(number == UInt32(index + 1))
    }
    #expect(table.count == names.count + 1)
  }

  @Test func `tells names of every length apart`() {
    var table = StringInterner()
    let names = (1...100).flatMap { length in
      ["a", "b"].map { String(repeating: "x", count: length - 1) + $0 }
    }
    for (index, name) in names.enumerated() {
      #expect(table.number(of: name) == UInt32(index + 1))
    }
    #expect(Set(names.map { table.number(of: $0) }).count == names.count)
  }

  @Test(arguments: [
    ("\u{E9}", "e\u{301}"), ("\u{212B}", "\u{C5}"), ("a", "A"), ("a", "a\0"), ("a", "a "),
    ("\u{FFFD}", "?"),
  ])
  func `tells names apart by their bytes`(_ left: String, _ right: String) {
    var table = StringInterner()
    #expect(table.number(of: left) != table.number(of: right))
    #expect(table.count == 3)
  }

  @Test(arguments: [
    (#""a\/b""#, "a/b"), (#""\u0042ash""#, "Bash"), (#""caf\u00e9""#, "caf\u{E9}"),
    (#""\ud83d\ude00""#, "\u{1F600}"), (#""\ud83d""#, "\u{FFFD}"), (#""a\"b\\c""#, #"a"b\c"#),
    (#""a\u0000b""#, "a\0b"),
  ])
  func `knows an escaped text as what it says`(_ json: String, _ text: String) throws {
    var table = StringInterner()
    let escaped = try number(ofText: json, in: &table)
    #expect(escaped == table.number(of: text))
    #expect(table.count == 2)
    #expect(Array(table.name(of: 1).utf8) == Array(text.utf8))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE2, 0x82], "\u{FFFD}"),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ] as [([UInt8], String)])
  func `knows ill formed UTF-8 as its repaired text`(_ bytes: [UInt8], _ text: String) throws {
    var table = StringInterner()
    let first = try number(ofText: [0x22] + bytes + [0x22], in: &table)
    let again = try number(ofText: [0x22] + bytes + [0x22], in: &table)
    #expect(first == 1)
    #expect(again == 1)
    #expect(table.number(of: text) == 1)
    #expect(table.count == 2 && table.name(of: 1) == text)
  }

  @Test func `has 0 for a text that is missing`() {
    var table = StringInterner()
    let number = table.number(of: nil, in: ContiguousArray<UInt8>().span)
    #expect(number == 0)
    #expect(table.count == 1 && table.name(of: 0).isEmpty)
  }

  private func number(ofText json: String, in table: inout StringInterner) throws -> UInt32 {
    try number(ofText: Array(json.utf8), in: &table)
  }

  /// Returns the number of the text of a JSON string.
  private func number(ofText json: [UInt8], in table: inout StringInterner) throws -> UInt32 {
    try withBytes(json) { bytes in
      var scanner = JSONScanner(bytes)
      return table.number(of: try scanner.scanValue().text, in: bytes)
    }
  }
}

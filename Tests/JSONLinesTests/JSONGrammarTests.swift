import Foundation
import TestSupport
import Testing

/// The second implementation of the grammar and the table of cases, checked against each other and against Python.
struct JSONGrammarTests {
  @Test func `the table has cases of both kinds, each once`() {
    let cases = GrammarCase.all
    #expect(cases.count >= 1_600)
    #expect(cases.count { $0.isJSON } >= 390)
    #expect(Set(cases.map(\.bytes)).count == cases.count)
  }

  @Test func `the judge says what the table says`() {
    for test in GrammarCase.all {
      #expect(JSONGrammar.accepts(test.bytes) == test.isJSON, "\(test)")
    }
  }

  @Test func `an object is a text that begins with a brace`() {
    for test in GrammarCase.all where test.isJSON {
      let first = test.bytes.first { !" \t\r\n".utf8.contains($0) }
      #expect(JSONGrammar.acceptsObject(test.bytes) == (first == UInt8(ascii: "{")), "\(test)")
    }
    #expect(!JSONGrammar.acceptsObject(Array("{".utf8)))
  }

  @Test func `table and judge agree with Python, also where a byte is left out or doubled`() throws
  {
    guard let python = Program.installed("python3", for: "the table of JSON isn't held to Python")
    else { return }
    let cases = GrammarCase.all
    var texts = cases.map(\.bytes)
    for test in cases where test.bytes.count < 60 {
      for index in test.bytes.indices {
        texts.append(Array(test.bytes[..<index] + test.bytes[(index + 1)...]))
        texts.append(Array(test.bytes[...index] + test.bytes[index...]))
      }
    }
    let lines = texts.map { $0.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined() }
    let found = try python.run(
      ["-c", Self.script], input: Data(lines.joined(separator: "\n").utf8))
    let verdicts = found.standardOutput.split(separator: "\n")
    try #require(verdicts.count == texts.count, "\(found.standardError)")
    for (index, text) in texts.enumerated() {
      let owed = index < cases.count ? cases[index].isJSON : JSONGrammar.accepts(text)
      #expect((verdicts[index] == "True") == owed, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// Accepts bytes that aren't UTF-8, except where only ASCII is allowed.
  private static let script = """
    import json, sys
    def refuse(word):
        raise ValueError(word)
    for line in sys.stdin:
        text = bytes.fromhex(line).decode("utf-8", "surrogateescape")
        try:
            json.loads(text, parse_constant=refuse)
            print(True)
        except ValueError:
            print(False)
    """
}

import Testing

@testable import Setup

struct SettingsLayoutTests {
  @Test(
    arguments: [
      ("{}", "\n", "  ", " "), ("{\r\n}", "\r\n", "  ", " "), ("{}\r\n", "\r\n", "  ", " "),
      (#"{"a":1}"#, "\n", nil, ""), (#"{"a": 1}"#, "\n", nil, " "),
      (#"{ "a" : 1, "b":2 }"# + "\r\n", "\r\n", nil, " "),
      ("{\n  \"a\": 1\n}", "\n", "  ", " "), ("{\n    \"a\":1\n}", "\n", "    ", ""),
      ("{\r\n\t\"a\": 1\r\n}", "\r\n", "\t", " "), ("{\n\"a\": 1\n}", "\n", "", " "),
      ("{ \"a\": 1,\n   \"b\": 2 }", "\n", "   ", " "), ("{ \"a\": 1\n}", "\n", "  ", " "),
      ("  {\n    \"a\": 1\n  }", "\n", "  ", " "), ("\n{\"a\":1}\n", "\n", nil, ""),
      ("{\n  \"a\":\n    1\n}", "\n", "  ", " "),
    ] as [(String, String, String?, String)])
  func `is that of the members at the top`(
    _ text: String, newline: String, indentation: String?, space: String
  ) throws {
    let layout = SettingsLayout(of: try SettingsValue(text))
    #expect(layout.newline == newline)
    #expect(layout.indentation == indentation)
    #expect(layout.space == space)
  }

  @Test func `tells what begins a line from what comes after something`() throws {
    let text = try SettingsValue("{\n \t\"a\": 1, \"b\": 2}")
    let children = text.children
    #expect(children.map { text.indentation(before: $0.start) } == [" \t", nil])
    #expect(children.map { $0.value.indentationOfLine } == [" \t", " \t"])
    #expect(text.indentation(before: 0) == nil)
    #expect(text.indentationOfLine == "")
  }
}

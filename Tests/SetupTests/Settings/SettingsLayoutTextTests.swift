import Testing

@testable import Setup

struct SettingsLayoutTextTests {
  private let value = """
    {
      "a": [
        "x",
        {
          "b": -1
        }
      ],
      "c": ""
    }
    """

  private func layout(of text: String) throws -> SettingsLayout {
    SettingsLayout(of: try SettingsValue(text))
  }

  @Test func `stands on one line without an indentation`() throws {
    let close = try layout(of: #"{"a":1}"#).text(of: value, indentedBy: nil)
    #expect(close == #"{"a":["x",{"b":-1}],"c":""}"#)
    let spaced = try layout(of: #"{"a": 1}"#).text(of: value, indentedBy: nil)
    #expect(spaced == #"{"a": ["x", {"b": -1}], "c": ""}"#)
  }

  @Test func `goes over lines with one, each level deeper by the file's own`() throws {
    let text = try layout(of: "{\r\n\t\"a\":1\r\n}").text(of: value, indentedBy: " ")
    let lines = [
      "{", " \t\"a\":[", " \t\t\"x\",", " \t\t{", " \t\t\t\"b\":-1", " \t\t}", " \t],",
      " \t\"c\":\"\"", " }",
    ]
    #expect(text == lines.joined(separator: "\r\n"))
  }

  @Test func `keeps what is in a text`() throws {
    let text = #"{"a": "b\": c,  \"d\": "}"#
    #expect(SettingsLayout.standard.text(of: text, indentedBy: "") == text)
    let close = try layout(of: #"{"a":1}"#).text(of: text, indentedBy: nil)
    #expect(close == #"{"a":"b\": c,  \"d\": "}"#)
  }

  @Test(arguments: [
    ("a/b", #""a/b""#), (#"C:\x"#, #""C:\\x""#), ("it's \"x\"", #""it's \"x\"""#),
    ("\u{e9}\u{1F600}", "\"\u{e9}\u{1F600}\""), ("\n\u{1}", #""\n\u0001""#),
    ("\u{9B}\u{202E}", #""\u009b\u202e""#),
  ])
  func `escapes in a text what JSON demands, and what steers a terminal`(
    _ text: String, _ quoted: String
  ) {
    #expect(SettingsValue.quoted(text) == quoted)
  }
}

import JSONLines
import OperatingSystem
import Testing

@testable import Setup

struct SettingsValueTests {
  @Test(
    arguments: [
      ("{}", []), (" { } \n", []), (#"{"a":1}"#, [#""a":1"#]),
      (#"{ "a" : [1, {"b": 2}] , "c":"}" }"#, [#""a" : [1, {"b": 2}]"#, #""c":"}""#]),
      ("{\"a\":\n\t{},\r\n\"\u{e4}\": null}", ["\"a\":\n\t{}", "\"\u{e4}\": null"]),
      (#"{"a":1,"a":2}"#, [#""a":1"#, #""a":2"#]),
    ] as [(String, [String])])
  func `says where each member stands`(_ text: String, _ members: [String]) throws {
    let settings = try SettingsValue(text)
    #expect(settings.children.map(settings.text(of:)) == members)
  }

  @Test func `says where each element stands`() throws {
    let settings = try SettingsValue(#"{"a": [ 1 , [2,3],"]" ]}"#)
    let array = try #require(settings["a"])
    let elements = array.children
    #expect(elements.map(settings.text(of:)) == ["1", "[2,3]", #""]""#])
    #expect(elements.allSatisfy { $0.name.isEmpty })
    #expect(elements.flatMap { $0.value.children }.count == 2)
  }

  @Test func `knows a member by its decoded name, byte for byte, and the last of several`() throws {
    let settings = try SettingsValue(
      #"{"h\u006fo\u006bs": 1, "e\u0301": "x", "a": 2, "a": "\u0041"}"#)
    #expect(settings["hooks"]?.kind == .number)
    #expect(settings["\u{e9}"] == nil)
    #expect(settings["e\u{301}"]?.string == "x")
    #expect(settings["a"]?.string == "A")
    #expect(settings["hooks"]?.string == nil)
  }

  @Test(
    arguments: [
      ("", 1, "expected a JSON object"), ("  \n ", 2, "expected a JSON object"),
      ("[]", 1, "expected a JSON object"), ("1", 1, "expected a JSON object"),
      ("null", 1, "expected a JSON object"), ("{\n\"a\":1,\n}", 3, "expected a member's name"),
      ("{\n// c\n}", 2, "expected a member's name"), ("{/**/}", 1, "expected a member's name"),
      ("{\"a\":1} x", 1, "expected nothing after"), ("{}\n{}", 2, "expected nothing after"),
      ("{'a':1}", 1, "expected a member's name"), ("{a:1}", 1, "expected a member's name"),
      ("{\"a\":[1,]}", 1, "expected"), ("{\"a\":01}", 1, "expected"),
      ("{\"a\":+1}", 1, "expected"), ("{\"a\":.5}", 1, "expected"), ("{\"a\":NaN}", 1, "expected"),
      ("{\"a\" 1}", 1, "expected a colon"), ("{\"a\":\"\n\"}", 1, "expected a control character"),
      ("{\"a\":\"\\x\"}", 1, "expected one of"), ("{\"a\":\r\n{\"b\":1}", 2, "found the end"),
      ("{\"a\":1\u{a0}}", 1, "expected a comma"), ("{\"a\":1}\0", 1, "expected nothing after"),
    ])
  func `reads strict JSON only, and says in which line it isn't`(
    _ text: String, line: Int, words: String
  ) throws {
    let problem = try #require(throws: SetupProblem.self) { try SettingsValue(text) }
    #expect(problem.description.hasPrefix("not strict JSON: line \(line): "))
    #expect(problem.description.contains(words))
  }

  @Test func `reads what comes after a byte order mark, and no second one`() throws {
    let settings = try SettingsValue("\u{feff} {\"a\": 1}")
    #expect(settings.children.map(settings.text(of:)) == ["\"a\": 1"])
    let edit = TextEdit(range: 10..<11, replacement: "2")
    #expect(settings.text(after: [edit]) == "\u{feff} {\"a\": 2}")
    #expect(throws: SetupProblem.self) { try SettingsValue("\u{feff}\u{feff}{}") }
  }

  @Test func `tells blank files from others, as JavaScript trims them`() {
    for text in ["", " \n", "\u{feff}", "\u{a0}\t\u{2028}"] {
      #expect(SettingsValue.isBlank(ContiguousArray(text.utf8)), "\(text.debugDescription)")
    }
    for text in ["{}", "0", "\u{85}", "\0", "\u{200b}"] {
      #expect(!SettingsValue.isBlank(ContiguousArray(text.utf8)), "\(text.debugDescription)")
    }
  }

  @Test func `tells the members that count, the last of each name`() throws {
    let settings = try SettingsValue(#"{"a":1,"b":2,"\u0061":3,"c":4}"#)
    let members = settings.members
    #expect(members.map(\.name) == ["b", "a", "c"])
    #expect(members.map(\.index) == [1, 2, 3])
    #expect(members.map { settings.repeats($0.name) } == [false, true, false])
  }

  @Test func `takes nothing that isn't UTF-8, unless it is only read`() throws {
    for bytes in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      let text = ContiguousArray("{\"".utf8 + bytes + "\":1}".utf8)
      #expect { try SettingsValue(text) } throws: { "\($0)" == "not UTF-8" }
      let repaired = try SettingsValue(repairing: text)
      #expect(repaired.children.first?.name.contains("\u{fffd}") == true)
    }
  }

  @Test func `applies edits by their places, in whatever order they come`() throws {
    let settings = try SettingsValue(#"{"a": 1}"#)
    let edits = [
      TextEdit(range: 6..<7, replacement: "22"), TextEdit(range: 1..<1, replacement: " "),
      TextEdit(range: 8..<8, replacement: "\n"),
    ]
    #expect(settings.text(after: edits) == "{ \"a\": 22}\n")
    #expect(settings.text(after: []) == #"{"a": 1}"#)
  }
}

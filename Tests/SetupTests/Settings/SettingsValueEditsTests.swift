import JSONLines
import Testing

@testable import Setup

struct SettingsValueEditsTests {
  /// Returns a text after members were added at its top level.
  private func adding(_ names: String..., to text: String) throws -> String {
    let settings = try SettingsValue(text)
    let parts = names.map { "\"\($0)\": [\n  1\n]" }
    return settings.text(after: [settings.adding(parts, in: SettingsLayout(of: settings))])
  }

  @Test(
    arguments: [
      ("{}", "{\n  \"x\": [\n    1\n  ]\n}"), ("{ }", "{\n  \"x\": [\n    1\n  ]\n }"),
      ("{\n}", "{\n  \"x\": [\n    1\n  ]\n}"),
      ("{\r\n}\r\n", "{\r\n  \"x\": [\r\n    1\r\n  ]\r\n}\r\n"),
      (#"{"a":1}"#, #"{"a":1,"x":[1]}"#), (#"{"a": 1 }"#, #"{"a": 1, "x": [1] }"#),
      ("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"x\": [\n    1\n  ]\n}"),
      ("{\n\t\"a\": 1  }\n", "{\n\t\"a\": 1,\n\t\"x\": [\n\t\t1\n\t]  }\n"),
      (
        "{\r\n    \"a\":1,\r\n    \"b\":2\r\n}",
        "{\r\n    \"a\":1,\r\n    \"b\":2,\r\n    \"x\":[\r\n        1\r\n    ]\r\n}"
      ),
      (
        "{\n  \"a\": 1,\n   \"b\": 2\n}",
        "{\n  \"a\": 1,\n   \"b\": 2,\n   \"x\": [\n     1\n   ]\n}"
      ),
      ("{\n\"a\": 1\n}", "{\n\"a\": 1,\n\"x\": [\n1\n]\n}"),
      ("{ \"a\": 1\n}", "{ \"a\": 1, \"x\": [1]\n}"),
      ("{\n  \"a\": 1, \"b\": 2\n}", "{\n  \"a\": 1, \"b\": 2,\n  \"x\": [\n    1\n  ]\n}"),
    ])
  func `adds a member after the last one, in the layout of the file`(
    _ text: String, _ expected: String
  ) throws {
    let added = try adding("x", to: text)
    #expect(added == expected)
    let settings = try SettingsValue(added)
    #expect(settings["x"]?.kind == .array)
  }

  @Test func `adds several at once`() throws {
    #expect(try adding("x", "y", to: #"{"a":1}"#) == #"{"a":1,"x":[1],"y":[1]}"#)
    let lines = try adding("x", "y", to: "{\n \"a\": 1\n}")
    #expect(lines == "{\n \"a\": 1,\n \"x\": [\n  1\n ],\n \"y\": [\n  1\n ]\n}")
    #expect(try adding("x", "y", to: "{}").contains("  ],\n  \"y\": ["))
  }

  @Test(
    arguments: [
      (#"{"a":[]}"#, #"{"a":[7]}"#), (#"{"a": [ ]}"#, #"{"a": [7 ]}"#),
      ("{\n  \"a\": []\n}", "{\n  \"a\": [\n    7\n  ]\n}"),
      ("{\n  \"a\": [\n  ]\n}", "{\n  \"a\": [\n    7\n  ]\n}"),
      ("{\n  \"a\": [1]\n}", "{\n  \"a\": [1, 7]\n}"),
      ("{\n  \"a\": [\n      1\n  ]\n}", "{\n  \"a\": [\n      1,\n      7\n  ]\n}"),
    ])
  func `fills an inner container, or adds to it, as its own lines go`(
    _ text: String, _ expected: String
  ) throws {
    let settings = try SettingsValue(text)
    let array = try #require(settings["a"])
    #expect(
      settings.text(after: [array.adding(["7"], in: SettingsLayout(of: settings))])
        == expected)
  }

  private static let removals: [(String, [Int], String)] = [
    (#"{"a":1,"b":2,"c":3}"#, [], #"{"a":1,"b":2,"c":3}"#),
    (#"{"a":1,"b":2,"c":3}"#, [0], #"{"b":2,"c":3}"#),
    (#"{"a":1,"b":2,"c":3}"#, [1], #"{"a":1,"c":3}"#),
    (#"{"a":1,"b":2,"c":3}"#, [2], #"{"a":1,"b":2}"#),
    (#"{ "a":1 , "b":2 , "c":3 }"#, [0, 1], #"{ "c":3 }"#),
    (#"{ "a":1 , "b":2 , "c":3 }"#, [1, 2], #"{ "a":1 }"#),
    (#"{ "a":1 , "b":2 , "c":3 }"#, [0, 2], #"{ "b":2 }"#),
    (#"{ "a":1 , "b":2 }"#, [0, 1], "{}"),
    ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", [0], "{\n  \"b\": 2\n}\n"),
    ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", [1], "{\n  \"a\": 1\n}\n"),
    ("{\r\n\t\"a\": 1\r\n}", [0], "{}"),
  ]

  @Test(arguments: removals)
  func `takes members out with one comma each`(
    _ text: String, _ indices: [Int], _ expected: String
  ) throws {
    let settings = try SettingsValue(text)
    let edits = settings.removing(Set(indices))
    #expect(settings.text(after: edits) == expected)
  }

  @Test(arguments: [
    #"{"a":1}"#, #"{ "a": 1 }"#, "{\n  \"a\": 1\n}\n", "{\r\n\t\"a\":1\r\n}", "{\"a\": 1\n\n}",
    "{ \"a\": 1,\n  \"b\": 2 }", " {\n\n  \"a\": {}  \n}",
  ])
  func `taking out what was added gives back the very bytes`(text: String) throws {
    let added = try SettingsValue(adding("x", "y", to: text))
    let count = added.children.count
    let edits = added.removing([count - 2, count - 1])
    #expect(added.text(after: edits) == text)
  }
}

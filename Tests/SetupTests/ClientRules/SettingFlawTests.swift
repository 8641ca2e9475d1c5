import Testing

@testable import Setup

struct SettingFlawTests {
  private func flaw(_ json: String, _ kind: SettingKind) throws -> String? {
    let text = try SettingsValue(#"{"v":\#(json)}"#)
    let value = try #require(text["v"])
    return kind.flaw(of: value).map {
      $0.path.isEmpty ? $0.reason : "\($0.path) \($0.reason)"
    }
  }

  private static let kinds: [(kind: SettingKind, fits: [String], others: [String], is: String)] = [
    (.boolean, ["true", "false"], ["\"true\"", "0", "null", "[]"], "true or false"),
    (.text, ["\"\"", "\"a\""], ["1", "null", "{}"], "a text"),
    (.filledText, ["\"a\""], ["\"\"", "1"], "a text that isn't empty"),
    (
      .address, ["\"https://a.example/b\"", "\"x:y\""], ["\"nowhere\"", "\"\"", "7"], "an address"
    ),
    (.word(["a", "b"]), ["\"a\"", "\"\\u0062\""], ["\"c\"", "\"A\"", "1"], "\"a\" or \"b\""),
    (
      .count, ["1", "30.0", "3e1", "9007199254740991"],
      ["0", "-1", "1.5", "\"30\"", "9007199254740993", "1e999", "null"], "a whole number above 0"
    ),
    (.number(0...1), ["0", "0.5", "1"], ["-0.1", "2", "\"1\""], "a number from 0 on"),
    (.number(), ["-1e5", "0"], ["1e999", "\"1\""], "a number"),
    (.positive, ["0.1", "5"], ["0", "-0", "-5", "1e999", "\"5\""], "a number above 0"),
    (.array(of: .anything), ["[]", "[1,null]"], ["{}", "\"a\"", "null"], "an array"),
    (.object(of: .anything), ["{}", "{\"a\":1}"], ["[]", "null"], "an object"),
    (.either([.boolean, .text]), ["true", "\"a\""], ["1", "null"], "true or false or a text"),
    (.anything, ["1", "null", "{}"], [], "anything"),
  ]

  @Test func `is a value of another kind`() throws {
    for (kind, fits, others, name) in Self.kinds {
      for json in fits { #expect(try flaw(json, kind) == nil, "\(json) is \(name)") }
      for json in others { #expect(try flaw(json, kind) == "is not \(name)", "\(json)") }
    }
  }

  @Test(arguments: [
    (#"{"a":"x","b":[1]}"#, nil), (#"{"b":[]}"#, "a is missing"),
    (#"{"a":1,"b":[]}"#, "a is not a text"),
    (#"{"a":"x","b":[1,"y"]}"#, "b[1] is not a number"), (#"{"a":1,"a":"x","b":[]}"#, nil),
    (#"{"a":"x","b":[],"c":{"d":{"e":true},"f":7}}"#, "c.f is not an object"),
    (#"{"a":"x","b":[],"other":7}"#, nil),
  ])
  func `is told by its place`(_ json: String, _ expected: String?) throws {
    let kind = SettingKind.members([
      ("a", .required(.text)), ("b", .array(of: .number())),
      ("c", .object(of: .object(of: .boolean))),
    ])
    #expect(try flaw(json, kind) == expected)
  }
}

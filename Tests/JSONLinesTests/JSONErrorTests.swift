import JSONLines
import Testing

struct JSONErrorTests {
  @Test(arguments: [
    ("[1,", "expected a value at byte 3, found the end"),
    ("[1 x", "expected a comma or ] at byte 3"),
    ("{", "expected a member's name in quotes or } at byte 1, found the end"),
    (#"{"a":1,}"#, "expected a member's name in quotes at byte 7"),
    (#"{"a" 1}"#, "expected a colon after the member's name at byte 5"),
    (#"{"a":1 1}"#, "expected a comma or } at byte 7"),
    ("\"a\nb\"", "expected a control character written as an escape at byte 2"),
    (#""\x""#, #"expected one of "\/bfnrtu after a backslash at byte 2"#),
    (#""\u12""#, "expected four hexadecimal digits after \\u at byte 5"),
    ("-x", "expected a digit at byte 1"),
    ("nul", "expected true, false or null at byte 3, found the end"),
    ("{}x", "expected nothing after the object at byte 2"),
  ])
  func `says what was expected and where`(_ text: String, _ message: String) {
    #expect(firstError(in: text)?.description == message)
  }

  @Test(arguments: [
    "[\"s3cret\" hunter2", "{\"s3cret\" hunter2", "\"hunter2\n", "hunter2", "[hunter2",
  ])
  func `never quotes the text`(_ text: String) throws {
    let message = try #require(firstError(in: text)).description
    #expect(!message.contains("hunter2") && !message.contains("s3cret"))
  }

  @Test func `says that no object is there`() {
    #expect(firstErrorInMembers(of: " [").map { "\($0)" } == "expected a JSON object at byte 1")
    #expect(
      firstErrorInMembers(of: "").map { "\($0)" }
        == "expected a JSON object at byte 0, found the end")
  }
}

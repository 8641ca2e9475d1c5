import TestSupport
import Testing

struct ToolArgumentsTests {
  @Test(
    arguments: [
      (#"{"offset":10,"limit":20}"#, [10, 20]), (#"{"offset":10}"#, [10, 0]),
      (#"{"limit":20}"#, [0, 20]), (#"{"offset":0}"#, [0, 0]), (#"{"offset":1.0}"#, [1, 0]),
      (#"{"offset":"10"}"#, nil), (#"{"offset":null}"#, nil), (#"{"offset":-5}"#, [-5, 0]),
      (#"{"offset":-5,"limit":2}"#, [-5, 2]), (#"{"limit":-1.5}"#, [0, -1]),
      (#"{"offset":-99999999999999999999}"#, [-9_223_372_036_854_775_807, 0]), ("{}", nil),
    ] as [(String, [Int]?)])
  func `keeps the range of a read`(_ arguments: String, _ range: [Int]?) throws {
    #expect(try Logged("Read", arguments: arguments).numbers("range") == range)
  }

  @Test(arguments: [
    ("Bash", "command", "command"), ("Grep", "pattern", "pattern"), ("Glob", "pattern", "pattern"),
    ("WebSearch", "query", "query"), ("ToolSearch", "query", "query"),
  ])
  func `keeps the first 200 characters`(_ tool: String, _ argument: String, _ member: String) throws
  {
    // Scalars, not bytes or grapheme clusters: 2 for e and accent, 3 for the family, 1 for each of the others.
    for (unit, count) in [("x", 200), ("日", 200), ("😀", 200), ("e\u{301}", 100), ("👩‍👧", 66)] {
      let long = String(repeating: unit, count: 300)
      let record = try Logged(tool, arguments: #"{"\#(argument)":"\#(long)"}"#)
      let expected = String(repeating: unit, count: count)
      let rest = unit == "👩‍👧" ? "👩\u{200d}" : ""
      let kept = Array(try #require(record.text(member)).unicodeScalars)
      #expect(kept == Array((expected + rest).unicodeScalars))
    }
    let exact = String(repeating: "y", count: 200)
    #expect(
      try Logged(tool, arguments: #"{"\#(argument)":"\#(exact)"}"#).text(member) == exact)
  }

  @Test func `works escapes out before it cuts`() throws {
    let command = String(repeating: #"\u00e9\n"#, count: 150)
    let record = try Logged("Bash", arguments: #"{"command":"\#(command)"}"#)
    #expect(record.text("command") == String(repeating: "é\n", count: 100))
    let lone = try Logged("Bash", arguments: #"{"command":"a\ud800b\ud83d\ude00"}"#)
    #expect(lone.text("command") == "a\u{fffd}b😀")
  }

  @Test func `takes a notebook's path where there is no other`() throws {
    let both = #"{"notebook_path":"/n","file_path":"/f"}"#
    #expect(try Logged("NotebookEdit", arguments: both).text("file") == "/f")
    let one = #"{"notebook_path":"/home/ada/app/n.ipynb"}"#
    #expect(try Logged("NotebookEdit", arguments: one).text("file") == "n.ipynb")
    let empty = #"{"file_path":"","notebook_path":"/n"}"#
    #expect(try Logged("NotebookEdit", arguments: empty).text("file") == "/n")
  }

  @Test func `has no file without a path, not even in the root directory`() throws {
    let record = try Logged(
      "Read", arguments: #"{"file_path":""}"#, environment: ["CLAUDE_PROJECT_DIR": "/"])
    #expect(!record.has("file"))
  }

  @Test func `keeps names and paths whole`() throws {
    let long = String(repeating: "x", count: 300)
    #expect(try Logged("Read", arguments: #"{"file_path":"\#(long)"}"#).text("file") == long)
    #expect(try Logged("Skill", arguments: #"{"skill":"\#(long)"}"#).text("skill") == long)
  }
}

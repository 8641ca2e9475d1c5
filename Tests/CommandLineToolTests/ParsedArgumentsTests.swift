import CommandLineTool
import Testing

struct ParsedArgumentsTests {
  private static let command = Command(
    "tool", overview: "Does things.", usage: ["[options]"],
    options: [
      Option("range", letter: "r", value: "days", help: "The days."),
      Option("project", value: "pattern", isRepeatable: true, help: "Only these."),
      Option("json", letter: "j", help: "Print JSON."), Option("top", value: "n", help: "So many."),
    ])

  private func parse(_ arguments: [String]) throws(UsageError) -> ParsedArguments {
    try ParsedArguments(arguments, of: Self.command)
  }

  private func error(_ arguments: [String]) -> String? {
    do throws(UsageError) {
      _ = try parse(arguments)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `takes no arguments`() throws {
    let parsed = try parse([])
    #expect(!parsed.has("json") && !parsed.has("range") && !parsed.has("help"))
    #expect(parsed.value(of: "range") == nil)
    #expect(parsed.values(of: "project") == [])
  }

  @Test(arguments: [["--range", "week"], ["--range=week"], ["-r", "week"]])
  func `takes a value behind the name or an equals sign`(_ arguments: [String]) throws {
    let parsed = try parse(arguments + ["--json"])
    #expect(parsed.has("range"))
    #expect(parsed.value(of: "range") == "week")
    #expect(parsed.values(of: "range") == ["week"])
    #expect(parsed.has("json"))
    #expect(!parsed.has("top"))
  }

  @Test(arguments: [
    (["--range="], ""), (["--range", ""], ""), (["--range=a=b"], "a=b"), (["--range==x"], "=x"),
    (["--range", "a=b"], "a=b"), (["--range", "-1"], "-1"), (["--range", "--json"], "--json"),
    (["--range=--json"], "--json"), (["-r", "=x"], "=x"), (["--range=a b"], "a b"),
    (["--range", "--help"], "--help"), (["--range=日本"], "日本"),
  ])
  func `takes any value as it is`(_ arguments: [String], _ value: String) throws {
    let parsed = try parse(arguments)
    #expect(parsed.value(of: "range") == value)
    #expect(!parsed.has("json") && !parsed.has("help"))
  }

  @Test func `takes a value whatever follows the equals sign`() throws {
    // A combining accent forms one character with the sign.
    let arguments = ["--range=\u{301}x"]
    #expect(try parse(arguments).value(of: "range") == "\u{301}x")
  }

  @Test(arguments: [["--json"], ["-j"], ["--json", "-j"], ["-j", "--json", "--json"]])
  func `takes a switch any number of times`(_ arguments: [String]) throws {
    #expect(try parse(arguments).has("json"))
  }

  @Test func `keeps the order of repeated values`() throws {
    let parsed = try parse(["--project", "b", "-j", "--project=a", "--project", "b"])
    #expect(parsed.values(of: "project") == ["b", "a", "b"])
    #expect(parsed.value(of: "project") == "b")
    #expect(parsed.has("json"))
  }

  @Test(arguments: [
    ["--range", "day", "--range", "week"], ["--range=day", "--range=day"],
    ["--range=", "--range="], ["-r", "day", "--range=week"], ["--range", "a", "--json", "--range"],
  ])
  func `refuses two values where one is meant`(_ arguments: [String]) {
    #expect(error(arguments) == "--range is given twice")
  }

  @Test func `names an option as it was typed`() {
    #expect(error(["--range", "a", "-r", "b"]) == "-r is given twice")
    #expect(error(["-r"]) == "-r needs a value: -r days")
  }

  @Test(arguments: [
    (["--range"], "--range needs a value: --range days"),
    (["-j", "--top"], "--top needs a value: --top n"),
    (["--project=a", "--project"], "--project needs a value: --project pattern"),
    (["--json=yes"], "--json takes no value"), (["--json="], "--json takes no value"),
    (["--help=x"], "--help takes no value"), (["week"], "unexpected argument 'week'"),
    (["--json", "yes"], "unexpected argument 'yes'"), ([""], "unexpected argument ''"),
    (["json"], "unexpected argument 'json'; did you mean '--json'?"),
    (["a=b"], "unexpected argument 'a=b'"),
  ])
  func `says what is wrong`(_ arguments: [String], _ message: String) {
    #expect(error(arguments) == message)
  }

  @Test(arguments: [
    ("--jsn", "--jsn", "--json"), ("--JSON", "--JSON", "--json"), ("-json", "-json", "--json"),
    ("--projects", "--projects", "--project"), ("--rnage=week", "--rnage", "--range"),
    ("--hlep", "--hlep", "--help"), ("--versoin", "--versoin", "--version"),
    ("---top", "---top", "--top"), ("--topp=5", "--topp", "--top"),
  ])
  func `names the option that was probably meant`(
    _ typed: String, _ named: String, _ nearest: String
  ) {
    #expect(error([typed]) == "unknown option '\(named)'; did you mean '\(nearest)'?")
  }

  @Test(arguments: ["--elephant", "-x", "-r5", "-jr", "--", "-", "-R"])
  func `names all options where none is near`(_ typed: String) {
    let all = "--range, --project, --json, --top, --help, --version"
    #expect(error([typed]) == "unknown option '\(typed)'; known are \(all)")
  }

  @Test(arguments: [["--help"], ["-h"], ["--version"], ["-V"]])
  func `reads nothing behind help and version`(_ arguments: [String]) throws {
    for rest in [[], ["--bogus"], ["stray"], ["--range"], ["--help", "--version"]] {
      let parsed = try parse(["--json"] + arguments + rest)
      #expect(parsed.has("json"))
      let isHelp = ["--help", "-h"].contains(arguments[0])
      #expect(parsed.has("help") == isHelp)
      #expect(parsed.has("version") == !isHelp)
    }
  }

  @Test(arguments: [["--bogus", "--help"], ["stray", "-h"], ["--json=1", "-V"]])
  func `says what is wrong before help and version`(_ arguments: [String]) {
    #expect(error(arguments) != nil)
  }

  @Test func `tells help and version apart`() throws {
    #expect(try parse(["-h"]).has("help"))
    #expect(try parse(["--help", "--version"]).has("version") == false)
    #expect(try parse(["-V"]).has("version"))
    #expect(try parse(["-V", "-h"]).has("help") == false)
    #expect(throws: UsageError.self) { try parse(["-v"]) }
    #expect(throws: UsageError.self) { try parse(["-H"]) }
  }
}

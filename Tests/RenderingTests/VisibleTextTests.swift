import CommandLineTool
import Testing

@testable import ReporterSupport

struct VisibleTextTests {
  @Test(arguments: [
    ("\u{1B}[31mred", "\\x1b[31mred"), ("a\nb", "a\\x0ab"), ("a\tb\rc", "a\\x09b\\x0dc"),
    ("\u{7}\u{8}\u{7F}", "\\x07\\x08\\x7f"), ("\u{9B}31m", "\\x9b31m"), ("\u{80}", "\\x80"),
    ("\u{9F}", "\\x9f"), ("a\0b", "a\\x00b"), ("\u{202E}gpj.exe", "\\u{202e}gpj.exe"),
    ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("\u{200F}\u{61C}", "\\u{200f}\\u{61c}"),
    ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("a\r\nb", "a\\x0d\\x0ab"),
    ("e\u{1B}\u{301}", "e\\x1b\u{301}"), ("\u{200E}", "\\u{200e}"),
    ("\u{202A}\u{202D}", "\\u{202a}\\u{202d}"), ("\u{2067}\u{2068}", "\\u{2067}\\u{2068}"),
  ])
  func `shows what could steer a terminal`(_ logged: String, _ shown: String) throws {
    let call = Call(tool: "Edit", project: logged, model: logged, file: logged, error: "no")
    let outcome = try Logs([call]).run()
    #expect(outcome.section("Projects") == ["  \(shown): 1"])
    #expect(outcome.section("Models") == ["  \(shown): 1"])
    #expect(outcome.section("Most Edited Files") == ["  \(shown) (\(shown)): 1"])
    let tools = try Logs([Call(tool: logged, error: "no")]).run()
    #expect(tools.section("Tools Used") == ["  \(shown): 1"])
    #expect(tools.section("Failures") == ["  \(shown): 1 of 1"])
  }

  @Test(arguments: [
    "app", "caf\u{E9}", "cafe\u{301}", "\u{1F468}\u{200D}\u{1F469}", "a b", "\u{A0}", "~",
    "\u{5E9}\u{5DC}", "a\\x1b", "\u{2018}x\u{2019}", "\u{200B}", "\u{FFFD}",
  ])
  func `leaves other text as it is`(_ text: String) throws {
    #expect(try Logs([Call(project: text)]).run().section("Projects") == ["  \(text): 1"])
  }

  @Test func `shows it in messages, too`() throws {
    let outcome = try Logs([Call(project: "\u{1B}]0;x\u{7}")]).run(["--project", "a\u{1B}b"])
    #expect(
      outcome.standardError
        == "session-stats: no project matches 'a\\x1bb'; there are \\x1b]0;x\\x07\n")
    let failure = try Logs().run(["--log-dir", "/nowhere/\u{1B}[2J"])
    #expect(failure.standardError.hasPrefix("session-stats: /nowhere/\\x1b[2J: No such file"))
  }

  @Test func `escapes in JSON what could steer a terminal, which stays the same name`() throws {
    let logs = try Logs()
    try logs.write(#"{"tool":"A\u009b31m\u202e\u007fé"}"# + "\n")
    let output = logs.run(["--json"]).standardOutput
    #expect(output.contains(#""tool": "A\u009b31m\u202e\u007fé""#))
  }
}

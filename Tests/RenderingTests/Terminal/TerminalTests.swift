import OperatingSystem
import Testing

@testable import Rendering

struct TerminalTests {
  /// A terminal 100 columns wide, or a pipe.
  private func terminal(_ isTerminal: Bool, _ variables: [String: String]) -> Terminal? {
    Terminal(
      isTerminal: isTerminal, windowColumns: isTerminal ? 100 : nil,
      environment: Environment(variables))
  }

  @Test(arguments: [
    // Variables; whether a terminal has colours; whether a pipe is treated as a terminal.
    ([:], true, false), (["TERM": "xterm-256color"], true, false), (["TERM": "dumb"], false, false),
    (["NO_COLOR": "1"], false, false), (["NO_COLOR": "0"], false, false),
    (["NO_COLOR": ""], true, false), (["CLICOLOR_FORCE": "1"], true, true),
    (["CLICOLOR_FORCE": "0"], true, false), (["CLICOLOR_FORCE": ""], true, false),
    (["CLICOLOR_FORCE": "no"], true, false), (["CLICOLOR_FORCE": "1", "TERM": "dumb"], true, true),
    (["CLICOLOR_FORCE": "0", "TERM": "dumb"], false, false),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, false),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true, true),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1", "TERM": "dumb"], false, false),
  ])
  func `colours go by the environment`(
    _ variables: [String: String], _ hasColor: Bool, _ pipeIsTerminal: Bool
  ) {
    #expect(terminal(true, variables) == Terminal(width: 100, hasColor: hasColor))
    #expect(
      terminal(false, variables) == (pipeIsTerminal ? Terminal(width: 80, hasColor: true) : nil))
  }

  @Test(arguments: [
    ("1", 1), ("40", 40), ("10000", 10_000), ("10001", 100), ("0", 100), ("-5", 100), ("", 100),
    ("wide", 100), ("80x24", 100), ("99999999999999999999", 100),
  ])
  func `the width is that of COLUMNS where that makes sense`(_ columns: String, _ width: Int) {
    #expect(terminal(true, ["COLUMNS": columns])?.width == width)
  }

  @Test func `the width is 80 where nobody knows it`() {
    #expect(
      Terminal(isTerminal: true, windowColumns: nil, environment: Environment([:]))
        == Terminal(width: 80, hasColor: true))
    #expect(
      terminal(false, ["CLICOLOR_FORCE": "1", "COLUMNS": "33"])
        == Terminal(width: 33, hasColor: true))
  }
}

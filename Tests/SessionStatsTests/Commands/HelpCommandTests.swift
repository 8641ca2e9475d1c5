import CommandLineTool
import Testing

@testable import ReporterSupport

struct HelpCommandTests {
  @Test(arguments: [["help", "budget"], ["budget", "--help"], ["budget", "-h", "--nonsense"]])
  func `shows the help of a subcommand`(_ arguments: [String]) {
    let outcome = Logs.run(arguments)
    #expect(
      outcome.outputLines[0]
        == "OVERVIEW: Warn when spending nears a limit; for shell startup files.")
    #expect(outcome.outputLines[2] == "USAGE: session-stats budget [--limit <usd>] [options]")
    #expect(outcome.outputLines.allSatisfy { $0.count <= 84 })
  }

  @Test func `shows the help of all and names the subcommands`() {
    let help = Logs.run(["help"])
    #expect(help == Logs.run(["--help"]))
    #expect(help.outputLines.contains("SUBCOMMANDS:"))
    for word in ["budget", "rates", "help"] {
      #expect(help.outputLines.contains { $0.hasPrefix("  \(word)  ") })
    }
  }

  @Test(arguments: [
    (["help", "budgt"], "session-stats help: unknown subcommand 'budgt'; did you mean 'budget'?"),
    (["budgt"], "session-stats: unexpected argument 'budgt'; did you mean 'budget'?"),
    (["help", "rates", "budget"], "session-stats help: unexpected argument 'budget'"),
    (
      ["rates", "--limit"],
      "session-stats rates: unknown option '--limit'; known are --format, --json, --help, --version"
    ),
  ])
  func `names the word that was probably meant`(_ arguments: [String], _ line: String) {
    let outcome = Logs.run(arguments)
    #expect(outcome.errorLines[0] == line)
    #expect(outcome.status == .usage)
  }
}

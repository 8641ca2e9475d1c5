import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport
@testable import SessionStats

struct CompletionScriptTests {
  @Test func `offers words that the options take`() throws {
    let logs = try Logs([Call()])
    for option in StatsOptions.command.options {
      guard case .words(let words) = option.values else { continue }
      for word in words {
        let table = option.name == "sort" ? ["--by", "tool"] : []
        let outcome = logs.run(
          ["--\(option.name)", word] + table, environment: ["HOME": logs.directory.path])
        #expect(outcome.status == .success, "\(option.name) \(word)")
      }
    }
    let pairs = StatsOptions.command.options.flatMap { option in
      if case .wordOrPair(let words) = option.values { words } else { [String]() }
    }
    #expect(!pairs.isEmpty)
    for (word, other) in zip(pairs, pairs.dropFirst()) {
      #expect(logs.run(["--by", "\(word),\(other)"]).status == .success, "\(word)")
    }
  }

  @Test(arguments: [
    (["--generate-completion-script", "bsh"], "unknown shell 'bsh'; did you mean 'bash'?"),
    (["--generate-completion-script=tcsh"], "unknown shell 'tcsh'; known are bash, zsh, fish"),
    (
      ["--generate-completion-script"],
      "--generate-completion-script needs a value: --generate-completion-script shell"
    ),
  ])
  func `names the shell that was probably meant`(_ arguments: [String], _ message: String) {
    let outcome = Logs.run(arguments)
    #expect(outcome.errorLines[0] == "session-stats: \(message)")
    #expect(outcome.status == .usage && outcome.standardOutput.isEmpty)
  }

  @Test func `is an option of the program alone`() {
    let option = "--generate-completion-script"
    #expect(Logs.run(["--help"]).standardOutput.contains("  \(option) <shell>\n"))
    for command in StatsOptions.command.subcommands {
      #expect(!Logs.run([command.word, "--help"]).standardOutput.contains(option))
      #expect(Logs.run([command.word, option, "bash"]).status == .usage)
    }
  }
}

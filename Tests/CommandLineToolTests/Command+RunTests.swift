import Testing

@testable import CommandLineTool

struct CommandRunTests {
  private static let go = Command(
    "tool go", overview: "Go.", usage: ["[options]"],
    options: [Option("far", value: "miles", help: "How far.")])
  private static let program = Command(
    "tool", overview: "Do things.", usage: ["[options]", "<subcommand>"],
    options: [Option("json", help: "Print JSON."), .completionScript],
    subcommands: [go, .help(of: "tool")])

  /// Runs a command that prints what it was given.
  private func run(_ arguments: String...) -> Outcome {
    Self.program.run(arguments) { command, arguments in
      Outcome("\(command.name) \(arguments.has("json")) \(arguments.value(of: "far") ?? "")\n")
    }
  }

  /// Runs a command that must be answered without running its body.
  private func answer(_ arguments: String...) -> Outcome {
    Self.program.run(arguments) { command, _ in
      Issue.record("\(command.name) was run: \(arguments)")
      return Outcome()
    }
  }

  @Test func `runs the program or a subcommand with its own arguments`() {
    #expect(run() == Outcome("tool false \n"))
    #expect(run("--json") == Outcome("tool true \n"))
    #expect(run("go") == Outcome("tool go false \n"))
    #expect(run("go", "--far", "3") == Outcome("tool go false 3\n"))
    #expect(run("go", "--far", "go") == Outcome("tool go false go\n"))
  }

  @Test func `shows the help of what it is asked about`() {
    let (program, go) = (HelpText(command: Self.program).text, HelpText(command: Self.go).text)
    #expect(program != go)
    #expect(answer("--help") == Outcome(program))
    #expect(answer("--json", "-h", "--nonsense") == Outcome(program))
    #expect(answer("help") == Outcome(program))
    #expect(answer("go", "--help") == Outcome(go))
    #expect(answer("help", "go") == Outcome(go))
    #expect(answer("help", "help") == Outcome(HelpText(command: .help(of: "tool")).text))
    #expect(answer("help", "--help") == answer("help", "help"))
  }

  @Test func `tells the program's version, also behind a subcommand`() {
    let version = Outcome("tool \(ToolVersion.current)\n")
    #expect(answer("--version") == version)
    #expect(answer("go", "-V") == version)
    #expect(answer("help", "--version") == version)
  }

  @Test(arguments: CompletionShell.allCases)
  func `prints a completion script`(_ shell: CompletionShell) {
    let script = Outcome(shell.script(for: Self.program))
    #expect(answer("--generate-completion-script", shell.rawValue) == script)
    #expect(answer("--json", "--generate-completion-script=\(shell.rawValue)") == script)
  }

  @Test func `says what is wrong, and where to look`() {
    for (outcome, command, message) in [
      (answer("--jsn"), "tool", "unknown option '--jsn'; did you mean '--json'?"),
      (answer("goo"), "tool", "unexpected argument 'goo'; did you mean 'go'?"),
      (answer("--go"), "tool", "unknown option '--go'; did you mean 'go'?"),
      (answer("status"), "tool", "unexpected argument 'status'; subcommands are go, help"),
      (
        answer("--json", "go"), "tool",
        "unexpected argument 'go'; a subcommand goes first: 'tool go'"
      ),
      (answer("go", "--far"), "tool go", "--far needs a value: --far miles"),
      (
        answer("go", "--json"), "tool go",
        "unknown option '--json'; known are --far, --help, --version"
      ),
      (answer("help", "og"), "tool help", "unknown subcommand 'og'; did you mean 'go'?"),
      (answer("help", "go", "far"), "tool help", "unexpected argument 'far'"),
      (
        answer("--generate-completion-script", "bsh"), "tool",
        "unknown shell 'bsh'; did you mean 'bash'?"
      ),
    ] {
      #expect(outcome == .wrongUsage(UsageError(message), of: Command(command)))
    }
  }

  @Test func `takes what a command finds wrong as wrong usage of that command`() {
    let outcome = Self.program.run(["go"]) { (_, _) throws(UsageError) in
      throw UsageError("nowhere to go")
    }
    #expect(
      outcome
        == Outcome(error: "tool go: nowhere to go\nTry 'tool go --help'.\n", status: .usage))
  }

  @Test func `has no subcommand or script that the program doesn't name`() {
    let plain = Command("tool", overview: "Do things.", usage: [])
    for arguments in [["help"], ["--generate-completion-script", "bash"]] {
      #expect(plain.run(arguments) { _, _ in Outcome("ran") }.status == .usage)
    }
    #expect(plain.run([]) { _, _ in Outcome("ran") } == Outcome("ran"))
  }
}

extension Command {
  /// Creates a command of which only the name matters.
  fileprivate init(_ name: String) { self.init(name, overview: "", usage: []) }
}

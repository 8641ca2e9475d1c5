import CommandLineTool
import TestSupport
import Testing

/// Tests what shells complete after reading a program's completion script.
struct CompletionTests {
  private static let programs = Dictionary(
    uniqueKeysWithValues: ManualPage.pages.map { ($0.program.name, $0.program) })

  @Test(arguments: programs.keys.sorted(), CompletionShell.allCases)
  func `completes every option and subcommand`(_ name: String, _ shell: CompletionShell) throws {
    let program = try #require(Self.programs[name])
    let printed = try Program.built(name).run(["--generate-completion-script", shell.rawValue])
    #expect(printed == Consequences(shell.script(for: program)))
    let reading = CompletingShell(shell.rawValue, reading: printed.standardOutput)
    guard let reading else { return }
    #expect(try reading.checkSyntax() == Consequences())
    #expect(try CompletionCheck(program).differences(in: reading) == "")
  }
}

/// A shell that can complete a command line.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script that makes it complete a program's options, their values and subcommands. It names
  /// all of them, so nothing is started to complete a line.
  package func script(for program: Command) -> String {
    switch self {
    case .bash: BashCompletion(program).script
    case .zsh: ZshCompletion(program).script
    case .fish: FishCompletion(program).script
    }
  }
}

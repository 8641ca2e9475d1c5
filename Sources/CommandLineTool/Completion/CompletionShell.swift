/// A shell for which there is a completion script.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// Returns the script that completes a program's options, their values and subcommands.
  ///
  /// The script contains all words, so completing a line starts no process.
  package func script(for program: Command) -> String {
    switch self {
    case .bash: BashCompletion(program: program).script
    case .zsh: ZshCompletion(program: program).script
    case .fish: FishCompletion(program: program).script
    }
  }
}

import Bytes

extension Option {
  /// The option that prints a completion script; for the program, not its subcommands.
  package static let completionScript = Option(
    "generate-completion-script", value: "shell", values: .words(CompletionShell.self),
    help: "Print a script that completes options and subcommands in a shell: "
      + CompletionShell.allCases.map { $0.rawValue }.joined(separator: ", ") + ".")

  /// The forms in which the option can be typed, the long one last.
  var forms: [String] { (letter.map { ["-\($0)"] } ?? []) + ["--" + name] }

  /// The start of the help text, for a description beside the name.
  var summary: String {
    let ends = [". ", ": ", " ("].compactMap { help.firstIndex(ofText: $0) }
    return String(help[..<(ends.min() ?? help.endIndex)]).withoutFullStop
  }
}

import Bytes
import OperatingSystem

extension Option {
  /// Asks for a completion script; for the program, not its subcommands.
  package static let completionScript = Option(
    "generate-completion-script", value: "shell", values: .words(CompletionShell.self),
    help: "Print a script that completes options and subcommands in a shell: "
      + CompletionShell.allCases.map { $0.rawValue }.joined(separator: ", ") + ".")

  /// What is typed to give it, the long form last.
  var forms: [String] { (letter.map { ["-\($0)"] } ?? []) + ["--" + name] }

  /// The first thing that its help says, for a line beside its name.
  var summary: String {
    let ends = [". ", ": ", " ("].compactMap { help.firstIndex(ofText: $0) }
    let first = help[..<(ends.min() ?? help.endIndex)]
    return String(first.hasSuffix(".") ? first.dropLast() : first)
  }
}

import CommandLineTool
import HookLogging
import OperatingSystem

/// `claude-hook-log --explain`: shows the record of a hook input and writes nothing.
enum ExplainCommand {
  /// The width of the column of names.
  private static let nameWidth = 18

  /// Explains the hook input on standard input.
  static func run() throws(UsageError) -> Outcome {
    guard !StandardStream.input.isTerminal else {
      throw UsageError("--explain expects a hook input on standard input, which is a terminal")
    }
    guard let input = try? StandardStream.input.hookInput() else {
      return Outcome(
        [], messages: ["standard input can't be read"], of: HookCommand.name, status: .failure)
    }
    guard let explanation = Explanation(of: input.bytes, in: .process) else {
      return Outcome(
        "Nothing would be logged: the input is empty or of another event than PostToolUse and"
          + " PostToolUseFailure.\n")
    }
    return Outcome(text(of: explanation))
  }

  private static func text(of explanation: Explanation) -> String {
    var lines: [String] = []
    for member in explanation.members {
      let indent = String(repeating: " ", count: max(1, nameWidth - member.name.utf8.count))
      lines.append(member.name + indent + (member.value ?? "(not there)"))
      for note in member.notes {
        lines.append(String(repeating: " ", count: nameWidth) + "<- " + note)
      }
    }
    lines += ["", "The record, which \(explanation.file ?? "no file") would get:", ""]
    return Outcome.text(of: lines + [explanation.line])
  }
}

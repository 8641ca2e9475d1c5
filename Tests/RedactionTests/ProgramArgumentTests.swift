import Testing

@testable import Redaction

struct ProgramArgumentTests {
  /// Returns a command whose secret is in a row's place, and the expected redaction.
  private func written(_ row: ProgramArgument) -> RedactionCase {
    let words = ["\(row.program)", "\(row.after)", "\(row.subcommand)"].filter { !$0.isEmpty }
    var command = words.joined(separator: " ")
    if let option = row.option { command += " -\(option)" }
    let others = { (count: Int) in String(repeating: " ada", count: count - 1) }
    return switch row.place {
    case .word(let number): RedactionCase(command + others(number) + " ⟦hunter2x⟧ x")
    case .lastIfChosen: RedactionCase(command + " -m sha-512 ⟦Hunter2.x⟧")
    case .lastCredentials: RedactionCase(command + " file ada:⟦hunter2x⟧")
    case .last: RedactionCase(command + " file ada ⟦hunter2x⟧")
    case .afterSlash(let number):
      RedactionCase(command + others(number) + " ada/⟦hunter2x⟧@db")
    case .option(let option, let condition):
      RedactionCase(command + " \(option) ⟦hunter2x⟧ \(condition)")
    case .input: RedactionCase(command + " <<< ⟦hunter2x⟧")
    case .inputCredentials: RedactionCase(command + " <<< ada:⟦hunter2x⟧")
    case .inputPair: RedactionCase("echo ada:⟦hunter2x⟧ | " + command)
    }
  }

  @Test func `every row's place is secret`() {
    for row in ProgramArgument.rows {
      let test = written(row)
      #expect(Redactor.redacted(test.text) == test.expected)
    }
  }

  @Test func `a row means nothing for another program`() {
    for row in ProgramArgument.rows {
      guard case .word = row.place else { continue }
      let text = written(row).text.replacing("\(row.program) ", with: "tool ")
      // What follows a secret's name is secret for any program.
      if secretNames.contains(where: { text.contains($0) }) { continue }
      #expect(Redactor.redacted(text) == text)
    }
  }

  /// Words of the table's subcommands that name a secret.
  private let secretNames = ["password", "auth", "pass"]
}

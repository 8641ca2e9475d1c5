import Bytes

/// The state of the command that the scanner reads.
struct CommandState {
  /// The command's program, if its options are in the table.
  var program: Program?
  /// Whether the command sets something by name and value in words of their own.
  var isSetting = false
  /// Whether a word for settings was read, and after it only options: `configure --profile p`.
  var isConfiguring = false

  /// Reads a name that may be that of a program, or of a subcommand with options of its own.
  mutating func readProgram(
    _ name: Range<Int>, after previousName: Range<Int>, in text: Span<UInt8>
  ) {
    if let known = Program(name, in: text) { program = known }
    if program == .other, text.equals("login", ignoringCaseIn: name) { program = .login }
    if program == .git, text.equals("set", ignoringCaseIn: name),
      text.equals("secret", ignoringCaseIn: previousName)
    {
      program = .storedSecret
    }
  }
}

/// A simple command in a shell's text.
package struct ShellCommand {
  /// The command's words without quotes and substitutions.
  package let words: [String]
  /// The range of each word in the text, including its quotes.
  package let ranges: [Range<Int>]
  /// Whether the command runs inside of a word of another command.
  package let isNested: Bool

  /// Calls `body` with each command of a text, in the order in which the commands end.
  package static func forEach(in text: String, _ body: (ShellCommand) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var reader = unsafe ShellCommandReader(bytes.span)
      while let command = reader.next() { body(command) }
    }
  }
}

/// A simple command in a shell's text.
package struct ShellCommand {
  /// The command's words without quotes and substitutions.
  package let words: [String]
  /// The first byte of each word in the text, and the end of each.
  let starts: [Int]
  let ends: [Int]
  /// Whether the command runs inside of a word of another command.
  package let isNested: Bool

  /// The bytes of a word in the text, with its quotes.
  package func range(ofWord index: Int) -> Range<Int> { starts[index]..<ends[index] }

  /// Calls `body` with each command of a text, in the order in which the commands end.
  package static func forEach(in text: String, _ body: (ShellCommand) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var reader = unsafe ShellCommandReader(bytes.span)
      while let command = reader.next() { body(command) }
    }
  }
}

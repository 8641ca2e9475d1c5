/// A simple command in a shell's text.
package struct ShellCommand {
  /// The command's words without quotes and substitutions.
  package let words: [String]
  /// The start and the end of each word in the text.
  let bounds: [Int]
  /// Whether the command runs inside of a word of another command.
  package let isNested: Bool

  /// The bytes of a word in the text, with its quotes.
  package func range(ofWord index: Int) -> Range<Int> {
    bounds[2 * index]..<bounds[2 * index + 1]
  }

  /// Calls `body` with each command of a text, in the order in which the commands end.
  package static func forEach(in text: String, _ body: (ShellCommand) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var reader = unsafe ShellCommandReader(bytes.span)
      while let command = reader.next() { body(command) }
    }
  }
}

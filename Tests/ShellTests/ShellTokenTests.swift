import Shell
import Testing

struct ShellTokenTests {
  /// The words of a text as they are written.
  private func tokens(_ text: String) -> [ShellToken] {
    var tokens: [ShellToken] = []
    ShellCommand.forEach(in: text) { command in
      tokens += command.words.indices.map { ShellToken(at: command.ranges[$0], in: text) }
    }
    return tokens
  }

  @Test(arguments: [
    ("a", ["a"]), ("", []), ("  a  b ", ["a", "b"]), ("a\\ b c", ["a b", "c"]),
    ("\"a b\" 'c d'", ["a b", "c d"]), ("\"a\\\"b\\c\"", ["a\"b\\c"]), ("'a\\'b", ["a\\b"]),
    ("a>b 2>&1", ["a"]), ("\"$HOME\"/x;y", ["$HOME/x", "y"]), ("a\\", ["a\\"]),
    ("'open", ["open"]), ("''", [""]), ("a''b", ["ab"]), ("é\u{301}|ü", ["é\u{301}", "ü"]),
    ("${a}/b $(c)", ["${a}/b", "c", "$(c)"].sorted()),
  ])
  func `are read as a shell does, and what it would expand stays`(text: String, words: [String]) {
    let found = tokens(text).map { $0.text }
    #expect((text.contains("$(") ? found.sorted() : found) == words)
  }

  @Test(arguments: [("a", 0), ("$a/${b}", 2), ("'$a'", 0), ("\"$a`b`\"", 3), ("\\$a", 0)])
  func `know how much a shell would expand`(text: String, count: Int) {
    #expect(tokens(text).last?.expansionCount == count)
  }

  @Test(arguments: [
    ("${a}/b", "/b"), ("a${b}c${d}", "ac"), ("$a", "$a"), ("'${a'", "${a"), ("{a}", "{a}"),
  ])
  func `can leave out parameters`(text: String, expected: String) {
    #expect(tokens(text).first?.textWithoutParameters == expected)
  }
}

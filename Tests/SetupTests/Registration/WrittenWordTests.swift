import Testing

@testable import Setup

struct WrittenWordTests {
  @Test(arguments: [
    ("a", ["a"]), ("", []), ("  a  b ", ["a", "b"]), ("a\\ b c", ["a b", "c"]),
    ("\"a b\" 'c d'", ["a b", "c d"]), ("\"a\\\"b\\c\"", ["a\"b\\c"]), ("'a\\'b", ["a\\b"]),
    ("a>b 2>&1", ["a", "b", "2", "1"]), ("\"$HOME\"/x;y", ["$HOME/x", "y"]), ("a\\", ["a\\"]),
    ("'open", ["open"]), ("''", [""]), ("é\u{301}|ü", ["é\u{301}", "ü"]),
  ])
  func `are told apart as a shell does`(command: String, words: [String]) {
    let found = WrittenWord.all(in: command)
    #expect(found.map(\.text) == words)
    #expect(found.allSatisfy { command[$0.range] == $0.written })
  }

  @Test(arguments: [
    ("~/x", "/home/ada/x", "/my home/x"), ("\"~/x\"", "~/x", "~/x"),
    ("'$HOME/x'", "$HOME/x", "$HOME/x"),
    ("\"$HOME\"/x", "/home/ada/x", "/my home/x"), ("\"${HOME}/x\"", "/home/ada/x", "/my home/x"),
    ("$HOME/x", "/home/ada/x", "$HOME/x"), ("${HOME}/x", "/home/ada/x", "${HOME}/x"),
    ("$HOMER/x", "$HOMER/x", "$HOMER/x"), ("/~/x", "/~/x", "/~/x"),
  ])
  func `know the home folder where a shell would`(command: String, plain: String, spaced: String)
    throws
  {
    let word = try #require(WrittenWord.all(in: command).first)
    #expect(word.expandingHome("/home/ada") == plain)
    #expect(word.expandingHome("/my home") == spaced)
  }
}

import Testing

@testable import Setup

struct WrittenWordTests {
  @Test(arguments: [
    ("a", ["a"]), ("", []), ("  a  b ", ["a", "b"]), ("a\\ b c", ["a b", "c"]),
    ("\"a b\" 'c d'", ["a b", "c d"]), ("\"a\\\"b\\c\"", ["a\"b\\c"]), ("'a\\'b", ["a\\b"]),
    ("a>b 2>&1", ["a", "b", "2", "1"]), ("\"$HOME\"/x;y", ["$HOME/x", "y"]), ("a\\", ["a\\"]),
    ("'open", ["open"]), ("''", [""]), ("a''b", ["ab"]), ("é\u{301}|ü", ["é\u{301}", "ü"]),
  ])
  func `are told apart as a shell does`(command: String, words: [String]) {
    let found = WrittenWord.all(in: command)
    #expect(found.map(\.text) == words)
    // Written alone, each is the same word.
    #expect(
      found.allSatisfy { WrittenWord.all(in: String(command[$0.range])).map(\.text) == [$0.text] })
  }

  @Test(
    arguments: [
      ("~/x", "/home/ada/x", "/my home/x"), ("\"~/x\"", "~/x", "~/x"),
      ("'$HOME/x'", "$HOME/x", "$HOME/x"),
      ("\"$HOME\"/x", "/home/ada/x", "/my home/x"), ("\"${HOME}/x\"", "/home/ada/x", "/my home/x"),
      ("$HOME/x", "/home/ada/x", nil), ("${HOME}/x", "/home/ada/x", nil),
      ("\\$HOME/x", "$HOME/x", "$HOME/x"),
      ("$HOMER/x", nil, nil), ("/~/x", "/~/x", "/~/x"), ("$HOME/$x", nil, nil), ("/a`b`", nil, nil),
      ("'$'x", "$x", "$x"),
    ] as [(String, String?, String?)])
  func `know the home folder where a shell would`(
    command: String, plain: String?, spaced: String?
  ) throws {
    let word = try #require(WrittenWord.all(in: command).first)
    #expect(word.expandingHome("/home/ada") == plain)
    #expect(word.expandingHome("/my home") == spaced)
  }

  @Test func `stay as they are where nobody knows the home folder`() {
    #expect(WrittenWord.all(in: "~/x").first?.expandingHome(nil) == "~/x")
    #expect(WrittenWord.all(in: "$HOME/x").map { $0.expandingHome(nil) } == [nil])
  }
}

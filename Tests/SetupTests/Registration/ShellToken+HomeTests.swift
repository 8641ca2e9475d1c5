import Shell
import Testing

@testable import Setup

struct ShellTokenHomeTests {
  private func token(_ word: String) -> ShellToken {
    ShellToken(at: 0..<word.utf8.count, in: word)
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
  func `knows the home directory where a shell would`(
    word: String, plain: String?, spaced: String?
  ) {
    #expect(token(word).expandingHome("/home/ada") == plain)
    #expect(token(word).expandingHome("/my home") == spaced)
  }

  @Test func `stays as it is written where the home directory is unknown`() {
    #expect(token("~/x").expandingHome(nil) == "~/x")
    #expect(token("$HOME/x").expandingHome(nil) == nil)
  }
}

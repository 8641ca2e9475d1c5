import Testing

@testable import Setup

/// Cases in addition to `SettingsTableTests`, which has Claude Code's own answers.
struct HookMatcherTests {
  @Test(arguments: [
    nil, "", "*", ".*", ".", "^.*$", ".+", "(?:)", "^", "[^x]", "B*", "(?!Bash).*", ".*?", "\\w",
    "[A-Za-z_]", "}*",
  ])
  func `matches all tools`(_ text: String?) { #expect(HookMatcher(text) == .all) }

  @Test(arguments: [
    "[", "(", "+", "?", "||", " ", ",", "Bash|*", "*|Bash", "mcp__x", "mcp__", "tiny", "bash",
    "BASH",
    "Ba", "Bash Read", "Bash;Read", "Bash(ls:*)", "/Bash/", "**", "a++", "(?i)bash", "Bash-Read",
    "^bash$", "Reed", "Bash(", "\\", "x{2}{3}",
  ])
  func `matches no tool`(_ text: String) { #expect(HookMatcher(text) == .none) }

  @Test(arguments: [
    ("Bash", ["Bash"]), ("Bash|Read", ["Bash", "Read"]), ("Bash, Read", ["Bash", "Read"]),
    (" Bash |read,,", ["Bash"]), ("mcp__git__log|x", ["mcp__git__log"]),
    ("Holodeck", ["Holodeck"]), ("^(Ba)?sh$", ["Bash"]), ("Multi.*|^Bash$", ["Bash", "MultiEdit"]),
    ("^Web", ["WebFetch", "WebSearch"]), ("mcp__.*", ["mcp__server__tool"]),
    ("\\bBash\\b", ["Bash"]),
    ("[Bb]ash$", ["Bash"]), ("B.{2}h", ["Bash", "BashOutput"]), ("Bash\\**$", ["Bash"]),
  ])
  func `matches some tools`(_ text: String, _ names: [String]) {
    #expect(HookMatcher(text) == .some(names))
  }

  @Test(arguments: [
    "(?i:bash)", "(?<=B)ash", "(?<name>Bash)", "^(\\w+)*$", "a*b*c*d*e*", "B\\u0061sh", "[[B]ash]",
    "(a)\\1", "[]Bash", "Bäsh", "(?!B)?", String(repeating: "(Bash)", count: 100),
  ])
  func `can't be told`(_ text: String) { #expect(HookMatcher(text) == .unknown) }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      String(repeating: "(a*)*", count: 90), String(repeating: "(", count: 20_000),
      String(repeating: "[", count: 500), String(repeating: "a|", count: 20_000),
      ".*.*.*.*!",
    ])
  func `is soon tried`(_ text: String) {
    #expect([.none, .unknown].contains(HookMatcher(text)))
  }
}

import Testing

@testable import Analysis

struct WildcardTests {
  @Test(arguments: [
    ("", ""), ("*", ""), ("*", "anything"), ("**", "x"), ("app", "app"), ("a*", "a"),
    ("a*", "app"), ("*p", "app"), ("a*p", "ap"), ("a*p", "app"), ("?", "x"), ("???", "app"),
    ("a?p", "app"), ("*a*b*c*", "xaybzc"), ("*aab", "aaaaab"), ("a*b?d", "abcbbcd"),
    ("*.swift", "a.swift.swift"), ("a*b*a", "aba"), ("?*", "x"), ("*?", "x"), ("*?b", "aab"),
    ("~/work/*", "~/work/a/b"), ("?", "\u{1F600}"), ("caf?", "caf\u{E9}"),
    ("caf??", "cafe\u{301}"), ("?", "\u{301}"), ("[a]", "[a]"), ("a.c", "a.c"), ("*", "a\nb"),
    ("*", "*"), ("\\*", "\\x"),
  ])
  func `matches whole names`(_ pattern: String, _ name: String) {
    #expect(Wildcard(pattern).matches(name))
  }

  @Test(arguments: [
    ("", "a"), ("app", ""), ("app", "ap"), ("app", "apps"), ("app", "App"), ("?", ""), ("?", "ab"),
    ("??", "a"), ("a*p", "apx"), ("*p", "apx"), ("a*", "ba"), ("?*?", "x"), ("a*b*a", "ab"),
    ("ab*ba", "aba"), ("[ab]", "a"), ("a.c", "abc"), ("a+", "aa"), ("\\*", "*"),
    ("caf\u{E9}", "cafe\u{301}"), ("?", "\u{E9}\u{301}"),
  ])
  func `matches nothing less and nothing more`(_ pattern: String, _ name: String) {
    #expect(!Wildcard(pattern).matches(name))
  }

  @Test func `takes time of the product of both lengths at most`() {
    let pattern = Wildcard(String(repeating: "*a", count: 200) + "*b")
    let name = String(repeating: "a", count: 5_000)
    var matches = false
    let duration = ContinuousClock().measure { matches = pattern.matches(name) }
    #expect(!matches)
    #expect(pattern.matches(name + "b"))
    #expect(duration < .seconds(5))
  }
}

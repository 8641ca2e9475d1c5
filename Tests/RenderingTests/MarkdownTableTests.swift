import Testing

@testable import Rendering

struct MarkdownTableTests {
  @Test(arguments: [
    ("plain", "plain"), ("a|b", "a\\|b"), ("<b>&amp;", "&lt;b\\>&amp;amp;"),
    ("*x* _y_", "\\*x\\* \\_y\\_"),
    ("[a](b)", "\\[a\\](b)"), ("`x`", "\\`x\\`"), ("a\nb", "a\\\\x0ab"),
    ("https://e.org", "https\\://e.org"), ("www.e.org", "www\\.e.org"),
    ("WWW.e.org", "WWW\\.e.org"),
  ])
  func `nothing in a name is markup`(_ text: String, _ escaped: String) {
    #expect(MarkdownTable.escaped(text) == escaped)
  }
}

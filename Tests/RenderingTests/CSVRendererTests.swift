import Testing

@testable import Rendering

struct CSVRendererTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("", ""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("a=b", "a=b"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF20}x", "'\u{FF20}x"),
    ("=a,b", "\"'=a,b\""), ("a\nb", "a\\x0ab"), ("\u{1B}[2J", "\\x1b[2J"), ("\t=1", "\\x09=1"),
    ("日本", "日本"),
  ])
  func `a cell is neither formula nor markup`(_ text: String, _ cell: String) {
    #expect(CSVRenderer.field(of: text) == cell)
  }
}

import Testing

@testable import Bytes

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("ｶ", 1), ("Ａ", 2),
    ("😀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("→", 1), ("─", 1), ("ä日", 3),
    ("\u{200B}", 0), ("नि", 1), ("𠀀", 2),
  ])
  func `counts the columns that a terminal gives`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}

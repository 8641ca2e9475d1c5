import Bytes
import Testing

struct StringProtocolBytesTests {
  @Test(arguments: [
    ("", ""), ("", "a"), ("a", "a"), ("a", "b"), ("a", "ab"), ("ab", "b"), ("B", "a"), ("z", "é"),
    ("e\u{301}", "é"), ("\u{FFFD}", "\u{1F600}"), ("a\u{0}", "a"), ("a/b", "a.b"),
    (
      "a text that is too long to be kept in place, 1",
      "a text that is too long to be kept in place, 2"
    ),
  ])
  func `texts are in the order of their bytes`(_ left: String, _ right: String) {
    #expect(
      left.utf8Precedes(right) == left.utf8.lexicographicallyPrecedes(right.utf8))
    #expect(
      right.utf8Precedes(left) == right.utf8.lexicographicallyPrecedes(left.utf8))
  }
}

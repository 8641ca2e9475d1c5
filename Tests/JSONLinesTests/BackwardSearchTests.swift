import JSONLines
import TestSupport
import Testing

struct BackwardSearchTests {
  @Test func `finds the last place of a text as comparing at each place does`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      // Few different letters, so that many positions nearly match.
      let bytes = (0..<generator.below(300)).map { _ in UInt8(97 + generator.below(3)) }
      let text = (0..<2 + generator.below(8)).map { _ in UInt8(97 + generator.below(3)) }
      let start = generator.below(bytes.count + 1)
      let range = start..<start + generator.below(bytes.count - start + 1)
      let expected = range.last {
        $0 + text.count <= range.upperBound && bytes[$0..<$0 + text.count].elementsEqual(text)
      }
      let search = BackwardSearch(String(decoding: text, as: UTF8.self))
      let found = withBytes(bytes) { search.lastIndex(in: range, of: $0) }
      #expect(found == expected)
    }
  }

  @Test func `a text of less than two bytes is found nowhere`() {
    for text in [[], [UInt8](repeating: 97, count: 1)] {
      let found = withBytes("aaa") {
        BackwardSearch(String(decoding: text, as: UTF8.self)).lastIndex(in: 0..<3, of: $0)
      }
      #expect(found == nil)
    }
  }

  @Test func `finds a long text at each place, and the last of two`() {
    let text = Array(#""toolu_01erQ7Ex6E5vsppzoQkuuShY""#.utf8)
    let search = BackwardSearch(String(decoding: text, as: UTF8.self))
    for place in 0...300 {
      var bytes = [UInt8](repeating: 0x61, count: 300) + text
      bytes.replaceSubrange(place..<min(place + text.count, bytes.count), with: text)
      if place > 300 - text.count { bytes = Array(bytes.prefix(place)) + text }
      let count = bytes.count
      let last = place > 300 - text.count ? place : 300
      #expect(withBytes(bytes) { search.lastIndex(in: 0..<count, of: $0) } == last)
      #expect(
        withBytes(bytes) { search.lastIndex(in: 0..<last + text.count - 1, of: $0) }
          == (last == place ? nil : place))
      #expect(withBytes(bytes) { search.lastIndex(in: last + 1..<count, of: $0) } == nil)
    }
  }
}

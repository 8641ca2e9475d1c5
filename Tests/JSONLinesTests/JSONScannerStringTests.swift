import Bytes
import JSONLines
import TestSupport
import Testing

/// Strings that are invalid, or end, at each byte of the words in which the scanner examines them.
struct JSONScannerStringTests {
  @Test(arguments: [
    (#"""#, 1), (#""a"#, 2), (#""abcdefgh"#, 9), (#""a\""#, 4), (#""a\\\""#, 6), (#"{"a"#, 3),
    (#"{"a":"b"#, 7), (#"["a","b"#, 7), ("\"é", 3), (#""\u0041"#, 7),
  ])
  func `no closing quote`(_ text: String, _ position: Int) {
    #expect(
      firstError(in: text).map { "\($0)" }
        == "expected the closing quote of a string at byte \(position), found the end")
  }

  @Test(arguments: [
    (#""\"#, 2), (#""\a""#, 2), (#""\'""#, 2), (#""\x41""#, 2), (#""\0""#, 2), (#""\U0041""#, 2),
    (#""\B""#, 2), (#""\ ""#, 2), ("\"\\\n\"", 2), ("\"\\\u{0}\"", 2), ("\"\\é\"", 2),
    (#""abcdefghi\v""#, 11), (#"{"\q":1}"#, 3), (#""\\\"#, 4),
  ])
  func `an unknown escape`(_ text: String, _ position: Int) {
    let error = firstError(in: text)
    #expect(error?.expected == .escape)
    #expect(error?.position == position)
    #expect(error?.isAtEnd == (position == text.utf8.count))
  }

  @Test(arguments: [
    (#""\u"#, 3), (#""\u""#, 3), (#""\u0"#, 4), (#""\u00"#, 5), (#""\u004"#, 6), (#""\u004""#, 6),
    (#""\u004g""#, 6), (#""\ug041""#, 3), (#""\u 041""#, 3), (#""\u+041""#, 3), (#""\u-041""#, 3),
    (#""\u{41}""#, 3), (#""\u00/0""#, 5), (#""\u00:0""#, 5), (#""\u00@0""#, 5), (#""\u00G0""#, 5),
    (#""\u00`0""#, 5), (#""\ud83d\u""#, 9), (#""\ud83d\ude0""#, 12), ("\"\\u００41\"", 3),
  ])
  func `four digits are missing`(_ text: String, _ position: Int) {
    let error = firstError(in: text)
    #expect(error?.expected == .hexDigit)
    #expect(error?.position == position)
    #expect(error?.isAtEnd == (position == text.utf8.count))
  }

  @Test(arguments: 0...20) func `a quote at any distance`(_ distance: Int) throws {
    for filler in [" ", "a", "!", "#", "[", "]", "\u{7F}"] {
      let text = "\"" + String(repeating: filler, count: distance) + "\""
      for rest in ["", "\"", "         ", "\\\\\\\\\\\\\\\\\\", "\u{0}\u{1}\u{1F}aaaaaaaaa"] {
        let end = try #require(endOfFirstValue(in: Array((text + rest).utf8)))
        #expect(end == distance + 2)
      }
    }
  }

  @Test(arguments: 0...20) func `every control character at any distance`(_ distance: Int) {
    for control in UInt8(0)..<0x20 {
      for filler in [UInt8.space, 0x41, 0x7F, 0x80, 0xA0, 0xFF] {
        let bytes = [.quote] + [UInt8](repeating: filler, count: distance) + [control]
        for rest in [[], [.quote], [UInt8](repeating: .quote, count: 9)] {
          let error = firstError(in: bytes + rest)
          #expect(error?.expected == .escapedControl)
          #expect(error?.position == distance + 1)
          #expect(error?.isAtEnd == false)
        }
      }
    }
  }

  @Test(arguments: 0...20) func `an escape at any distance`(_ distance: Int) {
    for escape in [#"\""#, #"\\"#, #"\n"#, #"\u0041"#] {
      for before in ["a", "\u{E9}", "\u{1F600}"] {
        let text = "\"" + String(repeating: before, count: distance) + escape
        #expect(endOfFirstValue(in: Array((text + "\"").utf8)) == text.utf8.count + 1)
        #expect(endOfFirstValue(in: Array((text + "ab\"\"").utf8)) == text.utf8.count + 3)
        #expect(firstError(in: text)?.expected == .closingQuote)
      }
    }
  }

  @Test(arguments: UInt8(0x80)...0xFF)
  func `a byte that isn't ASCII before and after a stop`(_ byte: UInt8) {
    for position in 0...9 {
      var bytes = [UInt8](repeating: 0x61, count: 10)
      bytes[position] = byte
      for length in 0...10 {
        let start = [.quote] + bytes.prefix(length)
        let rest = bytes.dropFirst(length)
        #expect(endOfFirstValue(in: start + [.quote] + rest) == length + 2)
        #expect(endOfFirstValue(in: start + [.backslash, .quote] + rest + [.quote]) == 14)
        #expect(firstError(in: start + [0x1F] + rest)?.position == length + 1)
        #expect(firstError(in: start + rest)?.expected == .closingQuote)
      }
    }
  }

  @Test func `every byte that isn't ASCII, next to quotes and backslashes`() {
    for byte in UInt8(0x80)...0xFF {
      for count in 0...17 {
        let plain = [UInt8](repeating: byte, count: count)
        #expect(firstError(in: [.quote] + plain + [.quote]) == nil)
        #expect(firstError(in: [.quote] + plain + [.backslash, .quote] + plain + [.quote]) == nil)
        #expect(firstError(in: [.quote] + plain + [.backslash, .backslash, .quote]) == nil)
      }
    }
  }

  @Test func `passes what is passed byte by byte`() {
    let good = [
      "n", "t", "u", "/", #"\\"#, #"\\"#, #"\n"#, #"\t"#, #"\""#, #"\/"#, #"\u00e9"#,
      "plain text of some length",
    ]
    let bad = ["\\", #"\u00g"#, #"\x"#, "\"", "\n", "\u{1F600}"]
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<20_000 {
      var text = "[\""
      for _ in 0..<generator.below(12) {
        let pieces = generator.below(12) == 0 ? bad : good
        text += generator.pick(pieces)
        text += String(repeating: "a", count: generator.below(4))
      }
      let bytes = ContiguousArray((text + #"","\n"]"#).utf8)
      var scanner = JSONScanner(bytes.span, at: 1)
      let owed = StringEnd(of: bytes, openedAt: 1)
      do throws(JSONError) {
        let value = try scanner.scanValue()
        #expect(owed == StringEnd(position: value.end, isEscaped: value.isEscaped), "\(text)")
        var whole = JSONScanner(bytes.span)
        let first = try? whole.scanValue().elements(in: bytes.span).first
        guard let again = first ?? nil else { continue }
        #expect(owed == StringEnd(position: again.end, isEscaped: again.isEscaped), "\(text)")
      } catch {
        #expect(owed == StringEnd(position: error.position, expected: error.expected), "\(text)")
      }
    }
  }

  /// Where the first value ends, whatever follows; nil when it is broken.
  private func endOfFirstValue(in bytes: [UInt8]) -> Int? {
    let bytes = ContiguousArray(bytes)
    var scanner = JSONScanner(bytes.span)
    return try? scanner.scanValue().end
  }
}

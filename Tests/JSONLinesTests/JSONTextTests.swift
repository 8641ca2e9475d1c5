import Bytes
import JSONLines
import TestSupport
import Testing

struct JSONTextTests {
  /// Returns the decoded text of a JSON string.
  private func decoded(_ json: [UInt8]) throws -> String {
    try withValue(json) { value, bytes in
      let text = try #require(value.text)
      return text.string(in: bytes)
    }
  }

  private func decoded(_ json: String) throws -> String { try decoded(Array(json.utf8)) }

  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
    (#""\u0000""#, "\u{0}"), (#""\u001f""#, "\u{1F}"), (#""\u0041bc""#, "Abc"),
    (#""a\u00e9""#, "aé"),
    (#""\u00E9\u00e9""#, "éé"), (#""\u20ac""#, "€"), (#""\uFFFD\ufeff""#, "\u{FFFD}\u{FEFF}"),
    (#""\\u0041""#, #"\u0041"#), (#""\\\u0041""#, #"\A"#), (#""\\n""#, #"\n"#),
    (#""tail\\""#, #"tail\"#), (#""e\u0301""#, "e\u{301}"),
    (#""\ud7ff\ue000""#, "\u{D7FF}\u{E000}"),
    (#""日本\n語""#, "日本\n語"), ("\"\u{1F600}\"", "\u{1F600}"),
  ])
  func `works escapes out`(_ json: String, _ expected: String) throws {
    #expect(Array(try decoded(json).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    (#""\ud83d\ude00""#, "\u{1F600}"), (#""\uD83D\uDE00!""#, "\u{1F600}!"),
    (#""\ud800\udc00""#, "\u{10000}"), (#""\udbff\udfff""#, "\u{10FFFF}"),
    (#""\ud800\udfff\udbff\udc00""#, "\u{103FF}\u{10FC00}"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude00""#, "\u{FFFD}"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
    (#""\ud83dx\ude00""#, "\u{FFFD}x\u{FFFD}"), (#""\ud83d\n\ude00""#, "\u{FFFD}\n\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\\ude00""#, "\u{FFFD}\\ude00"),
    (#""\ud83dude00""#, "\u{FFFD}ude00"), (#""\udbff\ue000""#, "\u{FFFD}\u{E000}"),
    (#""\ud83d\udbff""#, "\u{FFFD}\u{FFFD}"),
  ])
  func `joins surrogates and replaces lone ones`(_ json: String, _ expected: String) throws {
    #expect(try decoded(json) == expected)
  }

  @Test func `doesn't look for the second surrogate after the quote`() throws {
    let first = try withBytes(##"["\ud83d","\ude00"]"##) { bytes in
      try withUnquoted(bytes)
    }
    #expect(first == ["\u{FFFD}", "\u{FFFD}"])
  }

  private func withUnquoted(_ bytes: Span<UInt8>) throws -> [String] {
    var scanner = JSONScanner(bytes)
    var texts: [String] = []
    for value in try scanner.scanValue().elements(in: bytes) {
      if let text = value.text { texts.append(text.string(in: bytes)) }
    }
    return texts
  }

  @Test func `works out every code unit`() throws {
    for unit in UInt32(0)...0xFFFF {
      let digits = String(unit, radix: 16)
      let padded = String(repeating: "0", count: 4 - digits.count) + digits
      let expected = Unicode.Scalar(unit) ?? "\u{FFFD}"
      let text = try decoded("\"\\u\(padded)\"")
      #expect(text.unicodeScalars.elementsEqual([expected]), "\(padded)")
    }
  }

  @Test func `repairs what is no UTF-8 as Swift does`() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<4000 {
      let content = RandomBytes.content(using: &generator)
      let text = try decoded([.quote] + content + [.quote])
      #expect(text.utf8.elementsEqual(String(decoding: content, as: UTF8.self).utf8))
    }
  }

  @Test func `repairs what is no UTF-8 before and after escapes`() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<4000 {
      let before = RandomBytes.content(using: &generator)
      let after = RandomBytes.content(using: &generator)
      let json = [.quote] + before + Array(#"\u00e9\n"#.utf8) + after + [.quote]
      let expected =
        String(decoding: before, as: UTF8.self) + "\u{E9}\n"
        + String(decoding: after, as: UTF8.self)
      #expect(try decoded(json).utf8.elementsEqual(expected.utf8))
    }
  }

  @Test func `knows where it stands and whether it is escaped or empty`() throws {
    let texts = try withBytes(#"["", "a", "\n"]"#) { bytes in
      var scanner = JSONScanner(bytes)
      return try scanner.scanValue().elements(in: bytes).map { value in
        let text = try #require(value.text)
        return "\(text.start)..<\(text.end) \(text.isEscaped) \(text.isEmpty)"
      }
    }
    #expect(texts == ["2..<2 false true", "6..<7 false false", "11..<13 true false"])
  }

  @Test(arguments: ["1", "true", "null", "[\"a\"]", "{\"a\":\"b\"}"])
  func `is only had of strings`(_ json: String) throws {
    #expect(try withValue(json) { value, _ in value.text == nil })
  }

  @Test(arguments: [
    (#""text""#, true), (#""t\u0065xt""#, true), (#""Text""#, false), (#""texts""#, false),
    (#""tex""#, false), (#""""#, false), (#""text\n""#, false), (#""tex\u0074\u0000""#, false),
    (#""te\\xt""#, false), ("\"tex\u{301}t\"", false),
  ])
  func `equals a word`(_ json: String, _ isEqual: Bool) throws {
    #expect(try withValue(json) { try #require($0.text).equals("text", in: $1) } == isEqual)
  }

  @Test(arguments: [
    (#""abcdef""#, 3, "abc"), (#""abc""#, 3, "abc"), (#""abc""#, 9, "abc"), (#""abc""#, 0, ""),
    (#""a\nb""#, 9, "a\nb"), (#""abcdefghijkl\nb""#, 12, "abcdefghijkl"),
    (#""abcdefghijklmn\nb""#, 15, "abcdefghijklmn"), (#""ab\u0041c""#, 5, "ab"),
    (#""abc\ud83d\ude00d""#, 10, "abc"), (#""abc\ud83d\ude00d""#, 14, "abc"),
    (#""a\nbcdefghijklmnop""#, 15, "a\nbcdefghijklm"),
    (#""\\\\\\\\\\\\\\\\""#, 15, #"\\"#), ("\"aé\"", 2, "a\u{FFFD}"),
    (#""\\aé\nbc""#, 4, ""),
  ])
  func `begins with the text of some bytes, without half an escape`(
    _ json: String, _ count: Int, _ expected: String
  ) throws {
    let beginning = try withValue(json) {
      try #require($0.text).beginning(in: $1, count: count)
    }
    #expect(beginning == expected)
  }

  @Test func `equals a word of which every letter is escaped`() throws {
    #expect(
      try withValue(#""\u0074\u0065\u0078\u0074""#) {
        try #require($0.text).equals("text", in: $1)
      })
  }

  @Test(arguments: ["\"\u{212A}\"", #""\u212a""#])
  func `equals no word that only looks alike`(_ json: String) throws {
    // The Kelvin sign is canonically equivalent to K, but isn't ASCII.
    #expect(try withValue(json) { try #require($0.text).equals("K", in: $1) } == false)
  }
}

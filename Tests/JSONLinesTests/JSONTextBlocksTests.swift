import Bytes
import JSONLines
import TestSupport
import Testing

struct JSONTextBlocksTests {
  /// Returns the decoded and the escaped length of a JSON string.
  private func lengths(_ json: [UInt8]) throws -> [Int] {
    try withValue(json) { value, bytes in
      let text = try #require(value.text)
      return [text.characterCount(in: bytes), text.characterCount(in: bytes, as: .minimalJSON)]
    }
  }

  @Test(arguments: [
    (#""""#, 0, 0), (#""abc""#, 3, 3), (#""é""#, 1, 1), ("\"\u{1F600}\"", 1, 1),
    (#""e\u0301""#, 2, 2),
    (#""\u00e9""#, 1, 1), (#""\n""#, 1, 2), (#""\b\f\r\t""#, 4, 8), (#""\"""#, 1, 2),
    (#""\\""#, 1, 2),
    (#""\/""#, 1, 1), (#""\u0022""#, 1, 2), (#""\u005c""#, 1, 2), (#""\u002f""#, 1, 1),
    (#""\u000a""#, 1, 2), (#""\u0008\u000C\u000d\u0009""#, 4, 8), (#""\u0000""#, 1, 6),
    (#""\u000b""#, 1, 6), (#""\u001f""#, 1, 6), (#""\u0020""#, 1, 1), (#""\u007f""#, 1, 1),
    (#""\ud83d\ude00""#, 1, 1), (#""\ud83d""#, 1, 1), (#""\ude00\ud83d""#, 2, 2),
    (#""\ud83d\ud83d\ude00""#, 2, 2), (#""a\u0041\nb""#, 4, 5), (#""日本語""#, 3, 3),
    (#""12345678""#, 8, 8), (#""12345678é""#, 9, 9), (#""1234567é12345678""#, 16, 16),
  ])
  func `counts scalars`(_ json: String, _ decoded: Int, _ escaped: Int) throws {
    #expect(try lengths(Array(json.utf8)) == [decoded, escaped])
  }

  @Test func `counts an escape for each control character`() throws {
    for control in UInt32(0)..<0x20 {
      let digits = String(control, radix: 16)
      let json = "\"\\u00\(digits.count == 1 ? "0" : "")\(digits)\""
      let isShort = [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(control)
      #expect(try lengths(Array(json.utf8)) == [1, isShort ? 2 : 6], "\(json)")
    }
  }

  @Test func `counts bytes that are no UTF-8 as the repaired text`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<6000 {
      let content = RandomBytes.content(using: &generator)
      let count = String(decoding: content, as: UTF8.self).unicodeScalars.count
      #expect(try lengths([.quote] + content + [.quote]) == [count, count], "\(content)")
    }
  }

  @Test func `counts bytes that are no UTF-8 beside escapes`() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<4000 {
      let before = RandomBytes.content(using: &generator)
      let after = RandomBytes.content(using: &generator)
      let json = [.quote] + before + Array(#"\n"#.utf8) + after + [.quote]
      let count =
        String(decoding: before, as: UTF8.self).unicodeScalars.count
        + String(decoding: after, as: UTF8.self).unicodeScalars.count
      #expect(try lengths(json) == [count + 1, count + 2])
    }
  }

  @Test(arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xED, 0xA0, 0x80]])
  func `counts a sequence cut off by the quote`(_ sequence: [UInt8]) throws {
    for padding in 0...9 {
      let content = [UInt8](repeating: 0x61, count: padding) + sequence
      let count = String(decoding: content, as: UTF8.self).unicodeScalars.count
      #expect(try lengths([.quote] + content + [.quote])[0] == count)
    }
  }

  /// Returns escapes, letters and ill-formed UTF-8 that fill several blocks.
  private func longContent(using generator: inout SeededGenerator) -> [UInt8] {
    let escapes = [#"\n"#, #"\t"#, #"\""#, #"\\"#, #"\/"#, #"\u0041"#, #"\u20ac"#, #"\ud83d"#]
    var content: [UInt8] = []
    let length = Int.random(in: 4_000...9_000, using: &generator)
    while content.count < length {
      switch generator.below(4) {
      case 0: content += Array(generator.pick(escapes).utf8)
      case 1: content += RandomBytes.content(using: &generator)
      default:
        let count = Int.random(in: 1...40, using: &generator)
        content += [UInt8](repeating: 0x61, count: count)
      }
    }
    return content
  }

  @Test func `hands out in blocks what the text is as a whole`() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let json = [.quote] + longContent(using: &generator) + [.quote]
      try withValue(json) { value, bytes in
        let text = try #require(value.text)
        var whole = ""
        text.forEachBlock(in: bytes) { block, _ in whole += block.string(0..<block.count) }
        #expect(Array(whole.utf8) == Array(text.string(in: bytes).utf8))
        #expect(text.characterCount(in: bytes) == whole.unicodeScalars.count)
        var writer = JSONWriter()
        writer.string(whole)
        let minimal = String(decoding: writer.bytes, as: UTF8.self).unicodeScalars.count
        #expect(text.characterCount(in: bytes, as: .minimalJSON) + 2 == minimal)
      }
    }
  }
}

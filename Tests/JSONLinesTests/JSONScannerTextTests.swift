import Bytes
import JSONLines
import TestSupport
import Testing

/// Scanning a string and decoding it at once must give the same result as doing so one after the other.
struct JSONScannerTextTests {
  /// The result for a whole text: its end, whether it has escapes, and its bytes; or the error.
  private enum Outcome: Equatable {
    case string(end: Int, isEscaped: Bool, [UInt8])
    case error(String)
  }

  private func inTwoSteps(_ bytes: Span<UInt8>) -> Outcome {
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      let value = try scanner.scanValue()
      var decoded: [UInt8] = []
      value.text?.forEachBlock(in: bytes) { block, scalarCount in
        check(scalarCount, of: block)
        for index in block.indices { decoded.append(block[index]) }
      }
      return .string(end: value.end, isEscaped: value.isEscaped, decoded)
    } catch {
      return .error("\(error)")
    }
  }

  private func atOnce(_ bytes: Span<UInt8>) -> Outcome {
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      var decoded: [UInt8] = []
      let value = try scanner.scanValue(decoding: { block, scalarCount in
        check(scalarCount, of: block)
        for index in block.indices { decoded.append(block[index]) }
      })
      return .string(end: value.end, isEscaped: value.isEscaped, decoded)
    } catch {
      return .error("\(error)")
    }
  }

  /// A count may be missing, but a counted block must be well formed.
  private func check(_ scalarCount: Int?, of block: Span<UInt8>) {
    guard let scalarCount else { return }
    var bytes: [UInt8] = []
    for index in block.indices { bytes.append(block[index]) }
    #expect(String(validating: bytes, as: UTF8.self)?.unicodeScalars.count == scalarCount)
  }

  private func check(_ json: [UInt8]) {
    withBytes(json) { bytes in
      let (expected, found) = (inTwoSteps(bytes), atOnce(bytes))
      #expect(expected == found, "\(String(decoding: json, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    #""""#, #" "abc","#, #""é""#, #""\n""#, #""\"\\\/\b\f\n\r\t""#, #""\u00e9\u0041""#,
    #""\ud83d\ude00""#, #""\ud83d""#, #""\ud83d\u12"#, #""\ude00\ud83d""#, #""\x""#, #""\"#, #"""#,
    "\"a\nb\"", "\"a\u{0}\"", #""\u00g0""#, #""0123456789abcdef\"#, "12", "[\"\\n\"]", "", "nul",
  ])
  func `tells what two steps tell`(_ json: String) { check(Array(json.utf8)) }

  @Test func `tells it of each beginning of a text`() {
    let json = Array(#""one\ntwo\"three\u00e9 \ud83d\ude00 é日本語 and sixteen bytes more\\" "#.utf8)
    for count in 0...json.count { check(Array(json.prefix(count))) }
  }

  @Test func `tells it of texts longer than a block`() {
    var generator = SeededGenerator(seed: 17)
    let escapes = [
      #"\n"#, #"\""#, #"\\"#, #"\t"#, #"\r"#, #"\b"#, #"\/"#, #"\u00fc"#, #"\ud83d\ude00"#,
      #"\ud83d"#,
    ].map { Array($0.utf8) }
    for round in 0..<300 {
      var content: [UInt8] = []
      while content.count < 9_000 {
        if round.isMultiple(of: 3) {
          content += RandomBytes.content(using: &generator)
        } else {
          let letters = generator.below(41)
          content += [UInt8](repeating: 0x61, count: letters) + Array("ü".utf8)
        }
        content += generator.pick(escapes)
      }
      check([.quote] + content + [.quote])
      check([.quote] + content)
      check([.quote] + content + [0x0A])
    }
  }

  @Test func `counts well formed text that has something after it`() throws {
    let sentence = #"é ü \n日本\u00e9 \"語\ud83d\ude00"# + "\u{1F600}\u{10FFFF}\u{7FF}\u{800}"
    let content = String(repeating: sentence + String(repeating: "x", count: 61), count: 200)
    let json = "[\"" + content + "\", \"and some twenty bytes more\"]"
    let expected = withBytes(json) { bytes in
      JSONText(start: 2, end: 2 + content.utf8.count, isEscaped: true)
        .string(in: bytes).unicodeScalars.count
    }
    var isCounted = true
    var count = 0
    try withBytes(json) { bytes in
      var scanner = JSONScanner(bytes, at: 1)
      _ = try scanner.scanValue(decoding: { _, scalarCount in
        isCounted = isCounted && scalarCount != nil
        count += scalarCount ?? 0
      })
    }
    #expect(isCounted)
    #expect(count == expected)
  }

  @Test func `takes nothing ill formed for counted, wherever it stands`() {
    let sequences: [[UInt8]] = [
      [0x80], [0x9F], [0xA0], [0xBF], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE2, 0x82],
      [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ]
    for sequence in sequences {
      for count in Array(0...40) + Array(4_050...4_120) {
        let letters = [UInt8](repeating: 0x61, count: count)
        let behind = [UInt8](repeating: 0x61, count: 30)
        check([.quote] + letters + sequence + behind + Array(#"\n""#.utf8) + behind)
        check([.quote] + letters + sequence + [.quote])
      }
    }
  }
}

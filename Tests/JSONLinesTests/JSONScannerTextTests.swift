import JSONLines
import TestSupport
import Testing

/// Passing a string and decoding it at once must tell what passing and then decoding tells.
struct JSONScannerTextTests {
  /// What a text as a whole is: where it ends, whether it is escaped, its bytes; or what is wrong.
  private enum Outcome: Equatable {
    case string(end: Int, isEscaped: Bool, [UInt8])
    case error(String)
  }

  private func inTwoSteps(_ bytes: Span<UInt8>) -> Outcome {
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      let value = try scanner.passValue()
      var decoded: [UInt8] = []
      value.text?.forEachBlock(in: bytes) { block in
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
      let value = try scanner.passValue(decoding: { block in
        for index in block.indices { decoded.append(block[index]) }
      })
      return .string(end: value.end, isEscaped: value.isEscaped, decoded)
    } catch {
      return .error("\(error)")
    }
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
          let letters = Int.random(in: 0...40, using: &generator)
          content += [UInt8](repeating: 0x61, count: letters) + Array("ü".utf8)
        }
        content += escapes.randomElement(using: &generator) ?? []
      }
      check([.quote] + content + [.quote])
      check([.quote] + content)
      check([.quote] + content + [0x0A])
    }
  }
}

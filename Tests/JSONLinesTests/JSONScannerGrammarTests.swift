import Bytes
import JSONLines
import TestSupport
import Testing

/// The cases of RFC 8259, read in every way and at every position.
struct JSONScannerGrammarTests {
  /// The text around a case, which repetitions of `filler` move to later positions.
  private struct Surroundings {
    var before = ""
    let filler: String
    var between = ""
    var after = ""

    func around(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
      Array((before + String(repeating: filler, count: count) + between).utf8) + bytes
        + Array(after.utf8)
    }
  }

  /// Enough positions to exceed a step of the scanner.
  private static let steps = 0...80
  private static let short = GrammarCase.all.filter { $0.bytes.count < 100 }
  private static let long = String(repeating: "z", count: 40)

  @Test(arguments: WayOfReading.allCases)
  func `each case is read as the table says`(_ way: WayOfReading) {
    for test in GrammarCase.all {
      let first = test.bytes.first { !$0.isJSONWhitespace }
      let owed = test.isJSON && (way.bracket == nil || way.bracket == first)
      #expect(withBytes(test.bytes, way.accepts) == owed, "\(test)")
    }
  }

  @Test func `what was passed is entered as far as it goes`() throws {
    for test in GrammarCase.all where test.isJSON {
      try withValue(test.bytes) { value, bytes in
        var scanner = JSONScanner(bytes, into: value)
        try WayOfReading.enter(&scanner)
        #expect(scanner.position == value.end, "\(test)")
      }
    }
  }

  @Test(arguments: [
    Surroundings(filler: " "),
    Surroundings(filler: "\n", after: String(repeating: "\t", count: 40)),
  ])
  private func `white space around a case changes nothing`(_ surroundings: Surroundings) {
    check(Self.short.map { ($0.bytes, $0.isJSON) }, in: surroundings)
  }

  @Test(arguments: [
    Surroundings(before: "[\"", filler: "a", between: "\",", after: ",\"\(long)\"]"),
    Surroundings(before: "{\"", filler: "a", between: "\":", after: "}"),
    Surroundings(before: "[[{\"a\":\"", filler: "é", between: "\",\"b\":[", after: "]}],1]"),
  ])
  private func `a case in containers is what the judge says`(_ surroundings: Surroundings) {
    check(
      Self.short.map { ($0.bytes, JSONGrammar.accepts(surroundings.around($0.bytes, 0))) },
      in: surroundings)
  }

  @Test(arguments: ["a", "é", #"\n"#, #"\\"#, #"\""#, #"\u00e9"#])
  func `more text at the beginning of a string changes nothing`(_ filler: String) {
    let strings = Self.short.filter { $0.bytes.first == .quote }
    check(
      strings.map { (Array($0.bytes.dropFirst()), $0.isJSON) },
      in: Surroundings(before: "\"", filler: filler, after: String(repeating: " ", count: 40)))
  }

  /// Checks texts at later and later positions in their surroundings.
  private func check(
    _ texts: [(bytes: [UInt8], isJSON: Bool)], in surroundings: Surroundings
  ) {
    for (number, (bytes, isJSON)) in texts.enumerated() {
      for count in Tier.sample(Self.steps, each: 8, from: number) {
        let text = surroundings.around(bytes, count)
        guard (firstError(in: text) == nil) != isJSON else { continue }
        Issue.record("\(count): \(String(decoding: text, as: UTF8.self))")
      }
    }
  }
}

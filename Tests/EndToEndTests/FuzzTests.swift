import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Runs each fuzz target on its corpus and on random mutations of it; `make torture ONLY=fuzz` runs longer.
struct FuzzTests {
  private static let mutationsOfEach = Tier.choose(test: 4, check: 40, all: 160)
  /// The time after which a case counts as hanging.
  private static let limit = Duration.seconds(5)

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `holds whatever the bytes are`(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let cases = try Self.corpus(of: name)
    #expect(cases.count >= 20)
    var generator = SeededGenerator(seed: 9)
    for bytes in cases {
      try check(bytes, target)
      var mutated = bytes
      for number in 0..<Self.mutationsOfEach {
        if number % 4 == 0 { mutated = bytes }
        Self.mutate(&mutated, cases, &generator)
        try check(mutated, target)
      }
    }
  }

  private func check(_ bytes: [UInt8], _ target: FuzzTarget) throws {
    let start = ContinuousClock.now
    if let complaint = target.complaint(bytes) {
      Issue.record("\(complaint): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    #expect(ContinuousClock.now - start < Self.limit, "\(bytes)")
  }

  /// Changes a byte, removes or duplicates a range, or inserts a range of another case.
  private static func mutate(
    _ bytes: inout [UInt8], _ cases: [[UInt8]], _ generator: inout SeededGenerator
  ) {
    let place = generator.below(bytes.count + 1)
    let end = min(bytes.count, place + .random(in: 1...9, using: &generator))
    switch generator.below(4) {
    case 0 where place < bytes.count:
      bytes[place] = .random(in: .min ... .max, using: &generator)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: end)
    default:
      let other = generator.pick(cases)
      let start = generator.below(other.count + 1)
      bytes.insert(contentsOf: other[start...].prefix(40), at: place)
    }
  }

  /// Returns the cases of a corpus: lines with escapes, except those that begin with `#`.
  private static func corpus(of name: String) throws -> [[UInt8]] {
    let text = String(
      decoding: try Repository.data("Tests/FuzzTargets/Corpus/\(name).txt"), as: UTF8.self)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      var bytes: [UInt8] = []
      var rest = line.utf8
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
          bytes.append(byte)
          continue
        }
        switch rest.popFirst() {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "x"):
          let digits = String(rest.prefix(2)) ?? ""
          bytes.append(try #require(UInt8(digits, radix: 16)))
          rest = rest.dropFirst(2)
        default: bytes.append(UInt8(ascii: "\\"))
        }
      }
      return bytes
    }
  }
}

import TestSupport
import Testing

@testable import JSONLines

struct ByteBlockTests {
  /// Bytes at the boundaries of the classes that are searched for.
  private static let edges: [UInt8] = [
    0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0x9F, 0xA2, 0xDC, 0xFF,
  ]

  private func check(_ bytes: [UInt8]) {
    let block = ByteBlock(bytes)
    check(block.stringStops, bytes) { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
    for stops in [block.plainStops, block.plainStopsOfComparisons] {
      let first = bytes.firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x80 }
      #expect(stops.first == first ?? 16, "\(bytes)")
      if let first { #expect(stops.firstOfSome == first, "\(bytes)") }
    }
    check(block.equal(to: 0x5C), bytes) { $0 == 0x5C }
    check(block.equal(to: 0x80, in: 0xC0), bytes) { $0 & 0xC0 == 0x80 }
    check(block.below(0x90), bytes) { $0 < 0x90 }
    check(block.atLeast(0x80), bytes) { $0 >= 0x80 }
    #expect(block.beyondASCII.first == bytes.firstIndex { $0 > 0x7F } ?? 16)
    #expect(block.isASCII == bytes.allSatisfy { $0 < 0x80 })
    #expect(block.sum == bytes.reduce(0) { $0 + Int($1) })
  }

  private func check(_ mask: ByteMask, _ bytes: [UInt8], _ isTrue: (UInt8) -> Bool) {
    let first = bytes.firstIndex(where: isTrue)
    #expect(mask.first == first ?? 16, "\(bytes)")
    #expect((0..<16).allSatisfy { mask.topBitsOfWords >> $0 & 1 == (isTrue(bytes[$0]) ? 1 : 0) })
    #expect(mask.isEmpty == (first == nil), "\(bytes)")
    #expect((0..<16).allSatisfy { mask.bytes[$0] == (isTrue(bytes[$0]) ? 0xFF : 0) })
  }

  @Test func `finds each byte at each place`() {
    for place in 0..<16 {
      for byte in UInt8.min...UInt8.max {
        var bytes = [UInt8](repeating: 0x61, count: 16)
        bytes[place] = byte
        check(bytes)
      }
    }
  }

  @Test func `finds the first of several bytes`() {
    var generator = SeededGenerator(seed: 16)
    for _ in 0..<5_000 {
      check(
        (0..<16).map { _ in
          Bool.random(using: &generator)
            ? 0x61 : generator.pick(Self.edges)
        })
    }
  }

  @Test(arguments: 0...16)
  func `tells the first so many`(_ count: Int) {
    #expect((0..<16).filter { ByteMask.first(count).bytes[$0] == 0xFF } == Array(0..<count))
  }
}

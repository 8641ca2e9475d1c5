import TestSupport
import Testing

@testable import JSONLines

struct SixteenBytesTests {
  /// Bytes at the edges of what is looked for.
  private static let edges: [UInt8] = [
    0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0x9F, 0xA2, 0xDC, 0xFF,
  ]

  /// Sixteen bytes of which the first is the lowest.
  private func sixteen(_ bytes: [UInt8]) -> SixteenBytes {
    var words = SIMD2<UInt64>()
    for (place, byte) in bytes.enumerated() {
      words[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
    }
    return SixteenBytes(SIMD2(words.x.littleEndian, words.y.littleEndian))
  }

  private func check(_ bytes: [UInt8]) {
    let stop = bytes.firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
    let beyond = bytes.firstIndex { $0 > 0x7F }
    let sixteen = sixteen(bytes)
    #expect(sixteen.firstStringStop == stop, "\(bytes)")
    #expect(sixteen.firstStringStopByWords == stop, "\(bytes)")
    #expect(sixteen.firstBeyondASCII == beyond, "\(bytes)")
    #expect(sixteen.firstBeyondASCIIByWords == beyond, "\(bytes)")
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
    for _ in 0..<20_000 {
      check(
        (0..<16).map { _ in
          Bool.random(using: &generator)
            ? 0x61 : Self.edges.randomElement(using: &generator) ?? 0x80
        })
    }
  }
}

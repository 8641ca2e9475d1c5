import OperatingSystem
import TestSupport
import Testing

struct ByteSearchTests {
  private func search(_ text: String, for byte: Unicode.Scalar, in range: Range<Int>) -> Int? {
    withBytes(text) { $0.firstIndex(of: UInt8(ascii: byte), in: range) }
  }

  @Test(arguments: [
    ("abcabc", 0..<6, 1), ("abcabc", 1..<6, 1), ("abcabc", 2..<6, 4), ("abcabc", 4..<5, 4),
    ("bbbbbb", 3..<4, 3),
  ])
  func `finds the first byte of a range, by its index in the whole`(
    _ text: String, _ range: Range<Int>, _ index: Int
  ) {
    #expect(search(text, for: "b", in: range) == index)
  }

  @Test(arguments: [
    ("", 0..<0), ("acac", 0..<4), ("abcabc", 2..<4), ("abcabc", 5..<6), ("abcabc", 1..<1),
    ("abcabc", 6..<6),
  ])
  func `finds nothing outside of the range`(_ text: String, _ range: Range<Int>) {
    #expect(search(text, for: "b", in: range) == nil)
  }

  @Test func `finds each byte at each place`() {
    for byte in UInt8.min...UInt8.max {
      for place in [0, 1, 7, 8, 15, 16, 31, 32, 63, 99] {
        var bytes = [UInt8](repeating: ~byte, count: 100)
        bytes[place] = byte
        let found = withBytes(bytes) { $0.firstIndex(of: byte, in: 0..<100) }
        #expect(found == place)
      }
    }
  }

  @Test func `finds the last byte of a range`() {
    for count in [1, 2, 255, 256, 257, 600] {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 0, count: count)
        bytes[place] = 7
        bytes[0] = 7
        let found = withBytes(bytes) { $0.lastIndex(of: 7, in: 0..<count) }
        #expect(found == place)
        let outside = withBytes(bytes) { $0.lastIndex(of: 7, in: min(place + 1, count)..<count) }
        #expect(outside == nil)
      }
    }
  }
}

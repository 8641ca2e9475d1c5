import Testing

@testable import JSONLines

struct ByteWordsTests {
  private func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.span.isSame(as: right.span)
  }

  @Test(arguments: 0...40)
  func `bytes are the same when none differs, wherever it stands`(_ count: Int) {
    let bytes = (0..<count).map { UInt8($0 * 7 % 256) }
    #expect(isSame(bytes, bytes))
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 0x80
      #expect(!isSame(bytes, other) && !isSame(other, bytes))
    }
  }

  @Test func `a part isn't the whole`() {
    let bytes = [UInt8](repeating: 0x61, count: 24)
    for count in 0..<24 { #expect(!isSame(Array(bytes.prefix(count)), bytes)) }
  }
}

import JSONLines
import TestSupport
import Testing

struct StringBytesTests {
  @Test func `reads eight bytes with the first one lowest`() {
    let bytes: [UInt8] = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x88, 0xFF]
    let words = withBytes(bytes) { [$0.littleEndianWord(at: 0), $0.littleEndianWord(at: 1)] }
    #expect(words == [0x8807_0605_0403_0201, 0xFF88_0706_0504_0302])
  }
}

import Testing

@testable import Bytes

struct ByteClassTests {
  @Test(
    arguments: [
      (.digit, "0123456789"), (.blank, " \t"), (.whitespace, " \t\n\r"), (.quote, "\"'"),
      (.backslash, "\\"),
      (.letter, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
      (.capital, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (.smallLetter, "abcdefghijklmnopqrstuvwxyz"),
      (.alphanumeric, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
      (.capitalOrDigit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
      (.word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"),
      (.dashedWord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"),
      (.name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."),
    ] as [(ByteClass, String)])
  func `has its bytes and no other`(_ kind: ByteClass, _ bytes: String) {
    let found = (UInt8.min...UInt8.max).filter { $0.is(kind) }
    #expect(found == bytes.utf8.sorted())
  }

  @Test func `a byte is compared with an ASCII character`() {
    let byte: UInt8? = 0x3D
    #expect(byte == "=" && !(byte == ":") && byte != ":" && !(byte != "="))
    #expect(!(UInt8?.none == "=") && UInt8?.none != "=")
    #expect(UInt8(0x3D).isOne(of: ":=") && !UInt8(0x3D).isOne(of: ":") && !UInt8(0).isOne(of: ""))
  }
}

import Bytes
import Testing

struct ASCIITests {
  @Test func `names the bytes`() {
    let named: [UInt8] = [
      .tab, .newline, .carriageReturn, .space, .quote, .plus, .comma, .minus, .point, .slash, .zero,
      .nine, .colon, .openBracket, .backslash, .closeBracket, .openBrace, .closeBrace,
    ]
    #expect(named == Array("\t\n\r \"+,-./09:[\\]{}".utf8))
  }

  @Test func `knows the four bytes that JSON allows between tokens`() {
    let found = (UInt8.min...UInt8.max).filter(\.isJSONWhitespace)
    #expect(found == [0x09, 0x0A, 0x0D, 0x20])
  }
}

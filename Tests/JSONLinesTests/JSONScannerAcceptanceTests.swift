import JSONLines
import Testing

/// Texts that RFC 8259 calls JSON.
struct JSONScannerAcceptanceTests {
  @Test(arguments: [
    "0", "-0", "1", "-1", "9", "10", "1234567890", "-9007199254740993", "0.0", "-0.0", "0.5",
    "1.50", "123.456e7", "1e5", "1E5", "1e+5", "1e-5", "1E+05", "-1.5E-007", "0e0",
    "0e999999999", "1e-999999999", "123456789012345678901234567890",
    "0.1234567890123456789012345678901234567890",
  ])
  func `numbers`(_ text: String) {
    #expect(firstError(in: text) == nil)
    #expect(firstError(in: "[\(text),\(text)]") == nil)
    #expect(firstError(in: "{\"a\":\(text)}") == nil)
  }

  @Test(arguments: ["true", "false", "null", " true", "false ", "\tnull\r\n"])
  func `literals`(_ text: String) {
    #expect(firstError(in: text) == nil)
    #expect(firstError(in: "[\(text),\(text)]") == nil)
  }

  @Test(arguments: [
    #""""#, #""a""#, #""a b""#, #""'""#, #""/""#, #""{}[],:""#, #""\"""#, #""\\""#, #""\/""#,
    #""\b""#, #""\f""#, #""\n""#, #""\r""#, #""\t""#, #""\b\f\n\r\t\"\\\/""#, #""\\\\""#,
    #""\\\"""#,
    #""\\u0041""#, #""\u0000""#, #""\u0041""#, #""\u00e9""#, #""\u00E9""#, #""\uFFFF""#,
    #""\uabcd""#, #""\uABCD""#, #""\uaBcD\uEf01""#, #""\ud83d\ude00""#, #""\uD83D\uDE00""#,
    #""\ud800""#, #""\udc00""#, #""\udc00\ud800""#, #""\ud800\ud800""#, #""\ud800\n""#,
    #""a\u0062c""#, "\"\u{7F}\"", "\"\u{80}\u{9F}\"", "\"\u{E9}\"", "\"\u{2028}\u{2029}\"",
    "\"\u{FEFF}\"", "\"\u{1F600}\"", "\"\u{10FFFF}\"", "\"e\u{301}\"",
  ])
  func `strings`(_ text: String) {
    #expect(firstError(in: text) == nil)
    #expect(firstError(in: "[\(text) ,\(text)]") == nil)
    #expect(firstError(in: "{\(text):\(text),\(text) : \(text)}") == nil)
  }

  @Test(arguments: [
    "[]", "[ ]", "[\n]", "[1]", "[ 1 ]", "[1,2]", "[1 , 2]", "[[]]", "[[],[]]", "[[[]]]",
    "[{}]", "[{},{}]", "[{}, []]", "[\"a\",1,true,false,null,[],{}]", "[[1],[2,[3]],4]",
    "[\"]\"]", "[ [ ] , [ ] ]", "[1\n,\n2]", "[null]", "[[[[[[[[[[1]]]]]]]]]]",
  ])
  func `arrays`(_ text: String) {
    #expect(firstError(in: text) == nil)
    #expect(firstError(in: "{\"a\":\(text),\"b\":\(text)}") == nil)
  }

  @Test(arguments: [
    "{}", "{ }", "{\r\n}", #"{"a":1}"#, #"{ "a" : 1 }"#, #"{"a":1,"b":2}"#, #"{"a":1 ,"b":2}"#,
    #"{"a":1,"a":1}"#, #"{"":0}"#, #"{"a":{}}"#, #"{"a":[]}"#, #"{"a":{"b":{"c":[]}}}"#,
    #"{"a":{},"b":{}}"#, #"{"a":[],"b":[{}]}"#, #"{"}":"{"}"#, #"{"\u0061":"\u0062"}"#,
    "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": null\n}\n",
    "{\"a\"\t:\t1\t,\t\"b\"\t:\t2\t}", #"{"a":"b"}"#,
    #"{"a":true,"b":false,"c":null,"d":-1.5e3}"#, #"{"日本":"語"}"#,
  ])
  func `objects`(_ text: String) {
    #expect(firstError(in: text) == nil)
    #expect(firstError(in: " \(text) ") == nil)
    #expect(firstError(in: "[\(text),\(text)]") == nil)
    #expect(firstErrorInMembers(of: text) == nil)
  }

  @Test func `every byte that isn't ASCII, next to quotes and backslashes`() {
    for byte in UInt8(0x80)...0xFF {
      for count in 0...17 {
        let plain = [UInt8](repeating: byte, count: count)
        #expect(firstError(in: [.quote] + plain + [.quote]) == nil)
        #expect(firstError(in: [.quote] + plain + [.backslash, .quote] + plain + [.quote]) == nil)
        #expect(firstError(in: [.quote] + plain + [.backslash, .backslash, .quote]) == nil)
      }
    }
  }
}

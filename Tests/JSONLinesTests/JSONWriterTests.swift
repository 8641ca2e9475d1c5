import Bytes
import JSONLines
import TestSupport
import Testing

struct JSONWriterTests {
  private func written(isIndented: Bool = false, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(isIndented: isIndented)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Writes values of every kind.
  private func writeSample(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("text", "a\"b")
      writer.member("number", -5)
      writer.name("empty")
      writer.object { _ in }
      writer.name("list")
      writer.array([1, 2]) { $0.integer($1) }
      writer.name("deep")
      writer.array { writer in
        writer.array { _ in }
        writer.object { $0.member("x", Int.max) }
        writer.literal("true")
      }
      writer.name("last")
      writer.literal("0.25")
    }
  }

  @Test func `writes no white space`() {
    #expect(
      written(writeSample) == #"{"text":"a\"b","number":-5,"empty":{},"list":[1,2],"#
        + #""deep":[[],{"x":9223372036854775807},true],"last":0.25}"#)
  }

  @Test func `writes indented for people`() {
    #expect(
      written(isIndented: true, writeSample) == #"""
        {
          "text": "a\"b",
          "number": -5,
          "empty": {},
          "list": [
            1,
            2
          ],
          "deep": [
            [],
            {
              "x": 9223372036854775807
            },
            true
          ],
          "last": 0.25
        }
        """#)
  }

  @Test func `writes empty containers in one piece`() {
    #expect(written { $0.object { _ in } } == "{}")
    #expect(written { $0.array { _ in } } == "[]")
    #expect(written(isIndented: true) { $0.object { _ in } } == "{}")
    #expect(written(isIndented: true) { $0.array { $0.array { _ in } } } == "[\n  []\n]")
    #expect(written { $0.array([Int]()) { $0.integer($1) } } == "[]")
  }

  @Test func `writes lines`() {
    let text = written { writer in
      for number in 1...2 {
        writer.object { $0.member("n", number) }
        writer.endLine()
      }
    }
    #expect(text == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test func `writes numbers of any size`() {
    #expect(
      written {
        $0.array {
          $0.integer(Int.min); $0.integer(Int.max)
        }
      }
        == "[-9223372036854775808,9223372036854775807]")
  }

  @Test(arguments: [
    ("", #""""#), ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("/", #""/""#),
    ("\n\r\t", #""\n\r\t""#), ("\r\n", #""\r\n""#), ("\u{0}", #""\u0000""#),
    ("\u{1F}", #""\u001f""#),
    ("\u{7F}\u{80}", "\"\u{7F}\u{80}\""), ("é日\u{1F600}", "\"é日\u{1F600}\""), ("\\n", #""\\n""#),
    ("e\u{301}\"\u{301}", "\"e\u{301}\\\"\u{301}\""), ("\u{2028}", "\"\u{2028}\""),
  ])
  func `escapes what JSON demands and nothing else`(_ text: String, _ json: String) {
    #expect(written { $0.string(text) }.utf8.elementsEqual(json.utf8))
    #expect(
      written { writer in writer.object { $0.member(text, text) } }.utf8
        .elementsEqual("{\(json):\(json)}".utf8))
  }

  @Test func `writes what is JSON already byte for byte`() {
    let json = withBytes(#"{"a": [1.0, "\u00e9"]}"#) { bytes in
      written { writer in
        writer.object {
          $0.name("b")
          $0.value(bytes)
          $0.member("c", 1)
        }
      }
    }
    #expect(json == #"{"b":{"a": [1.0, "\u00e9"]},"c":1}"#)
  }

  @Test func `escapes every control character so that it is read again`() throws {
    for value in UInt8(0)..<0x20 {
      let text = "a" + String(Unicode.Scalar(value)) + "b"
      let json = written { $0.string(text) }
      #expect(json.utf8.allSatisfy { $0 >= .space })
      #expect(try withValue(json) { try #require($0.text).string(in: $1) } == text)
    }
  }
}

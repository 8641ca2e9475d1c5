import TestSupport
import Testing

@testable import JSONLines

struct JSONObjectTests {
  /// Returns the values of some members as written, and the error or the index after the object.
  private func read(_ text: String, at position: Int = 0) -> (found: [String?], end: String) {
    withBytes(text) { bytes in
      var object = JSONObject()
      var scanner = JSONScanner(bytes, at: position)
      var end: String
      do throws(JSONError) {
        try object.scan(&scanner)
        end = "\(scanner.position)"
      } catch {
        end = "\(error)"
      }
      let values = [
        object.value("tool", in: bytes), object.value("session_id", in: bytes),
        object.value("", in: bytes),
      ]
      return (values.map { $0.map { bytes.string($0.start..<$0.end) } }, end)
    }
  }

  @Test(
    arguments: [
      ("{}", [nil, nil, nil]), (#"{"other":1}"#, [nil, nil, nil]),
      (#"{"tools":2,"tool":1,"too":3,"Tool":4}"#, ["1", nil, nil]),
      (#"{"session_id":"s","x":{"tool":9},"tool":[1]}"#, ["[1]", #""s""#, nil]),
      (#"{"":0}"#, [nil, nil, "0"]), (#"{"t\u006fol":1,"session\u005Fid":2}"#, ["1", "2", nil]),
      (#"{"tool":1,"tool":2}"#, ["2", nil, nil]), (#"{"tool":null}"#, ["null", nil, nil]),
    ] as [(String, [String?])])
  func `finds members, the last of equal ones`(_ text: String, _ expected: [String?]) {
    let result = read(text)
    #expect(result.found == expected)
    #expect(result.end == "\(text.utf8.count)")
  }

  @Test func `begins where it is told and ends after the object`() {
    let result = read(#"[{"tool":1}, {"tool":2}]"#, at: 12)
    #expect(result.found == ["2", nil, nil])
    #expect(result.end == "23")
  }

  @Test func `keeps what it found before an error`() {
    let result = read(#"{"tool":1,"session_id":"#)
    #expect(result.found == ["1", nil, nil])
    #expect(result.end == "expected a value at byte 23, found the end")
  }

  @Test func `reads members as what they are and nothing else`() throws {
    let json = #"{"text":"a\n","empty":"","list":["b"],"count":7,"less":-1,"yes":true,"no":"true"}"#
    try withBytes(json) { bytes in
      let object = try JSONObject(scanning: bytes)
      let texts = [
        object.string("text", in: bytes), object.string("empty", in: bytes),
        object.string("list", in: bytes), object.string("count", in: bytes),
      ]
      #expect(texts == ["a\n", nil, nil, nil])
      let counts = [object.count("count", in: bytes), object.count("less", in: bytes)]
      #expect(counts == [7, nil])
      let switches = [object.isTrue("yes", in: bytes), object.isTrue("no", in: bytes)]
      #expect(switches == [true, false])
      let words = [
        object.member("no", equals: "true", in: bytes),
        object.member("yes", equals: "true", in: bytes),
      ]
      #expect(words == [true, false])
    }
  }

  @Test func `keeps a thousand members of a map and reads it to its end`() throws {
    let members = (0..<2_000).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    let result = read("{\"tool\":1,\(members),\"session_id\":2}")
    #expect(result.found == ["1", nil, nil])
    #expect(result.end == "\(members.utf8.count + 26)")
  }

  @Test(arguments: ["[1]", "7", "null", #""{}""#])
  func `has no members where no object is`(_ json: String) throws {
    let count = try withBytes(json) { bytes in
      var scanner = JSONScanner(bytes)
      return try JSONObject(scanner.scanValue(), in: bytes).members.count
    }
    #expect(count == 0)
  }
}

import JSONLines
import TestSupport
import Testing

struct JSONValueTests {
  private func minimalLength(_ json: String) throws -> Int {
    try withValue(json) { $0.minimalLength(in: $1) }
  }

  @Test(arguments: [
    (#"[]"#, []), (#" [ ] "#, []), (#"[1]"#, ["1"]),
    (#"[ 1 , [2,3] , {"a":4} ]"#, ["1", "[2,3]", #"{"a":4}"#]),
    (#"["],[",null]"#, [#""],[""#, "null"]), (#"{"a":[1]}"#, []), ("1", []), (#""[1]""#, []),
  ])
  func `lists the elements of an array`(_ json: String, _ expected: [String]) throws {
    let elements = try withValue(json) { value, bytes in
      try value.elements(in: bytes).map { bytes.string($0.start..<$0.end) }
    }
    #expect(elements == expected)
  }

  @Test(arguments: [
    ("{}", []), (#"{"a":1}"#, ["a=1"]),
    (#"{ "b" : [1] , "a" : {"c":2}, "b":3 }"#, ["b=[1]", #"a={"c":2}"#, "b=3"]),
    (#"{"\u0061\n":true}"#, ["a\n=true"]), (#"[{"a":1}]"#, []), ("null", []), (#""{}""#, []),
  ])
  func `lists the members of an object in their order`(_ json: String, _ expected: [String]) throws
  {
    let members = try withValue(json) { value, bytes in
      try JSONObject(value, in: bytes).members.map {
        $0.name.string(in: bytes) + "=" + bytes.string($0.value.start..<$0.value.end)
      }
    }
    #expect(members == expected)
  }

  @Test func `lists what stands in the middle of a text`() throws {
    let inner = try withBytes(#"{"a":[1,2],"b":{"c":[3]}}"#) { bytes in
      var scanner = JSONScanner(bytes)
      let members = try JSONObject(scanner.scanValue(), in: bytes).members
      let array = try members[0].value.elements(in: bytes).map(\.start)
      return array + (try JSONObject(members[1].value, in: bytes).members.map(\.value.start))
    }
    #expect(inner == [6, 8, 20])
  }

  @Test(arguments: [
    ("1", "1"), (" -1.50e+07 ", "-1.50e+07"), ("true", "true"), (#" "a" "#, #""a""#),
    ("[ 1 , 2 ]", "[1,2]"), ("{ }", "{}"), ("[\n\t{\r\n}\n]", "[{}]"),
    (#"{ "a b" : 1 }"#, #"{"a b":1}"#), (#"{"\u0061":"\u00e9\/"}"#, #"{"a":"é/"}"#),
    (#"["\u000a\u0008\u000c"]"#, #"["\n\b\f"]"#), (#"["\u001F \u007f"]"#, "[\"\\u001f \u{7F}\"]"),
    (#"["\ud83d\ude00 \ud83d"]"#, "[\"\u{1F600} ?\"]"),
    (#"{"\"":"\\","\\":"\""}"#, #"{"\"":"\\","\\":"\""}"#),
    (#"["\\"  , "\\\"  "  ]"#, #"["\\","\\\"  "]"#),
    (#"{"a":[1,{"b":[null , false]}]}"#, #"{"a":[1,{"b":[null,false]}]}"#),
    (#"["é" , "日本" ]"#, #"["é","日本"]"#), (#"[ "",  "" ]"#, #"["",""]"#),
  ])
  func `measures a value as minimal JSON`(_ json: String, _ minimal: String) throws {
    #expect(try minimalLength(json) == minimal.unicodeScalars.count)
    #expect(try minimalLength("[\(json)]") == minimal.unicodeScalars.count + 2)
  }

  @Test func `measures nothing outside of the value`() throws {
    let lengths = try withBytes(#"{"a": [ 1, 2 ],"b":"x\n" , "c" : {"d":[]}} "#) { bytes in
      var scanner = JSONScanner(bytes)
      return try JSONObject(scanner.scanValue(), in: bytes).members.map {
        $0.value.minimalLength(in: bytes)
      }
    }
    #expect(lengths == [5, 5, 8])
  }

  @Test func `measures bytes that are no UTF-8 as the repaired text`() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3000 {
      let content = RandomBytes.content(using: &generator)
      let json = Array("[ \"".utf8) + content + Array(#"\t" , 1]"#.utf8)
      let count = String(decoding: content, as: UTF8.self).unicodeScalars.count
      #expect(try withValue(json) { $0.minimalLength(in: $1) } == count + 8)
    }
  }
}

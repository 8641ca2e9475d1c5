import TestSupport
import Testing

@testable import JSONLines

/// Records with known layouts, compared with what the scanner finds.
struct RecordLayoutMatcherTests {
  private static let paths = [
    "time", "tool", "a_name_longer_than_sixteen_bytes", "tokens", "tokens.input", "tokens.output",
    "deep", "deep.er", "ok", "v",
  ]
  private static let table = MemberTable(paths)

  private static let texts = [
    #"{"time":"2026-01-14","tool":"Read","tokens":{"input":12,"output":3},"ok":true,"v":1}"#,
    #"{"tool":"Read","a_name_longer_than_sixteen_bytes":"y","ok":false,"other":null,"v":10}"#,
    #"{"tool":"a\"b\\c\n\u00e9","time":"é 😀","list":[1,"2",[true,{}]],"v":123456789012345}"#,
    "{\n  \"tool\": \"Bash\",\n  \"tokens\": {\n    \"input\": 22\n  },\n  \"v\" : 7\n}",
    "{\"tool\":\"a\",\"tool\":\"b\",\"tokens\":{\"input\":1},\"tokens\":{\"output\":2}}  \r",
    #"{"to\u006fl":"Read","deep":{"er":{"er":"x"}},"deep":{"er":"y"}}"#,
    #"{"tool":{"x":"a","y":[2]},"v":[3,{"er":4}],"deep":[{"er":5}]}"#,
    #"{"tool":"Read","v":1,"tokens":{"input":1},"v":[],"tokens":{"input":{}},"tool":[{}]}"#,
    #"{"v":0}"#, "{}", #"{"tool":""}"#,
  ]

  @Test(arguments: texts)
  func `passes a record that is written like one before`(_ text: String) throws {
    try compare(text, Array(text.utf8), isKnown: true)
  }

  @Test func `passes other values in the same places`() throws {
    let text = #"{"tool":"Read","tokens":{"input":12},"v":1}"#
    let other = #"{"tool":"a much longer name, \"quoted\"","tokens":{"input":123456789},"v":0}"#
    try compare(text, Array(other.utf8), isKnown: true)
  }

  @Test(arguments: [
    #"{"tool":"Read","tokens":{"input":012},"v":1}"#,
    #"{"tool":"Read","tokens":{"input":1.5},"v":1}"#,
    #"{"tool":"Read","tokens":{"input":-1},"v":1}"#,
    #"{"tool":"Read","tokens":{"input":},"v":1}"#,
    #"{"tool":"Read","tokens":{"input":"1"},"v":1}"#,
    #"{"tool":"Re\x","tokens":{"input":1},"v":1}"#,
    #"{"tool":"Read","tokens":{"input":1},"v":1} "#,
    #"{"tool":"Read","tokens":{"input":1},"v":1"#,
    #"{"tool":"Read","#,
  ])
  func `leaves what is written otherwise to the scanner`(_ other: String) throws {
    try compare(#"{"tool":"Read","tokens":{"input":1},"v":1}"#, Array(other.utf8), isKnown: false)
  }

  @Test(arguments: texts)
  func `takes nothing for a record that is none, whatever bytes are changed`(_ text: String) throws
  {
    var random = SeededGenerator(seed: 11)
    let bytes = Array(text.utf8)
    let changes = Array("\"\\{}[],:0159-+.eE tfn\n\u{1}a\u{7f}".utf8) + [0x80, 0xE9, 0xFF]
    for place in bytes.indices {
      try compare(text, Array(bytes[..<place]))
      try compare(text, Array(bytes[..<place] + bytes[(place + 1)...]))
      for byte in changes {
        var changed = bytes
        changed[place] = byte
        try compare(text, changed)
        changed[Int.random(in: bytes.indices, using: &random)] = byte
        try compare(text, changed)
      }
    }
  }

  @Test(arguments: [#"{"v":1.5,"tool":"a"}"#, #"{"v":1e2}"#, #"{"v":1E2}"#, #"{"v":-1}"#])
  func `learns no number that isn't just digits`(_ text: String) throws {
    try compare(text, Array(text.utf8), isKnown: false)
  }

  @Test func `tells records apart that begin alike`() throws {
    let layouts = learned(Self.texts)
    for text in Self.texts { try compare(layouts, Array(text.utf8), isKnown: true) }
  }

  @Test func `passes members in an order that never came`() throws {
    let layouts = learned([
      #"{"time":"a","tokens":{"input":1,"output":2},"v":1,"tool":"b","ok":true}"#,
      #"{"tool":"b","ok":true,"tokens":{"output":2},"time":"c"}"#,
    ])
    for text in [
      #"{"time":"a","tokens":{"output":2},"v":1,"tool":"b","ok":true,"tokens":{"input":3}}"#,
      #"{"tool":"b","ok":true,"tokens":{"input":7},"v":100,"tool":"b","ok":true}"#,
      #"{"tool":"b","ok":true,"tokens":{"output":2},"time":"c"}"#,
    ] {
      try compare(layouts, Array(text.utf8))
    }
    try compare(
      layouts,
      Array(#"{"tool":"x","ok":true,"tokens":{"output":2},"v":1,"tool":"b","ok":true}"#.utf8),
      isKnown: true)
  }

  @Test func `takes the last of members with one name`() throws {
    let texts = [
      #"{"tool":"a","v":1,"tokens":{"input":1},"deep":"x","tool":{"a":[]},"time":"e"}"#,
      #"{"tokens":{"input":1},"tokens":{},"v":2,"v":"a","tokens":true,"deep":{"er":"x"},"deep":"y"}"#,
      #"{"v":1,"tokens":{"input":1},"tokens":{},"v":2,"v":"a","tokens":true,"deep":{"er":"x"},"deep":"y"}"#,
    ]
    let layouts = learned(texts)
    for text in texts { try compare(layouts, Array(text.utf8), isKnown: true) }
  }

  @Test func `takes no member for one of another object`() throws {
    let texts = [
      #"{"a":{"tool":"x","tokens":{"input":1}},"tokens":{"tool":"y","input":2},"tool":"z"}"#,
      #"{"list":[{"tool":"x"},"tool",{"v":1}],"deep":{"v":1,"er":"y"},"v":2}"#,
    ]
    let layouts = learned(texts)
    for text in texts { try compare(layouts, Array(text.utf8), isKnown: true) }
  }

  @Test func `passes a value of each kind that came in its place`() throws {
    let values = ["5", #""x""#, "null"]
    var texts: [String] = []
    for first in values {
      for second in values {
        // With the bytes around it, the piece has up to sixteen bytes or more.
        for name in ["a", "ten_bytes_", "eleven_byte", "twelve_bytes", "thirteen_byte"] {
          texts.append("{\"v\":\(first),\"\(name)\":\(second)}")
          texts.append("{\"list\":[\(first),\(second),0],\"\(name)\":\(second)}")
        }
      }
    }
    let layouts = learned(texts)
    for text in texts { try compare(layouts, Array(text.utf8), isKnown: true) }
    let layoutsOfOthers = learned(texts.reversed())
    for text in texts { try compare(layoutsOfOthers, Array(text.utf8), isKnown: true) }
  }

  @Test func `learns enough of shuffled members to know them`() throws {
    var random = SeededGenerator(seed: 3)
    var layouts = RecordLayoutMatcher()
    let members = [
      #""time":"2026-01-14""#, #""tool":"Read""#, #""tokens":{"input":12,"output":3}"#,
      #""ok":true"#,
      #""v":1"#, #""deep":{"er":"x"}"#, #""list":[1]"#, #""other":null"#,
    ]
    for _ in 0..<100 {
      learn("{\(members.shuffled(using: &random).joined(separator: ","))}", &layouts)
    }
    for _ in 0..<1000 {
      let text = "{\(members.shuffled(using: &random).joined(separator: ","))}"
      try compare(layouts, Array(text.utf8), isKnown: true)
    }
  }

  @Test func `forgets to learn where hardly two records are alike`() throws {
    var layouts = RecordLayoutMatcher()
    for number in 0..<200 { learn("{\"name\(number)\":1}", &layouts) }
    try compare(layouts, Array(#"{"name0":5}"#.utf8), isKnown: true)
    try compare(layouts, Array(#"{"name199":5}"#.utf8), isKnown: false)
  }

  @Test func `learns nothing too deep`() throws {
    let deep = String(repeating: #"{"a":"#, count: 16) + "1" + String(repeating: "}", count: 16)
    var layouts = learned([deep])
    let deeper = "{\"a\":\(deep)}"
    learn(deeper, &layouts)
    try compare(layouts, Array(deep.utf8), isKnown: true)
    try compare(layouts, Array(deeper.utf8), isKnown: false)
  }

  @Test func `learns no more states than have room`() throws {
    // Each nesting of arrays and objects is one state.
    let texts = (0..<128).map { number in
      let isArray = (0..<9).map { number & 1 << ($0 % 7) == 0 }
      let opened = isArray.map { $0 ? "[1," : #"{"b":1,"c":"# }.joined()
      return "{\"v\":1,\"list\":\(opened)1\(isArray.reversed().map { $0 ? "]" : "}" }.joined())}"
    }
    let layouts = learned(texts)
    try compare(layouts, Array(texts[0].utf8), isKnown: true)
    try compare(layouts, Array(texts[127].utf8), isKnown: false)
  }

  @Test func `learns no more than has room, and begins nothing anew after what was left out`()
    throws
  {
    // Each number has different white space before it.
    let numbers = (0..<5000).map { number in
      (0..<13).map { number & 1 << $0 == 0 ? " " : "\t" }.joined() + "1"
    }
    var layouts = learned([#"{"v":0}"#])
    let list = "{\"list\":[\(numbers.joined(separator: ","))]}"
    learn(list, &layouts)
    try compare(layouts, Array(list.utf8), isKnown: false)
    try compare(layouts, Array(#"{"v":0}"#.utf8), isKnown: true)
    for count in 4080..<4100 {
      let torn = "{\"list\":[" + numbers.prefix(count).joined(separator: ",") + #"{"v":0}"#
      try compare(layouts, Array(torn.utf8), isKnown: false)
    }
  }

  // MARK: Comparing

  private func learned(_ texts: [String]) -> RecordLayoutMatcher {
    var layouts = RecordLayoutMatcher()
    for text in texts { learn(text, &layouts) }
    return layouts
  }

  private func learn(_ text: String, _ layouts: inout RecordLayoutMatcher) {
    withBytes(Array((text + "\n").utf8)) { bytes in
      layouts.learn(bytes, for: Self.table)
    }
  }

  private func compare(_ text: String, _ other: [UInt8], isKnown: Bool? = nil) throws {
    try compare(learned([text]), other, isKnown: isKnown)
  }

  /// Matches a record that others follow, and compares the result with the scanner's.
  private func compare(_ layouts: RecordLayoutMatcher, _ other: [UInt8], isKnown: Bool? = nil)
    throws
  {
    var layouts = layouts
    try withBytes(other + Array("\n{\"tool\":\"x\",\"v\":1}\n                ".utf8)) { bytes in
      var places = FieldOffsets(for: Self.table)
      let extent = layouts.matchRecord(in: bytes, into: &places)
      if let isKnown {
        #expect((extent != nil) == isKnown, "\(String(decoding: other, as: UTF8.self))")
      }
      guard let extent else { return }
      let record = bytes.extracting(0..<extent.byteCount)
      var careful = FieldOffsets(for: Self.table)
      try careful.scan(record, for: Self.table)
      #expect(Self.members(places) == Self.members(careful))
      #expect(record[extent.byteCount - 1] == UInt8(ascii: "\n"))
      #expect(extent.lineCount == record.indices.count { record[$0] == UInt8(ascii: "\n") })
    }
  }

  private static func members(_ places: FieldOffsets) -> [String] {
    paths.indices.compactMap { number in
      places.value(of: number).map {
        "\(paths[number]) \($0.kind) \($0.start)..<\($0.end) \($0.isEscaped)"
      }
    }
  }
}

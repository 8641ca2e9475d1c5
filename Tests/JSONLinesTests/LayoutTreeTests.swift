import JSONLines
import TestSupport
import Testing

/// Records whose layout is known, held against what passing every token finds.
struct LayoutTreeTests {
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
    // The first of two members with one name isn't taken down, so such a record goes another way.
    let texts = Self.texts.filter { !$0.contains(#""tool":"a","tool""#) }
    let layouts = try learned(texts)
    for text in texts { try compare(layouts, Array(text.utf8), isKnown: true) }
  }

  @Test func `forgets to learn where hardly two records are alike`() throws {
    var layouts = LayoutTree()
    for number in 0..<100 { try learn("{\"name\(number)\":1}", &layouts) }
    try compare(layouts, Array(#"{"name0":5}"#.utf8), isKnown: true)
    try compare(layouts, Array(#"{"name99":5}"#.utf8), isKnown: false)
  }

  @Test func `learns no more than has room`() throws {
    var layouts = LayoutTree()
    let list = (0..<10_000).map { "\($0)" }.joined(separator: ",")
    try learn("{\"list\":[\(list)]}", &layouts)
    try compare(layouts, Array("{\"list\":[\(list)]}".utf8), isKnown: false)
    try compare(layouts, Array(#"{"list":[1]}"#.utf8), isKnown: false)
  }

  // MARK: Comparing

  private func learned(_ texts: [String]) throws -> LayoutTree {
    var layouts = LayoutTree()
    for text in texts { try learn(text, &layouts) }
    return layouts
  }

  private func learn(_ text: String, _ layouts: inout LayoutTree) throws {
    try withBytes(Array((text + "\n").utf8)) { bytes in
      var places = MemberPlaces(Self.table)
      try places.scan(bytes, Self.table)
      layouts.learn(bytes, places)
    }
  }

  private func compare(_ text: String, _ other: [UInt8], isKnown: Bool? = nil) throws {
    try compare(try learned([text]), other, isKnown: isKnown)
  }

  /// Passes a record with others behind it; what is found must be what a scanner finds.
  private func compare(_ layouts: LayoutTree, _ other: [UInt8], isKnown: Bool? = nil) throws {
    var layouts = layouts
    try withBytes(other + Array("\n{\"tool\":\"x\",\"v\":1}\n                ".utf8)) { bytes in
      var places = MemberPlaces(Self.table)
      let extent = layouts.pass(bytes, into: &places)
      if let isKnown {
        #expect((extent != nil) == isKnown, "\(String(decoding: other, as: UTF8.self))")
      }
      guard let extent else { return }
      let record = bytes.extracting(0..<extent.byteCount)
      var careful = MemberPlaces(Self.table)
      try careful.scan(record, Self.table)
      #expect(Self.members(places) == Self.members(careful))
      #expect(record[extent.byteCount - 1] == UInt8(ascii: "\n"))
      #expect(extent.lineCount == record.indices.count { record[$0] == UInt8(ascii: "\n") })
    }
  }

  private static func members(_ places: MemberPlaces) -> [String] {
    paths.indices.compactMap { number in
      places[number].map { "\(paths[number]) \($0.kind) \($0.start)..<\($0.end) \($0.isEscaped)" }
    }
  }
}

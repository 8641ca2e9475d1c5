import TestSupport
import Testing

@testable import JSONLines

/// The members found with a table, compared with those that `JSONObject` finds by scanning every token.
struct FieldOffsetsTests {
  private static let paths = [
    "time", "tool", "a_rather_long_name", "a_rather_long_nape", "tokens", "tokens.input",
    "tokens.output", "tokens.deep", "tokens.deep.er", "lines", "lines.added", "v",
  ]

  private static let table = MemberTable(paths)

  private static let texts = [
    #"{"time":"2026-01-14","tool":"Read","a_rather_long_name":"x","tokens":{"input":12,"output":3},"v":1}"#,
    #"{"tool":"Read","a_rather_long_nape":"y","lines":{"added":1},"v":1}"#,
    #"{"v":1,"tool":"Edit","time":"late","unknown":[1,{"tool":2}],"tokens":{"output":0,"input":10}}"#,
    "{ \"time\" : \"a\" ,\n\t\"tool\":  \"b\", \"tokens\" : { \"input\" : 1 } , \"v\" : 2 } ",
    #"{"to\u006fl":"Read","tok\u0065ns":{"inp\u0075t":7},"time":"a\"b\\c\n"}"#,
    #"{"tokens":{"input":1,"output":2},"tool":"x","tokens":{"input":3}}"#,
    #"{"tokens":{"input":1},"tokens":null,"tool":"a","tool":"b","tool":4}"#,
    #"{"tokens":{"deep":{"er":1,"input":5},"deeper":2},"input":3,"tokens.input":4}"#,
    #"{"v":1.5,"tool":12345678,"time":-3,"lines":{"added":1e2},"tokens":{"input":0}}"#,
    #"{"v":123456789012345678901234567890,"tool":true,"time":false,"tokens":[{"input":1}]}"#,
    #"{"v":01}"#, #"{"v":1}"#, "{}", "{ }", #"{"":1,"tool":""}"#, #"{"v":1,}"#,
    #"{"v":1 "tool":2}"#,
    #"{"tool":"caf\u00e9 é 😀","time":"\u{7f}"}"#, #"{"tool":"a\#u{1}b"}"#, #"[]"#, #"{"v":1}}"#,
  ]

  @Test func `leaves out members of objects that aren't named before them`() throws {
    let table = MemberTable(["a.b", "a", "a.b.c", "a.d", "e.f.g"])
    var places = FieldOffsets(for: table)
    try withBytes(Array(#"{"a":{"b":{"c":1},"d":2},"e":{"f":{"g":3}}}"#.utf8)) { bytes in
      try places.scan(bytes, for: table)
    }
    #expect((0..<5).filter { places.value(of: $0) != nil } == [3])
  }

  @Test(arguments: texts)
  func `finds what passing every token finds, in each beginning of a text`(_ text: String) {
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      compare(Array(bytes[..<count]))
      // Bytes after the object in a buffer don't belong to it.
      compare(Array(bytes[..<count]), after: Array("\":\"},\"tool\":\"x\"}".utf8))
    }
  }

  @Test(arguments: texts)
  func `finds what passing every token finds, whatever byte is changed`(_ text: String) {
    var random = SeededGenerator(seed: 7)
    let bytes = Array(text.utf8)
    let changes = Array("\"\\{}[],:0159-+.eE tfn\n\u{1}a\u{7f}".utf8) + [0x80, 0xE9, 0xFF]
    for place in bytes.indices {
      let some = changes.shuffled(using: &random).prefix(5)
      for byte in some + [UInt8.random(in: 0...255, using: &random)] {
        var changed = bytes
        changed[place] = byte
        compare(changed)
      }
    }
  }

  @Test func `forgets what was read before`() throws {
    var places = FieldOffsets(for: Self.table)
    for text in [#"{"tool":"a","tokens":{"input":1}}"#, #"{"time":"b"}"#] {
      try withBytes(Array(text.utf8)) { try places.scan($0, for: Self.table) }
    }
    #expect(places.present == 1)
  }

  @Test func `takes what is put in and leaves out what is taken out`() {
    var places = FieldOffsets(for: Self.table)
    places.set(1, to: JSONValue(kind: .string, start: 2, end: 5, isEscaped: false))
    #expect(places.value(of: 1)?.end == 5)
    #expect(places.value(of: 0) == nil)
    places.set(1, to: nil)
    #expect(places.value(of: 1) == nil)
  }

  // MARK: The other way

  /// The members present, with their numbers and ranges, or the error.
  private enum Outcome: Equatable {
    case members([SIMD4<Int>])
    case error(JSONError)
  }

  private func compare(_ bytes: [UInt8], after rest: [UInt8] = []) {
    withBytes(bytes + rest) { all in
      let text = all.extracting(0..<bytes.count)
      let (quick, careful) = (lookingUp(text), passingAll(text))
      guard quick != careful else { return }
      Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(quick), not \(careful)")
    }
  }

  private func lookingUp(_ bytes: Span<UInt8>) -> Outcome {
    var places = FieldOffsets(for: Self.table)
    do throws(JSONError) {
      try places.scan(bytes, for: Self.table)
    } catch {
      return .error(error)
    }
    let present = Self.paths.indices.filter { places.present & (1 << UInt64($0)) != 0 }
    return .members(present.map { Self.place($0, places.values[$0]) })
  }

  private func passingAll(_ bytes: Span<UInt8>) -> Outcome {
    do throws(JSONError) {
      var object = JSONObject()
      var scanner = JSONScanner(bytes)
      try object.scan(&scanner)
      try scanner.finish()
      var members: [SIMD4<Int>] = []
      for (index, path) in Self.paths.enumerated() {
        var value: JSONValue?
        var inner = object
        for name in path.split(separator: ".") {
          value = inner.members.last { $0.name.string(in: bytes) == name }?.value
          inner = try JSONObject(value, in: bytes)
        }
        guard let value, value.kind != .object, value.kind != .array else { continue }
        members.append(Self.place(index, value))
      }
      return .members(members)
    } catch {
      return .error(error)
    }
  }

  private static func place(_ index: Int, _ value: JSONValue) -> SIMD4<Int> {
    SIMD4(index, value.start, value.end, (value.text?.isEscaped ?? false) ? 1 : 0)
  }
}

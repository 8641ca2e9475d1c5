import Bytes
import JSONLines
import TestSupport
import Testing

/// Scanning a text step by step.
struct JSONScannerTests {
  private static let sample = #"""
     {"tool":"Re\u0061d\n","é":[1,-2.5e+10,true,{"a":null}, []],"x":{},"y":{"z":[false,"\\"]}}
    """#

  @Test func `walks as its essay says`() throws {
    let text = #"{"tool":"Read","chars":{"result":12}}"#
    let steps = try withBytes(text) { bytes in
      var scanner = JSONScanner(bytes)
      var steps: [String] = []
      try scanner.enterObject()
      steps.append("\(scanner.position)")
      while let name = try scanner.nextMember() {
        steps.append("\(name.string(in: bytes)) \(scanner.position)")
        let value = try scanner.scanValue()
        steps.append("\(value.kind) \(value.start)..<\(value.end)")
      }
      try scanner.finish()
      return steps + ["\(scanner.position)"]
    }
    #expect(
      steps == ["1", "tool 8", "string 8..<14", "chars 23", "object 23..<36", "37"])
  }

  @Test func `knows each kind of value and its place`() throws {
    let text = #" [ {} , [1] ,"s", -1.5e3 ,true, false,null ] "#
    let values = try withValue(text) { value, bytes in
      try value.elements(in: bytes).map { element in
        "\(element.kind) \(bytes.string(element.start..<element.end)) \(element.byteCount)"
      }
    }
    #expect(
      values == [
        "object {} 2", "array [1] 3", #"string "s" 3"#, "number -1.5e3 6", "true true 4",
        "false false 5", "null null 4",
      ])
  }

  @Test func `finds every truncation unfinished`() {
    let bytes = Array(Self.sample.utf8)
    #expect(firstError(in: bytes) == nil)
    for length in 0..<bytes.count {
      let error = firstError(in: Array(bytes.prefix(length)))
      #expect(error?.isAtEnd == true, "\(length)")
      #expect(error?.position == length, "\(length)")
    }
  }

  @Test func `finds the same fault by member as in one pass`() {
    let bytes = Array(Self.sample.utf8)
    for index in 2..<bytes.count {  // The first two are a space and the opening brace.
      for byte in [UInt8.comma, .colon, .closeBrace, .closeBracket, .quote, .zero, .space, 0x00] {
        var changed = bytes
        changed[index] = byte
        let text = String(decoding: changed, as: UTF8.self)
        #expect(firstErrorInMembers(of: text) == firstError(in: text), "\(text)")
      }
    }
  }

  @Test(arguments: ["[]", "{}", "1", " \"a\"", "", "}", ","])
  func `enters only what is there`(_ text: String) {
    let errors = withBytes(text) { bytes in
      var object = JSONScanner(bytes)
      var array = JSONScanner(bytes)
      return [
        error { () throws(JSONError) in try object.enterObject() },
        error { () throws(JSONError) in try array.enterArray() },
      ]
    }
    let position = text.utf8.prefix { $0 == .space }.count
    let isAtEnd = text.isEmpty
    #expect((errors[0] == nil) == text.hasPrefix("{"))
    #expect((errors[1] == nil) == text.hasPrefix("["))
    for error in errors.compactMap(\.self) {
      #expect(error.position == position)
      #expect(error.isAtEnd == isAtEnd)
    }
    if let error = errors[0] { #expect(error.expected == .object) }
  }

  @Test func `begins where it is told`() throws {
    let text = #"}{"a":1}, x"#
    let places = try withBytes(text) { bytes in
      var scanner = JSONScanner(bytes, at: 1)
      return [try scanner.scanValue().start, scanner.position]
    }
    #expect(places == [1, 8])
  }

  @Test func `finds the end beyond the end`() {
    let found = withBytes("1") { bytes in
      var scanner = JSONScanner(bytes, at: 1)
      return error { () throws(JSONError) in _ = try scanner.scanValue() }
    }
    #expect(found?.expected == .value)
    #expect(found?.position == 1)
    #expect(found?.isAtEnd == true)
  }

  private func error(_ body: () throws(JSONError) -> Void) -> JSONError? {
    do throws(JSONError) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}

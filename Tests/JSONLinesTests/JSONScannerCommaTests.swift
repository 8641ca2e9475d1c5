import Bytes
import JSONLines
import TestSupport
import Testing

/// Entering some containers and scanning over others must require the same commas.
struct JSONScannerCommaTests {
  /// Reads a text, entering the containers whose bit is set in `entered` and scanning over the others; returns
  /// the number of containers or the error.
  private func walk(_ text: String, entering entered: Int) -> Result<Int, JSONError> {
    withBytes(text) { bytes in
      var scanner = JSONScanner(bytes)
      var containers = 0
      do throws(JSONError) {
        try step(&scanner, bytes, entered, &containers)
        try scanner.finish()
        return .success(containers)
      } catch {
        return .failure(error)
      }
    }
  }

  private func step(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ entered: Int, _ containers: inout Int
  ) throws(JSONError) {
    var next = scanner.position
    while next < bytes.count, bytes[next].isJSONWhitespace { next += 1 }
    let byte = next < bytes.count ? bytes[next] : 0
    guard byte == .openBrace || byte == .openBracket else { return _ = try scanner.scanValue() }
    containers += 1
    guard entered >> (containers - 1) & 1 == 1 else { return _ = try scanner.scanValue() }
    if byte == .openBrace {
      try scanner.enterObject()
      while try scanner.nextMember() != nil {
        try step(&scanner, bytes, entered, &containers)
      }
    } else {
      try scanner.enterArray()
      while try scanner.nextElement() { try step(&scanner, bytes, entered, &containers) }
    }
  }

  @Test(arguments: [
    "[]", "{}", "[[],[]]", "[{},{},1]", #"{"a":{},"b":[]}"#, #"{"a":[{}],"b":[[1],{"c":2}]}"#,
    #"[[1,[]],{"a":[],"b":1},[]]"#, #"{"a":{"b":{"c":{}}},"d":1}"#, " [ [ ] , { } , 1 ] ",
  ])
  func `accepted whichever containers are entered`(_ text: String) throws {
    for entered in 0..<128 {
      let count = try walk(text, entering: entered).get()
      #expect(count > 0)
    }
  }

  @Test(arguments: [
    "[[],]", "[[] []]", "[{}{}]", "[1[]]", "[,[]]", "[[],,[]]", "[[,]]", "[[1 2]]", "[[],[1,]]",
    #"{"a":{},}"#, #"{"a":{}"b":{}}"#, #"{"a":[] "b":1}"#, #"{,"a":{}}"#, #"{"a":{"b":1,}}"#,
    #"{"a":[1,]}"#, #"{"a":{,"b":1}}"#, #"{"a":1,,"b":{}}"#, #"[{"a":1 "b":2}]"#, "[[]}", "[{]]",
    #"{"a":[}}"#, #"{"a":{}]"#, "[[[]]", "[[{}], {]",
  ])
  func `rejected alike whichever containers are entered`(_ text: String) {
    let expected = firstError(in: text)
    #expect(expected != nil)
    for entered in 0..<128 {
      var found: JSONError?
      if case .failure(let error) = walk(text, entering: entered) { found = error }
      #expect(found == expected)
    }
  }

  @Test func `an inner container can be left with the outer one half read`() throws {
    let text = #"{"a":{"b":1,"c":2},"d":[3,4],"e":5}"#
    let read = try withBytes(text) { bytes in
      var scanner = JSONScanner(bytes)
      var read: [String] = []
      try scanner.enterObject()
      while let name = try scanner.nextMember() {
        read.append(name.string(in: bytes))
        switch read.last {
        case "a":
          try scanner.enterObject()
          while let inner = try scanner.nextMember() {
            read.append(inner.string(in: bytes) + "\(try scanner.scanValue().kind)")
          }
        case "d":
          try scanner.enterArray()
          while try scanner.nextElement() { read.append("\(try scanner.scanValue().start)") }
        default: read.append("\(try scanner.scanValue().start)")
        }
      }
      try scanner.finish()
      return read
    }
    #expect(read == ["a", "bnumber", "cnumber", "d", "24", "26", "e", "33"])
  }
}

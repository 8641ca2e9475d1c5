import TestSupport
import Testing

/// Tests the lines that a change added and removed.
struct ToolResponseTests {
  @Test(
    arguments: [
      (
        #"{"structuredPatch":[{"lines":[" a","-b","+c","+d"," e","\\ No newline at end"]}]}"#,
        [2, 1]
      ),
      (#"{"structuredPatch":[{"lines":["-a"]},{"oldStart":9,"lines":["-b","+"]}]}"#, [1, 2]),
      (#"{"structuredPatch":[{"lines":["+++","---","","+-"]}]}"#, [2, 1]),
      (#"{"structuredPatch":[{"lines":["\u002ba","\u002Db"]}]}"#, [1, 1]),
      (#"{"structuredPatch":[{"lines":["+a",7,null,["+b"]]},7,{"lines":"+a"},{}]}"#, [1, 0]),
      (#"{"structuredPatch":[],"originalFile":"x"}"#, [0, 0]),
      (#"{"structuredPatch":[],"type":"update","originalFile":"x"}"#, [0, 0]),
      (#"{"structuredPatch":"x"}"#, nil), (#"{"structuredPatch":null}"#, nil),
      (#"{"originalFile":null}"#, nil), ("{}", nil), (#""updated""#, nil),
    ] as [(String, [Int]?)])
  func `counts the lines of a patch`(_ response: String, _ lines: [Int]?) throws {
    let arguments = #"{"file_path":"/a","content":"1\n2\n3","new_string":"1\n2"}"#
    #expect(try Logged("Edit", arguments: arguments, response: response).lines == lines)
  }

  @Test(
    arguments: [
      ("", 0), ("a", 1), (#"a\n"#, 1), (#"a\nb"#, 2), (#"a\nb\n\n"#, 3), (#"\n"#, 1),
      (#"a\r\nb\r\n"#, 2), (#"a\u000ab"#, 2),
    ] as [(String, Int)])
  func `counts the lines of a new file`(_ content: String, _ count: Int) throws {
    for response in [
      #"{"type":"create","structuredPatch":[],"originalFile":null}"#, #"{"type":"create"}"#,
      #"{"structuredPatch":[],"originalFile":null}"#,
    ] {
      let record = try Logged(
        "Write", arguments: #"{"content":"\#(content)"}"#, response: response)
      #expect(record.lines == [count, 0])
    }
  }

  @Test func `counts the lines of a file that an edit made`() throws {
    let record = try Logged(
      "Edit", arguments: #"{"old_string":"","new_string":"a\nb\n"}"#,
      response: #"{"structuredPatch":[],"originalFile":null}"#)
    #expect(record.lines == [2, 0])
  }

  @Test(
    arguments: [
      (#"{"files":[{"filePath":"/f","hunks":[{"lines":["+x"]}],"created":true}]}"#, [1, 0]),
      (
        #"{"files":[{"hunks":[{"lines":["-a","+b"]},{"lines":["+c"]}]},{"hunks":[{"lines":["-d"]}]}]}"#,
        [2, 2]
      ),
      (#"{"files":[{"filePath":"/f"},7]}"#, [0, 0]), (#"{"files":[]}"#, nil),
      (#"{"files":{}}"#, nil), ("{}", nil), ("null", nil), ("[7]", nil),
    ] as [(String, [Int]?)], ["Bash", "PowerShell"])
  func `counts the lines that a command changed`(
    _ sample: (difference: String, lines: [Int]?), _ tool: String
  ) throws {
    let response = #"{"stdout":"","bashEditDiff":\#(sample.difference)}"#
    #expect(try Logged(tool, response: response).lines == sample.lines)
    #expect(try Logged("mcp__a__b", response: response).lines == nil)
  }

  @Test func `goes by the patch where there is one`() throws {
    let record = try Logged(
      "Write", arguments: #"{"content":"a\nb\nc"}"#,
      response: #"{"type":"create","structuredPatch":[{"lines":["+a"]}],"originalFile":null}"#)
    #expect(record.lines == [1, 0])
  }

  @Test func `takes the content of a new file before a text put into it`() throws {
    let record = try Logged(
      "Write", arguments: #"{"new_string":"a\nb","content":"a"}"#,
      response: #"{"type":"create"}"#)
    #expect(record.lines == [1, 0])
  }

  @Test func `doesn't know the lines of a new file without its content`() throws {
    #expect(try Logged("Write", arguments: "{}", response: #"{"type":"create"}"#).lines == nil)
  }
}

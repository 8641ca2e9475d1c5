import TestSupport
import Testing

@testable import ToolCalls

/// Tests the counted characters of results, by kind of tool; the expected numbers were counted by hand.
struct ModelVisibleTextByToolTests {
  @Test(
    arguments: [
      (#"{"stdout":"abc\n","stderr":"\u00e9","interrupted":false,"isImage":false}"#, 5),
      (#"{"stdout":"","stderr":""}"#, 0), (#"{"stderr":"ab"}"#, 2), (#"{"stdout":"ab"}"#, 2),
      (#"{"stdout":"abc","persistedOutputPath":null}"#, 3),
      (#"{"stdout":"abc","persistedOutputPath":"/tmp/o","persistedOutputSize":9}"#, 3),
      // {"task":1}: 1 + 6 + 1 + 1 + 1.
      (#"{ "task" : 1 }"#, 10),
    ] as [(String, Int)], ["Bash", "PowerShell"])
  func `counts a command's output`(_ sample: (String, Int), _ tool: String) throws {
    #expect(try shown(tool, sample.0) == sample.1)
  }

  @Test(
    arguments: [
      (30_000, 0, false, 30_000), (30_001, 0, false, 2_230), (29_999, 1, false, 30_000),
      (20_000, 10_001, false, 2_230), (0, 30_001, false, 2_230), (5_000, 0, true, 2_230),
      (2_229, 1, true, 2_230), (100, 7, true, 107), (900_000, 0, true, 2_230),
    ] as [(Int, Int, Bool, Int)])
  func `counts the preview of a long output`(
    _ output: Int, _ errors: Int, _ isPersisted: Bool, _ count: Int
  ) throws {
    let path = isPersisted ? #","persistedOutputPath":"/tmp/o.txt""# : ""
    let response =
      #"{"stdout":"\#(Self.text(output))","stderr":"\#(Self.text(errors))"\#(path)}"#
    #expect(try shown("Bash", response) == count)
  }

  @Test(
    arguments: [
      ("é", 15_000, 15_000), ("é", 15_001, 2_230), ("日", 10_000, 10_000), ("日", 10_001, 2_230),
      (#"\n"#, 30_000, 30_000), (#"\n"#, 30_001, 2_230), (#"\u00e9"#, 15_000, 15_000),
      (#"\u00e9"#, 15_001, 2_230), (#"\ud83d\ude00"#, 7_500, 7_500),
      (#"\ud83d\ude00"#, 7_501, 2_230),
    ] as [(String, Int, Int)])
  func `measures a long output in bytes`(_ character: String, _ length: Int, _ count: Int) throws {
    let half = String(repeating: character, count: length / 2)
    let rest = String(repeating: character, count: length - length / 2)
    #expect(try shown("Bash", #"{"stdout":"\#(half + rest)"}"#) == count)
    #expect(try shown("Bash", #"{"stdout":"\#(half)","stderr":"\#(rest)"}"#) == count)
  }

  @Test(
    arguments: [
      // 6 characters, and for each of 2 lines its number and a tab.
      (#"{"type":"text","file":{"filePath":"/a","content":"ab\ncd\n","numLines":2}}"#, 10),
      (#"{"file":{"content":"a","numLines":2,"startLine":9}}"#, 6),
      (#"{"file":{"content":"","numLines":101,"startLine":1}}"#, 296),
      (#"{"file":{"content":"","numLines":3,"startLine":0}}"#, 6),
      (#"{"file":{"content":"","numLines":20,"startLine":9990}}"#, 110),
      (#"{"file":{"content":"","numLines":1,"startLine":100}}"#, 4),
      (#"{"file":{"content":"","numLines":1,"startLine":"9"}}"#, 2),
      (#"{"file":{"content":"","numLines":9,"startLine":9223372036854775807}}"#, 18),
      (#"{"type":"text","file":{"content":"日本"}}"#, 2),
      (#"{"type":"text","file":{"content":"","numLines":0}}"#, 0),
      (#"{"type":"text","file":{"content":"a","numLines":-1}}"#, 1),
      (#"{"type":"text","file":{"content":"a","numLines":9223372036854775807}}"#, .max),
      // The source of a notebook's cells, and their output.
      (#"{"type":"notebook","file":{"cells" : [ ]}}"#, 0),
      (
        #"{"type":"notebook","file":{"filePath":"/n","cells":[{"cellType":"markdown","#
          + #""source":"_ T\ntext","cell_id":"c1"},{"cellType":"code","source":"f()","#
          + #""outputs":[{"output_type":"stream","text":"hi\n"},{"text":"é"},7]},7]}}"#,
        15
      ),
      // Other kinds: {"filePath":"/a"} 17, {"cells":3} 11, {"count":3} 11.
      (#"{"type":"file_unchanged","file":{"filePath":"/a"}}"#, 17),
      (#"{"type":"notebook","file":{"cells" : 3}}"#, 11),
      (#"{"type":"parts","file":{"count":3}}"#, 11),
      (#"{"x":1}"#, 7),
    ] as [(String, Int)])
  func `counts a file that was read`(_ response: String, _ count: Int) throws {
    #expect(try shown("Read", response) == count)
  }

  @Test(
    arguments: [
      ("Grep", #"{"mode":"content","content":"a:1\n","filenames":["bbb"],"numFiles":1}"#, 4),
      ("Grep", #"{"mode":"content","content":"","filenames":["bbb"]}"#, 0),
      ("Grep", #"{"mode":"files_with_matches","filenames":["a.txt","b"],"numFiles":2}"#, 7),
      ("Grep", #"{"filenames":[],"numFiles":0}"#, 0),
      ("Grep", #"{"content":"\#(text(20_000))"}"#, 20_000),
      ("Grep", #"{"content":"\#(text(20_001))"}"#, 2_200),
      ("Grep", #"{"x":1}"#, 7),
      ("Glob", #"{"filenames":["é","b\u0062"],"durationMs":3,"numFiles":2}"#, 4),
      ("Glob", #"{"content":"zzz","filenames":["a"]}"#, 1),
      ("Glob", #"{"filenames":["\#(text(30_001))"]}"#, 30_001),
      ("Glob", #"{"x":1}"#, 7),
      ("WebFetch", #"{"bytes":99,"code":200,"result":"hi\n","url":"https://e.org"}"#, 3),
      ("WebFetch", #"{"x":1}"#, 7),
    ] as [(String, String, Int)])
  func `counts what a search or a page shows`(_ tool: String, _ response: String, _ count: Int)
    throws
  {
    #expect(try shown(tool, response) == count)
  }

  @Test(
    arguments: [
      (
        #"{"status":"completed","prompt":"p","content":[{"type":"text","text":"ab\n"},"#
          + #"{"type":"text","text":"é"}],"totalTokens":4}"#, 4
      ),
      (#"{"content":[]}"#, 0),
      (#"{"content":[{"type":"text","text":"abc"},{"type":"tool_use","id":"x"},7]}"#, 3),
      // {"isAsync":true,"status":"async_launched","agentId":"a1"}: 16 + 26 + 14 + 1.
      (#"{"isAsync":true,"status":"async_launched","prompt":"long","agentId":"a1"}"#, 57),
      // {"status":"remote_launched"}: 1 + 8 + 1 + 17 + 1.
      (#"{"prompt":"long","status":"remote_launched"}"#, 28),
      // The content of a launch isn't an answer: `"content":[]` is 12, `"content":"x"` 13, and 3 around it.
      (#"{"isAsync":true,"content":[]}"#, 14 + 12 + 3),
      (#"{"isAsync":true,"content":"x"}"#, 14 + 13 + 3),
      (#"{"status":"async_launched","content":[]}"#, 25 + 12 + 3),
      (#"{"status":"remote_launched","content":[]}"#, 26 + 12 + 3),
      (#"{"status":"completed","content":"abcd"}"#, 4),
    ] as [(String, Int)], ["Task", "Agent"])
  func `counts a subagent's answer, or its launch`(_ sample: (String, Int), _ tool: String) throws {
    #expect(try shown(tool, sample.0) == sample.1)
  }

  @Test(
    arguments: [
      // {"filePath":"/a","userModified":false,"replaceAll":false}: 17 + 21 + 18 + 1.
      (
        "Edit",
        #"{"filePath":"/a","oldString":"o","newString":"n","originalFile":"ooo","#
          + #""structuredPatch":[{"lines":["-o","+n"]}],"userModified":false,"replaceAll":false,"#
          + #""gitDiff":{"x":1}}"#, 57
      ),
      // {"type":"update","filePath":"/a"}: 16 + 16 + 1.
      (
        "Write",
        #"{"type":"update","filePath":"/a","content":"c","structuredPatch":[],"#
          + #""originalFile":null}"#, 33
      ),
      // {"filePath":"/a","userModified":false}: 17 + 20 + 1.
      (
        "MultiEdit",
        #"{"filePath":"/a","edits":[{"old_string":"a"}],"userModified":false,"#
          + #""originalFileContents":"x","structuredPatch":[]}"#, 38
      ),
      // {"cell_type":"code","notebook_path":"/n"}: 19 + 21 + 1.
      (
        "NotebookEdit",
        #"{"new_source":"n","old_source":"o","cell_type":"code","#
          + #""notebook_path":"/n","original_file":"{}","updated_file":"{}"}"#, 41
      ),
      // Only the response's own members: {"a":{"content":"x"}} is 5 + 15 + 1.
      ("Write", #"{"a":{"content":"x"}}"#, 21),
      ("Edit", #"{"structuredPatch":[]}"#, 2),
      // An escaped name is equal to the name.
      ("Edit", #"{"c\u006fntent":"x"}"#, 2),
      // Other tools show their answers: {"content":"x"} is 15.
      ("WebSearch", #"{"content":"x"}"#, 15), ("Skill", #"{"edits" : "x"}"#, 13),
    ] as [(String, String, Int)])
  func `leaves out what a change doesn't show again`(
    _ tool: String, _ response: String, _ count: Int
  ) throws {
    #expect(try shown(tool, response) == count)
  }

  @Test(
    arguments: [
      ("Agent", 50_000, 50_000), ("Agent", 50_001, 2_237), ("Task", 50_001, 2_237),
      ("mcp__a__b", 50_000, 50_000), ("mcp__a__b", 50_001, 2_237), ("mcp__", 900_000, 2_237),
      ("WebSearch", 50_001, 50_001), ("mcp_a", 50_001, 50_001), ("Read", 50_001, 50_001),
    ] as [(String, Int, Int)])
  func `counts the preview of a long answer`(_ tool: String, _ length: Int, _ count: Int) throws {
    let halves = [length / 2, length - length / 2].map {
      #"{"type":"text","text":"\#(Self.text($0))"}"#
    }
    let blocks = "[\(halves.joined(separator: ","))]"
    #expect(try shown(tool, blocks) == count)
    #expect(try shown(tool, #""\#(Self.text(length))""#) == count)
    guard ToolRule(ofTool: tool).result == .answer else { return }
    #expect(try shown(tool, #"{"status":"completed","content":\#(blocks)}"#) == count)
  }

  @Test(
    arguments: [
      // The frame, the text, and two spaces before each line.
      (#"{"content":[{"text":"abc"}],"harnessSectionHash":"4f"}"#, 475 + 3 + 2),
      (#"{"content":[{"text":"a\nb\n"}],"harnessSectionHash":"4f"}"#, 475 + 4 + 6),
      (#"{"content":[{"text":"a"},{"text":"b"},7],"harnessSectionHash":"4f"}"#, 475 + 2 + 4),
      (#"{"content":[{"text":"abc"}],"harnessSectionHash":"4f","canContinueAgent":true}"#, 675),
      (#"{"content":[{"text":"abc"}],"canContinueAgent":true}"#, 3),
      // {"status":"async_launched","canReadOutputFile":true}: 1 + 25 + 1 + 24 + 1.
      (#"{"status":"async_launched","canReadOutputFile":true}"#, 52 + 750),
    ] as [(String, Int)])
  func `counts what stands around an answer`(_ response: String, _ count: Int) throws {
    #expect(try shown("Agent", response) == count)
  }

  @Test func `counts a notebook's pictures`() throws {
    let record = try Logged(
      "Read",
      response: #"{"type":"notebook","file":{"cells":[{"source":"plot","outputs":[{"image":"#
        + #"{"image_data":"AAAA","media_type":"image/png"}}]}]}}"#)
    #expect(record.number("chars.result") == 4)
    #expect(record.number("tokens.input") == 1 + 1_600)
  }

  private static func text(_ length: Int) -> String { String(repeating: "x", count: length) }
}

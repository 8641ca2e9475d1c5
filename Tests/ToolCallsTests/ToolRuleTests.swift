import JSONLines
import TestSupport
import Testing

@testable import ToolCalls

/// Tests which arguments each tool's record contains.
struct ToolRuleTests {
  private static let details = [
    "file", "range", "command", "pattern", "path", "url", "query", "skill", "subagent",
    "subagent_id",
  ]

  @Test(arguments: [
    ("Bash", ["command"]), ("PowerShell", ["command"]), ("Read", ["file", "range"]),
    ("Write", ["file"]), ("Edit", ["file"]), ("MultiEdit", ["file"]), ("NotebookEdit", ["file"]),
    ("Grep", ["pattern", "path"]), ("Glob", ["pattern", "path"]), ("WebFetch", ["url"]),
    ("WebSearch", ["query"]), ("ToolSearch", ["query"]), ("Skill", ["skill"]),
    ("Task", ["subagent", "subagent_id"]), ("Agent", ["subagent", "subagent_id"]),
    ("LS", []), ("TodoWrite", []), ("mcp__files__Read", []), ("bash", []), ("unknown", []),
  ])
  func `keeps the details of its tool and no others`(_ tool: String, _ names: [String]) throws {
    let record = try Logged(
      tool,
      arguments: #"{"file_path":"/f","notebook_path":"/n","offset":1,"limit":2,"command":"c","#
        + #""pattern":"p","path":"/p","url":"https://u","query":"q","skill":"s","#
        + #""subagent_type":"t","prompt":"x","content":"y"}"#,
      response: #"{"agentId":"a1"}"#)
    #expect(Self.details.filter(record.has) == names)
  }

  @Test(arguments: ["Bash", "Read", "Grep", "WebFetch", "WebSearch", "Skill", "Task", "Edit"])
  func `leaves out what isn't given, is empty or of another type`(_ tool: String) throws {
    let names = [
      "file_path", "notebook_path", "command", "pattern", "path", "url", "query", "skill",
      "subagent_type",
    ]
    for value in [#""""#, "7", "null", #"["x"]"#] {
      let members = names.map { #""\#($0)":\#(value)"# }.joined(separator: ",")
      let record = try Logged(tool, arguments: "{\(members)}", response: #"{"agentId":\#(value)}"#)
      #expect(Self.details.filter(record.has).isEmpty, "\(value)")
    }
    for arguments in [nil, "null", "[]", #""command""#, "{}"] {
      #expect(Self.details.filter(try Logged(tool, arguments: arguments).has).isEmpty)
    }
  }

  @Test(arguments: ["Write", "Edit", "MultiEdit", "NotebookEdit"])
  func `keeps changed lines of tools that write`(_ tool: String) throws {
    let response = #"{"structuredPatch":[{"lines":["+a"]}]}"#
    #expect(try Logged(tool, response: response).lines == [1, 0])
    #expect(try Logged("Bash", response: response).lines == nil)
    #expect(try Logged("Read", response: response).lines == nil)
  }

  @Test(arguments: [
    ("Write", true), ("Edit", true), ("MultiEdit", true), ("NotebookEdit", true), ("", false),
    ("\\u0045dit", true), ("\\u0045dits", false), ("edit", false), ("Edits", false),
    ("Read", false),
    ("Édit", false), ("mcp__a__Edit", false),
  ])
  func `knows the tools that edit files, by their names as texts and in JSON`(
    _ name: String, _ editsFiles: Bool
  ) {
    withBytes("[\"\(name)\"]") { bytes in
      let place = JSONText(start: 2, end: bytes.count - 2, isEscaped: name.contains("\\"))
      #expect(ToolRule.isEditor(place, in: bytes) == editsFiles)
      #expect(ToolRule(ofTool: place.string(in: bytes)).editsFiles == editsFiles)
    }
  }
}

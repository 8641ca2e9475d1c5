import TestSupport

/// Rows of a few responses and calls, scattered over files in random order: copies, growing responses,
/// results before their calls or in other files, side questions, subagents, malformed lines.
struct ScatteredRows {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func next(below count: Int) -> Int {
    .random(in: 0..<count, using: &generator)
  }

  private mutating func pick<Element>(_ elements: Element...) -> Element {
    elements[next(below: elements.count)]
  }

  /// Returns the texts of files by name.
  mutating func files() -> [String: String] {
    var files: [String: String] = [:]
    for name in ["0", "1", "2", "3", "agent-1", "agent-2"] {
      var text = ""
      for _ in 0..<next(below: 12) { text += line() + "\n" }
      files["p/\(name).jsonl"] = text
    }
    if pick(true, false) { files["p/agent-1.meta.json"] = #"{"agentType":"Plan"}"# }
    return files
  }

  private mutating func line() -> String {
    switch next(below: 8) {
    case 0, 1: response()
    case 2, 3: call()
    case 4, 5, 6: result()
    default: pick("nonsense", "{", #"{"type":"progress"}"#, "[]")
    }
  }

  private mutating func response() -> String {
    let text = pick("", "a", "ab", "größe")
    let block = pick(
      #"{"type":"text","text":"\#(text)"}"#, #"{"type":"thinking"}"#,
      #"{"type":"tool_use","id":"x\#(next(below: 2))","name":"Grep","input":{"a":"\#(text)"}}"#)
    return row(
      "assistant",
      #""id":"msg_\#(next(below: 4))","model":"\#(pick("opus", "haiku"))","stop_reason":"#
        + pick("null", #""end_turn""#)
        + #","usage":{"output_tokens":\#(next(below: 3)),"input_tokens":\#(next(below: 9))},"#
        + #""content":[\#(block)]"#,
      pick("", #""requestId":"r\#(next(below: 2))","#, #""uuid":"u\#(next(below: 3))","#))
  }

  /// Returns a call whose tool and arguments depend on its ID, as in copies.
  private mutating func call() -> String {
    let id = next(below: 6)
    let tools = [
      #""name":"Bash","input":{"command":"ls"}"#,
      #""name":"Write","input":{"file_path":"/w/p/a","content":"1\n2"}"#,
      #""name":"Task","input":{"subagent_type":"Explore"}"#,
      #""name":"Agent","input":{"subagent_type":"Review"}"#,
      #""name":"mcp__a__b","input":{}"#, #""name":"Read","input":{"file_path":"/w/p/b"}"#,
    ]
    return row(
      "assistant",
      #""model":"\#(pick("opus", "haiku"))","content":[{"type":"tool_use","id":"t\#(id)",\#(tools[id])}]"#
    )
  }

  /// Returns a result; there may be different ones of the same call.
  private mutating func result() -> String {
    let id = next(below: 6)
    let shown = pick(#""1""#, #""12""#, #"[{"type":"text","text":"123"}]"#)
    let responses = [
      #"{"stdout":"12345","stderr":""}"#, #"{"type":"create","structuredPatch":[]}"#,
      #"{"agentId":"1","content":[]}"#, #"{"agentId":"2","content":[]}"#, #""text""#, "null",
    ]
    return row(
      "user",
      #""content":[{"type":"tool_result","tool_use_id":"t\#(id)","content":\#(shown)"#
        + #","is_error":\#(pick(false, false, true))}]"#,
      pick("", #""toolUseResult":\#(responses[id]),"#))
  }

  private mutating func row(_ type: String, _ message: String, _ more: String = "") -> String {
    let time = pick("", #""timestamp":"2026-01-14T10:0\#(next(below: 10)):00Z","#)
    return #"{\#(more)\#(time)"sessionId":"\#(pick("s", "t"))","cwd":"\#(pick("/w/p", "/w"))","#
      + #""gitBranch":"\#(pick("main", "side", "größe"))","isSidechain":\#(pick(false, true)),"#
      + #""type":"\#(type)","message":{\#(message)}}"#
  }
}

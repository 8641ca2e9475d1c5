import TestSupport

/// Rows of a few responses and calls, scattered over files in random order: copies, growing responses,
/// results before their calls or in other files, side questions, subagents, malformed lines.
struct ScatteredRows {
  private var dice: SeededGenerator

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  /// Returns the texts of files by name.
  mutating func files() -> [String: String] {
    var files: [String: String] = [:]
    for name in ["0", "1", "2", "3", "agent-1", "agent-2"] {
      var text = ""
      for _ in 0..<dice.below(12) { text += line() + "\n" }
      files["p/\(name).jsonl"] = text
    }
    if dice.pick(true, false) { files["p/agent-1.meta.json"] = #"{"agentType":"Plan"}"# }
    return files
  }

  private mutating func line() -> String {
    switch dice.below(8) {
    case 0, 1: response()
    case 2, 3: call()
    case 4, 5, 6: result()
    default: dice.pick("nonsense", "{", #"{"type":"progress"}"#, "[]")
    }
  }

  private mutating func response() -> String {
    let text = dice.pick("", "a", "ab", "größe")
    let block = dice.pick(
      #"{"type":"text","text":"\#(text)"}"#, #"{"type":"thinking"}"#,
      #"{"type":"tool_use","id":"x\#(dice.below(2))","name":"Grep","input":{"a":"\#(text)"}}"#)
    return row(
      "assistant",
      #""id":"msg_\#(dice.below(4))","model":"\#(dice.pick("opus", "haiku"))","stop_reason":"#
        + dice.pick("null", #""end_turn""#)
        + #","usage":{"output_tokens":\#(dice.below(3)),"input_tokens":\#(dice.below(9))},"#
        + #""content":[\#(block)]"#,
      dice.pick("", #""requestId":"r\#(dice.below(2))","#, #""uuid":"u\#(dice.below(3))","#))
  }

  /// Returns a call whose tool and arguments depend on its ID, as in copies.
  private mutating func call() -> String {
    let id = dice.below(6)
    let tools = [
      #""name":"Bash","input":{"command":"ls"}"#,
      #""name":"Write","input":{"file_path":"/w/p/a","content":"1\n2"}"#,
      #""name":"Task","input":{"subagent_type":"Explore"}"#,
      #""name":"Agent","input":{"subagent_type":"Review"}"#,
      #""name":"mcp__a__b","input":{}"#, #""name":"Read","input":{"file_path":"/w/p/b"}"#,
    ]
    return row(
      "assistant",
      #""model":"\#(dice.pick("opus", "haiku"))","content":[{"type":"tool_use","id":"t\#(id)",\#(tools[id])}]"#
    )
  }

  /// Returns a result; there may be different ones of the same call.
  private mutating func result() -> String {
    let id = dice.below(6)
    let shown = dice.pick(#""1""#, #""12""#, #"[{"type":"text","text":"123"}]"#)
    let responses = [
      #"{"stdout":"12345","stderr":""}"#, #"{"type":"create","structuredPatch":[]}"#,
      #"{"agentId":"1","content":[]}"#, #"{"agentId":"2","content":[]}"#, #""text""#, "null",
    ]
    return row(
      "user",
      #""content":[{"type":"tool_result","tool_use_id":"t\#(id)","content":\#(shown)"#
        + #","is_error":\#(dice.pick(false, false, true))}]"#,
      dice.pick("", #""toolUseResult":\#(responses[id]),"#))
  }

  private mutating func row(_ type: String, _ message: String, _ more: String = "") -> String {
    let time = dice.pick("", #""timestamp":"2026-01-14T10:0\#(dice.below(10)):00Z","#)
    return
      #"{\#(more)\#(time)"sessionId":"\#(dice.pick("s", "t"))","cwd":"\#(dice.pick("/w/p", "/w"))","#
      + #""gitBranch":"\#(dice.pick("main", "side", "größe"))","isSidechain":\#(dice.pick(false, true)),"#
      + #""type":"\#(type)","message":{\#(message)}}"#
  }
}

/// A row of a response, which can be written as a line of a transcript.
struct ResponseRow {
  var id: String? = "msg_1"
  var request: String? = "req_1"
  var uuid: String?
  var model = "claude-opus-5-5"
  var output = 10
  var input = 3
  /// The `cache_creation_input_tokens`, and those of them for five minutes and an hour; nil for a missing member.
  var writes: Int?
  var split: (fiveMinutes: Int, hour: Int)?
  var read: Int?
  /// Further members of the usage, each after a comma.
  var usage = ""
  var time: String? = "2026-01-14T10:00:00Z"
  /// The `stop_reason`; nil for `null`, empty for a missing member.
  var stop: String? = "end_turn"
  var isSidechain = false
  var agent: String?
  var branch = "main"
  var session: String?
  var directory: String?
  /// The blocks of the content, as JSON; nil for a missing member.
  var content: String?
  /// Further members of the row, each after a comma.
  var more = ""

  /// The row as a line, without a newline.
  var text: String {
    var members = [#""type":"assistant","isSidechain":\#(isSidechain),"gitBranch":"\#(branch)""#]
    for (name, value) in [
      ("uuid", uuid), ("requestId", request), ("timestamp", time), ("agentId", agent),
      ("sessionId", session), ("cwd", directory),
    ] {
      if let value { members.append(#""\#(name)":"\#(value)""#) }
    }
    members.append(#""message":\#(message)"#)
    return "{\(members.joined(separator: ","))\(more)}"
  }

  private var message: String {
    var members = [#""role":"assistant","model":"\#(model)""#]
    if let id { members.append(#""id":"\#(id)""#) }
    if stop != "" { members.append(#""stop_reason":\#(stop.map { "\"\($0)\"" } ?? "null")"#) }
    var counts = [#""input_tokens":\#(input),"output_tokens":\#(output)"#]
    if let writes { counts.append(#""cache_creation_input_tokens":\#(writes)"#) }
    if let split {
      counts.append(
        #""cache_creation":{"ephemeral_5m_input_tokens":\#(split.fiveMinutes),"#
          + #""ephemeral_1h_input_tokens":\#(split.hour)}"#)
    }
    if let read { counts.append(#""cache_read_input_tokens":\#(read)"#) }
    members.append(#""usage":{\#(counts.joined(separator: ","))\#(usage)}"#)
    if let content { members.append(#""content":[\#(content)]"#) }
    return "{\(members.joined(separator: ","))}"
  }

  /// Returns the row of a progress that holds this one.
  ///
  /// - Parameters:
  ///   - agent: The `agentId`.
  ///   - outer: Further members of the outer row, each after a comma.
  func progress(agent: String? = "a1", outer: String = "") -> String {
    let id = agent.map { #""agentId":"\#($0)","# } ?? ""
    return #"{"type":"progress","uuid":"outer","timestamp":"2026-01-14T23:00:00Z","#
      + #""data":{"type":"agent_progress",\#(id)"message":\#(text)}\#(outer)}"#
  }

  /// Returns the row with some changes.
  func with(_ change: (inout ResponseRow) -> Void) -> ResponseRow {
    var row = self
    change(&row)
    return row
  }
}

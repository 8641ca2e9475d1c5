/// A row of a response in a transcript of a case.
struct CaseRow {
  var id = "msg_1"
  /// The `requestId`; nil for a gateway's row, which has none.
  var request: String?
  var uuid: String?
  var session = "s"
  var directory = "/home/ada/shop"
  var model = "claude-opus-5"
  var input = 100
  var output = 10
  var time = "2026-01-14T10:00:00Z"
  var agent: String?
  /// Further members of the usage, each after a comma.
  var usage = ""
  /// Further members of the row, each after a comma.
  var more = ""
  /// The blocks of the content, as JSON.
  var content = #"{"type":"text","text":"ok"}"#

  /// The row as a line, with a newline.
  var line: String {
    var members = [
      #""type":"assistant","timestamp":"\#(time)","sessionId":"\#(session)","cwd":"\#(directory)""#,
      #""isSidechain":\#(agent != nil)"#,
    ]
    for (name, value) in [("requestId", request), ("uuid", uuid), ("agentId", agent)] {
      if let value { members.append(#""\#(name)":"\#(value)""#) }
    }
    members.append(
      #""message":{"id":"\#(id)","role":"assistant","model":"\#(model)","content":[\#(content)],"#
        + #""stop_reason":"end_turn","usage":{"input_tokens":\#(input),"#
        + #""output_tokens":\#(output)\#(usage)}}"#)
    return "{\(members.joined(separator: ","))\(more)}\n"
  }

  /// The row of a progress that holds this one, with a newline.
  var progress: String {
    #"{"type":"progress","timestamp":"\#(time)","sessionId":"\#(session)","cwd":"\#(directory)","#
      + #""data":{"type":"agent_progress","agentId":"a1","message":\#(line.dropLast())}}"# + "\n"
  }
}

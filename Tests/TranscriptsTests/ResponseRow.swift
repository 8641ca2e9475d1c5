/// A row of a response, which can be written as a line of a transcript.
struct ResponseRow {
  var id: String? = "msg_1"
  var request: String? = "req_1"
  var uuid: String?
  var model = "claude-opus-5-5"
  var output = 10
  var input = 3
  var time: String? = "2026-01-14T10:00:00Z"
  /// The `stop_reason`; nil for `null`, empty for a missing member.
  var stop: String? = "end_turn"
  var isSidechain = false
  var agent: String?
  var branch = "main"

  /// The row as a line, without a newline.
  var text: String {
    var members = [#""type":"assistant","isSidechain":\#(isSidechain),"gitBranch":"\#(branch)""#]
    for (name, value) in [
      ("uuid", uuid), ("requestId", request), ("timestamp", time), ("agentId", agent),
    ] {
      if let value { members.append(#""\#(name)":"\#(value)""#) }
    }
    var message = [#""role":"assistant","model":"\#(model)""#]
    if let id { message.append(#""id":"\#(id)""#) }
    if stop != "" { message.append(#""stop_reason":\#(stop.map { "\"\($0)\"" } ?? "null")"#) }
    message.append(#""usage":{"input_tokens":\#(input),"output_tokens":\#(output)}"#)
    members.append(#""message":{\#(message.joined(separator: ","))}"#)
    return "{\(members.joined(separator: ","))}"
  }
}

/// Rows of a transcript in Claude Code's format, with defaults for what a test doesn't specify.
package struct TranscriptRows {
  package var session = "5e551011-0000-4000-8000-000000000001"
  package var directory = "/home/ada/shop"
  package var branch = "main"
  package var model = "claude-opus-5-5"
  /// Additional members of each row, followed by a comma.
  package var more = ""

  package init() {}

  /// Returns the row of a call.
  package func call(
    _ id: String, _ tool: String = "Bash", _ input: String = #"{"command":"ls"}"#,
    at time: String = "2026-01-12T10:00:00.000Z"
  ) -> String {
    row(
      "assistant", time,
      #""role":"assistant","model":"\#(model)","content":[{"type":"tool_use","id":"\#(id)","#
        + #""name":"\#(tool)","input":\#(input)}]"#)
  }

  /// Returns the row of a call's result.
  ///
  /// - Parameters:
  ///   - content: What the model is shown, as JSON.
  ///   - response: The row's `toolUseResult` as JSON; empty for none.
  package func result(
    _ id: String, _ content: String = #""ok""#, response: String = "", isError: Bool = false,
    at time: String = "2026-01-12T10:00:01.500Z"
  ) -> String {
    row(
      "user", time,
      #""role":"user","content":[{"tool_use_id":"\#(id)","type":"tool_result","#
        + #""content":\#(content)\#(isError ? #","is_error":true"# : "")}]"#,
      response.isEmpty ? "" : #""toolUseResult":\#(response),"#)
  }

  /// Returns the rows of a call and its result.
  package func both(_ id: String, at time: String = "2026-01-12T10:00:00.000Z") -> String {
    call(id, at: time) + result(id, at: time)
  }

  private func row(
    _ type: String, _ time: String, _ message: String, _ further: String = ""
  ) -> String {
    #"{\#(more)"cwd":"\#(directory)","sessionId":"\#(session)","gitBranch":"\#(branch)","#
      + #""type":"\#(type)","message":{\#(message)},\#(further)"timestamp":"\#(time)"}"# + "\n"
  }
}

import Bytes
import JSONLines

/// A call in a transcript that waits for its result.
struct OpenCall {
  let id: String
  let tool: String
  /// The JSON of its arguments as in the row; empty without arguments.
  let arguments: ContiguousArray<UInt8>
  let model: String?
  /// The session that its row was copied from; nil if it is in its own session.
  let session: String?
  /// The type of the subagent that it starts.
  let subagent: String?

  /// Returns the input that Claude Code gave its hooks when the call ended.
  ///
  /// It has no `transcript_path`: if the row doesn't know the model, the hook must not look for it.
  func hookInput(
    endingIn outcome: CallOutcome, of row: TranscriptRow, session: String,
    agent: (id: String, type: String)?, in bytes: Span<UInt8>
  ) -> ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("session_id", session)
      if let directory = row.workingDirectory { writer.member("cwd", directory.string(in: bytes)) }
      if let agent {
        writer.member("agent_id", agent.id)
        writer.member("agent_type", agent.type)
      }
      if let model { writer.member("model", model) }
      writer.member("tool_name", tool)
      writer.member("tool_use_id", id)
      if !arguments.isEmpty {
        writer.name("tool_input")
        writer.value(arguments.span)
      }
      switch outcome {
      case .response(let value):
        writer.member("hook_event_name", "PostToolUse")
        if let value {
          writer.name("tool_response")
          writer.value(bytes.extracting(value.start..<value.end))
        }
      case .failure(let text):
        writer.member("hook_event_name", "PostToolUseFailure")
        writer.member("error", text)
      case .untold: break
      }
    }
    return writer.bytes
  }
}

import Bytes
import HookLogging
import JSONLines
import OperatingSystem

/// What is known at a place in a transcript whose calls are replayed, beside what its row says.
struct ReplayState {
  /// The calls that wait for their results, by the hashes of their ids.
  var openCalls: [UInt64: OpenCall] = [:]
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  var seconds: Int
  /// The file's name, for rows that name no session.
  private let session: String
  private let agentID: String?
  private let projectRoot: ProjectRoot
  /// What of the environment tells the hook what to keep.
  private let variables: [String: String]
  /// That of the hook by the directories of rows.
  private var environments: [String: Environment] = [:]

  init(_ file: TranscriptFile, _ variables: [String: String]) {
    seconds = file.modified.seconds
    session = String(FilePath(file.path).name.dropLast(".jsonl".count))
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: file.path)
    self.variables = variables
  }

  /// What surrounded the hook when it was told of a row's result.
  mutating func context(of row: TranscriptRow, _ bytes: Span<UInt8>) -> HookContext {
    HookContext(
      environment: environment(ofDirectory: row.workingDirectory?.string(in: bytes) ?? ""),
      now: Moment(seconds: seconds), processIdentifier: 0, workingDirectory: nil,
      branch: .known(row.branch?.string(in: bytes)))
  }

  private mutating func environment(ofDirectory directory: String) -> Environment {
    if let known = environments[directory] { return known }
    var variables = variables
    variables["CLAUDE_PROJECT_DIR"] = projectRoot.root(of: directory).path
    let environment = Environment(variables)
    environments[directory] = environment
    return environment
  }

  /// The subagent that wrote a row; nil in the main conversation.
  func agentID(of row: TranscriptRow, _ bytes: Span<UInt8>) -> String? {
    row.agentID?.string(in: bytes) ?? agentID
  }

  /// What the hook was told of a call.
  ///
  /// Without `transcript_path`: where the row doesn't know the model, nobody should look for it.
  func hookInput(
    of call: OpenCall, _ ending: CallOutcome, _ row: TranscriptRow, agentType: String?,
    _ bytes: Span<UInt8>
  ) -> ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("session_id", row.session?.string(in: bytes) ?? session)
      if let directory = row.workingDirectory { writer.member("cwd", directory.string(in: bytes)) }
      if let agentID = agentID(of: row, bytes) { writer.member("agent_id", agentID) }
      if let agentType { writer.member("agent_type", agentType) }
      if let model = call.model { writer.member("model", model) }
      writer.member("tool_name", call.tool)
      writer.member("tool_use_id", call.id)
      if !call.arguments.isEmpty {
        writer.name("tool_input")
        writer.value(call.arguments.span)
      }
      switch ending {
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

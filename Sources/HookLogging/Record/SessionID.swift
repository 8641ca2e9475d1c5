import ActivityLog
import JSONLines
import OperatingSystem
import ToolCalls

/// The session of a call.
struct SessionID {
  /// Claude Code's ID; derived from time and process if unknown.
  let real: String
  /// The `session_id` of the input.
  let ofInput: String?
  /// The user's tag, which replaces the ID in the record.
  let tag: String?
  /// The source of `shown`.
  let source: String

  init(of input: HookInput, in bytes: Span<UInt8>, context: HookContext, tag: String?) {
    self.tag = tag
    ofInput = input.object.string("session_id", in: bytes)
    let inEnvironment = context.environment["CLAUDE_CODE_SESSION_ID"]
    real = ofInput ?? inEnvironment ?? "\(context.now.seconds)-\(context.processIdentifier)"
    source =
      switch (tag, ofInput, inEnvironment) {
      case (_?, _, _): "the variable CLAUDE_SESSION_ID"
      case (_, _?, _): "session_id"
      case (_, _, _?): "the variable CLAUDE_CODE_SESSION_ID"
      default: "made up from the time and this process's id"
      }
  }

  /// The name in the record.
  var shown: String { tag ?? real }

  /// The seed of the hashes of results.
  var seed: UInt64 { XXH64.hash(real) }
}

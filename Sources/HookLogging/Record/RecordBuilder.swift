import ActivityLog
import JSONLines
import POSIX

/// The way from a hook input to its record.
struct RecordBuilder {
  private let context: HookContext
  private let settings: HookSettings

  init(_ context: HookContext) {
    self.context = context
    settings = HookSettings(context.environment)
  }

  /// The record of an input; nil when its event isn't logged or there is no input.
  func record(of bytes: Span<UInt8>) -> ActivityRecord? {
    var input = HookInput()
    do throws(JSONError) {
      guard let start = bytes.startOfText else { return nil }
      try input.scan(bytes, at: start)
      return try record(of: input, bytes)
    } catch {
      return rejected(input, bytes, because: "not a hook input: \(error)")
    }
  }

  private func record(
    of input: HookInput, _ bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord? {
    var event: HookInput.Event?
    if let name = input.object.string("hook_event_name", in: bytes) {
      event = HookInput.Event(rawValue: name)
      if event == nil { return nil }
    }
    guard let tool = input.object.string("tool_name", in: bytes) else {
      let reason = "not a hook input: expected a member \"tool_name\" that is a text"
      return rejected(input, bytes, because: reason + " before byte \(bytes.count)")
    }
    var record = base(input, bytes, tool: tool)
    let rule = ToolRule(tool)
    let arguments = try ToolArguments(input.object.value("tool_input", in: bytes), in: bytes)
    let response = try ToolResponse(input.object.value("tool_response", in: bytes), in: bytes)
    let failure = failure(of: input, response, rule, event, bytes)

    arguments.fill(&record.details, by: rule, project: projectFolder(input, bytes), in: bytes)
    if rule.result == .answer {
      record.details.subagentID = response.object.string("agentId", in: bytes)
    }
    if !settings.keepsDetails { record.details = record.details.withoutContent }

    let isFailure = input.isFailure(event, in: bytes)
    let shown =
      isFailure
      ? ShownText(characters: input.object.value("error", in: bytes)?.decodedLength(in: bytes) ?? 0)
      : try ShownText(of: response, by: rule, in: bytes)
    count(arguments, shown, in: &record)

    record.durationMilliseconds = input.object.count("duration_ms", in: bytes)
    record.exitCode = failure?.exitCode
    record.error = failure.map { settings.keepsDetails ? $0.message : "[withheld]" }
    record.isInterrupted =
      input.object.isTrue("is_interrupt", in: bytes)
      || response.object.isTrue("interrupted", in: bytes)
    if rule.writesFile, !isFailure {
      record.lines = try response.lineChanges(
        newContent: arguments.newContent(in: bytes), in: bytes)
    }
    return record
  }

  /// What every record has, also that of an input that wasn't understood.
  private func base(_ input: HookInput, _ bytes: Span<UInt8>, tool: String) -> ActivityRecord {
    let inputSession = input.object.string("session_id", in: bytes)
    let project = projectFolder(input, bytes)
    var record = ActivityRecord(
      timestamp: context.now.utcText,
      sessionID: settings.sessionTag ?? inputSession
        ?? context.environment["CLAUDE_CODE_SESSION_ID"]
        ?? "\(context.now.seconds)-\(context.processIdentifier)",
      tool: tool, project: project.name)
    if settings.keepsDetails {
      record.projectFolder = project.abbreviated(home: context.environment["HOME"])
    }
    if let agentID = input.object.string("agent_id", in: bytes) {
      record.agent = input.object.string("agent_type", in: bytes)
      record.agentID = agentID
    }
    if settings.sessionTag != nil { record.claudeSessionID = inputSession }
    record.toolUseID = input.object.string("tool_use_id", in: bytes)
    return record
  }

  /// The record of an input that isn't one; the reason doesn't quote it.
  private func rejected(
    _ input: HookInput, _ bytes: Span<UInt8>, because reason: String
  ) -> ActivityRecord {
    var record = base(input, bytes, tool: "unknown")
    record.error = reason
    record.isRejected = true
    return record
  }

  /// The project folder: as Claude Code names it, else where the call was made.
  private func projectFolder(_ input: HookInput, _ bytes: Span<UInt8>) -> ProjectFolder {
    ProjectFolder(
      namedProjectFolder ?? input.object.string("cwd", in: bytes)
        ?? context.workingFolder ?? "unknown")
  }

  /// The folder that `CLAUDE_PROJECT_DIR` names, on Unix or Windows.
  private var namedProjectFolder: String? {
    guard let path = context.environment["CLAUDE_PROJECT_DIR"] else { return nil }
    let isOfWindows = path.hasPrefix("\\") || path.utf8.dropFirst().first == UInt8(ascii: ":")
    return isOfWindows ? path : context.environment.expandingPath(path)
  }

  private func failure(
    of input: HookInput, _ response: ToolResponse, _ rule: ToolRule, _ event: HookInput.Event?,
    _ bytes: Span<UInt8>
  ) -> ToolFailure? {
    if input.isFailure(event, in: bytes) {
      return ToolFailure(input.object.string("error", in: bytes) ?? "", isShell: rule.isShell)
    }
    guard rule.isShell else { return nil }
    return response.timeOut(in: bytes).map(ToolFailure.init(timeOutMilliseconds:))
  }

  /// Four characters a token. What the model wrote is output, what it is shown is input, as on an
  /// invoice.
  private func count(
    _ arguments: ToolArguments, _ shown: ShownText, in record: inout ActivityRecord
  ) {
    record.characters = ActivityRecord.Characters(
      arguments: arguments.characters, result: shown.characters)
    guard settings.estimatesTokens else { return }
    record.tokens = ActivityRecord.Tokens(
      input: (shown.characters / 4).saturatingAdd(shown.imageTokens),
      output: arguments.characters / 4)
  }
}

extension Span where Element == UInt8 {
  /// Where the text begins, behind a byte order mark and white space; nil when there is nothing else.
  fileprivate var startOfText: Int? {
    var index = count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0
    while index < count, self[index].isJSONWhitespace { index += 1 }
    return index < count ? index : nil
  }
}

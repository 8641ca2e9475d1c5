import ActivityLog
import JSONLines
import OperatingSystem
import ToolCalls

/// Builds records from hook inputs.
struct RecordBuilder {
  let context: HookContext
  private let settings: HookSettings
  /// The sources of the members of the last record.
  private(set) var notes: MemberNotes

  /// Creates a builder.
  ///
  /// - Parameter takesNotes: Whether to note the sources of the members.
  init(_ context: HookContext, takesNotes: Bool = false) {
    self.context = context
    settings = HookSettings(context.environment)
    notes = MemberNotes(areWanted: takesNotes)
  }

  /// Builds the record of an input; nil if it is blank or its event isn't logged.
  mutating func record(of bytes: Span<UInt8>) -> ActivityRecord? {
    guard var record = unfinishedRecord(of: bytes) else { return nil }
    RecordSanitizer(redacts: settings.redacts).finish(&record, &notes)
    return record
  }

  /// Builds the record with its secrets and with texts in full length.
  private mutating func unfinishedRecord(of bytes: Span<UInt8>) -> ActivityRecord? {
    guard let start = bytes.startOfText else { return nil }
    var input = HookInput()
    do throws(JSONError) {
      try input.scan(bytes, at: start) {
        MeasuredText(expectedAfter: $0, seed: session($0, in: bytes).seed, in: bytes)
      }
    } catch {
      return rejected(input, because: "not a hook input: \(error)", in: bytes)
    }
    let name = input.object.string("hook_event_name", in: bytes)
    let event = name.flatMap { HookInput.Event(rawValue: $0) }
    if name != nil, event == nil { return nil }
    do throws(JSONError) {
      return try record(of: input, event, in: bytes)
    } catch {
      return rejected(input, because: "not a hook input: \(error)", in: bytes)
    }
  }

  private mutating func record(
    of input: HookInput, _ event: HookInput.Event?, in bytes: Span<UInt8>
  ) throws(JSONError) -> ActivityRecord {
    guard let tool = input.object.string("tool_name", in: bytes) else {
      let reason = "not a hook input: expected a member \"tool_name\" that is a text"
      return rejected(input, because: reason + " before byte \(bytes.count)", in: bytes)
    }
    let call = try ToolCall(
      input, tool: tool, isFailure: input.isFailure(of: event, in: bytes), in: bytes)
    let session = session(input, in: bytes)
    var record = base(input, session, tool: tool, in: bytes)
    try fillDetails(
      of: call, in: &record, project: projectDirectory(input, in: bytes).directory, in: bytes)
    fillSurroundings(of: input, in: &record, in: bytes)
    try count(call, seed: session.seed, in: &record, in: bytes)
    try fillOutcome(of: call, input, in: &record, in: bytes)
    return record
  }

  private func session(_ input: HookInput, in bytes: Span<UInt8>) -> SessionID {
    SessionID(input, context, tag: settings.sessionTag, in: bytes)
  }

  /// Builds what every record has, including that of an input that isn't understood.
  private mutating func base(
    _ input: HookInput, _ session: SessionID, tool: String, in bytes: Span<UInt8>
  ) -> ActivityRecord {
    let (directory, projectSource) = projectDirectory(input, in: bytes)
    let worktree = directory.worktree
    let project = worktree?.repository ?? directory
    var record = ActivityRecord(
      timestamp: context.now.utcText, sessionID: session.shown, tool: tool, project: project.path)
    if settings.keepsDetails {
      record.projectDirectory = project.abbreviated(home: context.environment["HOME"])
    }
    record.worktree = worktree?.name ?? worktreeMovedInto(input, from: directory, in: bytes)
    if let agentID = input.object.string("agent_id", in: bytes) {
      record.agent = input.object.string("agent_type", in: bytes)
      record.agentID = agentID
    }
    if session.tag != nil { record.claudeSessionID = session.ofInput }
    record.toolUseID = input.object.string("tool_use_id", in: bytes)
    notes.note(.timestamp, "the clock, in UTC")
    notes.note(.tool, "tool_name")
    notes.note(.sessionID, session.source)
    notes.note(.project, "last component of \(projectSource)")
    notes.note(.worktree, "the directory's name in .claude/worktrees")
    notes.note(.agent, "agent_type")
    notes.note(.agentID, "agent_id")
    notes.note(.toolUseID, "tool_use_id")
    notes.note(.claudeSessionID, "session_id")
    notes.note(.projectDirectory, "\(projectSource), ~ for the home directory")
    return record
  }

  /// Builds the record of an input that isn't a hook input; the reason doesn't quote it.
  private mutating func rejected(
    _ input: HookInput, because reason: String, in bytes: Span<UInt8>
  ) -> ActivityRecord {
    var record = base(input, session(input, in: bytes), tool: "unknown", in: bytes)
    record.error = reason
    record.isRejected = true
    return record
  }

  // MARK: The call

  private mutating func fillDetails(
    of call: ToolCall, in record: inout ActivityRecord, project: ProjectDirectory,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    record.details = call.arguments.details(by: call.rule, project: project, in: bytes)
    if call.rule.result == .answer {
      record.details.subagentID = call.response.object.string("agentId", in: bytes)
    }
    if call.rule.isShell {
      var activity = record.details.command.flatMap(GitActivity.init(command:))
      if activity == nil {
        let operation = call.response.object.value("gitOperation", in: bytes)
        activity = try GitActivity(operation: operation, in: bytes)
      }
      record.details.git = activity?.rawValue
      notes.note(.git, "the whole command, or the response's gitOperation")
    }
    for (member, name) in notes.areWanted ? ToolArguments.sources : [] {
      notes.note(member, "\(name) of tool_input")
    }
    notes.note(.subagentID, "agentId of tool_response")
    if !settings.keepsDetails {
      record.details = record.details.withoutContent
      notes.note(.tool, "CLAUDE_LOG_DETAILS keeps what the call was about out of the record")
    }
  }

  /// Fills in the branch and the model, which the input doesn't contain.
  private mutating func fillSurroundings(
    of input: HookInput, in record: inout ActivityRecord, in bytes: Span<UInt8>
  ) {
    if case .known(let branch) = context.branch {
      record.branch = branch
    } else if let directory = input.object.string("cwd", in: bytes) ?? context.workingDirectory {
      let git = GitDirectory(of: directory)
      record.branch = git?.branch
      notes.note(
        .branch, git.map { "\($0.headPath): \($0.head)" } ?? "no git directory above \(directory)")
    }
    let finding = ModelSource(input, in: bytes)
    record.model = finding.model
    notes.note(.model, finding.explanation)
  }

  /// Counts characters and estimates tokens.
  ///
  /// As on an invoice, the model's text is output, and the text shown to it is input.
  private mutating func count(
    _ call: ToolCall, seed: UInt64, in record: inout ActivityRecord, in bytes: Span<UInt8>
  ) throws(JSONError) {
    let shown = try call.shownText(seed: seed, keepsExcerpt: notes.areWanted, in: bytes)
    record.characters = ActivityRecord.Characters(
      arguments: call.arguments.characters, result: shown.characters)
    if settings.estimatesTokens {
      record.tokens = ActivityRecord.Tokens(
        input: TokenEstimate.tokens(ofCharacters: shown.characters)
          .saturatingAdd(shown.imageTokens),
        output: TokenEstimate.tokens(ofCharacters: call.arguments.characters))
    }
    if settings.keepsDetails { record.resultHash = shown.fingerprint }
    noteCounts(of: call, shown, in: bytes)
  }

  /// Fills in the outcome of the call.
  private mutating func fillOutcome(
    of call: ToolCall, _ input: HookInput, in record: inout ActivityRecord, in bytes: Span<UInt8>
  ) throws(JSONError) {
    let failure = call.failure(in: bytes)
    notes.note(.duration, "duration_ms")
    notes.note(
      .error, call.isFailure ? "the first line of error that says something" : "a time-out")
    notes.note(.exitCode, call.isFailure ? "Exit code n in error" : "timedOutAfterMs")
    notes.note(.lines, "structuredPatch, the content of a new file, or a command's bashEditDiff")
    record.durationMilliseconds = input.object.count("duration_ms", in: bytes)
    record.exitCode = failure?.exitCode
    record.error = failure.map { settings.keepsDetails ? $0.message : "[withheld]" }
    record.isInterrupted =
      input.object.isTrue("is_interrupt", in: bytes)
      || call.response.object.isTrue("interrupted", in: bytes)
    if !call.isFailure {
      record.lines = try call.response.lineChanges(
        by: call.rule, newLineCount: call.arguments.newContent(in: bytes)?.lineCount(in: bytes),
        in: bytes)
    }
  }
}

extension RecordBuilder {
  /// Returns the beginning of a text, unless details are withheld.
  private func excerpt(of text: String) -> String {
    settings.keepsDetails ? RecordSanitizer.excerpt(of: text) : "[withheld]"
  }

  /// Notes what was counted.
  private mutating func noteCounts(
    of call: ToolCall, _ shown: ModelVisibleText, in bytes: Span<UInt8>
  ) {
    guard notes.areWanted else { return }
    if !settings.estimatesTokens { notes.note(.tokens, "CLAUDE_LOG_TOKENS is off") }
    let images = shown.imageTokens > 0 ? " + \(shown.imageTokens) for images" : ""
    let length = TokenEstimate.charactersPerToken
    notes.note(.tokens, "input: \(shown.characters) characters of result / \(length)\(images)")
    notes.note(.tokens, "output: \(call.arguments.characters) characters of arguments / \(length)")
    let arguments = excerpt(of: call.argumentsText(in: bytes))
    notes.note(.characters, "arguments: tool_input as minimal JSON: \(arguments)")
    let result = excerpt(of: shown.beginningOfText)
    notes.note(.characters, "result: \(call.countedResult): \(result)")
    if shown.length != shown.characters {
      notes.note(
        .characters, "result: \(shown.length) characters of text, \(shown.characters) counted")
    }
    notes.note(
      .resultHash,
      "XXH64 of the \(shown.length) characters of text, seeded with the session;"
        + " none below \(ModelVisibleText.shortestFingerprint)")
  }
}

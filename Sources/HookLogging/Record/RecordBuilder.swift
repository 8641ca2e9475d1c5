import ActivityLog
import JSONLines
import OperatingSystem
import ToolCalls

/// Builds the record of a hook input.
struct RecordBuilder: ~Escapable {
  let bytes: Span<UInt8>
  let context: HookContext
  private let settings: HookSettings
  /// The input, as far as it was scanned.
  private(set) var input = HookInput()
  /// The sources of the record's members.
  private(set) var notes: MemberNotes

  /// Creates a builder.
  ///
  /// - Parameter takesNotes: Whether to note the sources of the members.
  @_lifetime(copy bytes)
  init(of bytes: Span<UInt8>, in context: HookContext, takesNotes: Bool = false) {
    self.bytes = bytes
    self.context = context
    settings = HookSettings(context.environment)
    notes = MemberNotes(areWanted: takesNotes)
  }

  /// Builds the record; nil if the input is blank or its event isn't logged.
  mutating func record() -> ActivityRecord? {
    guard var record = unfinishedRecord() else { return nil }
    RecordSanitizer.sanitize(&record, redacts: settings.redacts, notes: &notes)
    return record
  }

  /// Builds the record with its secrets and with texts in full length.
  private mutating func unfinishedRecord() -> ActivityRecord? {
    guard let start = bytes.startOfText else { return nil }
    do throws(JSONError) {
      try scan(from: start)
      let name = input.object.string("hook_event_name", in: bytes)
      let event = name.flatMap { HookInput.Event(rawValue: $0) }
      if name != nil, event == nil { return nil }
      return try record(of: event)
    } catch {
      return rejected(because: "not a hook input: \(error)")
    }
  }

  /// Scans the input; keeps the members before an error.
  private mutating func scan(from start: Int) throws(JSONError) {
    var input = HookInput()
    defer { self.input = input }
    try input.scan(bytes, at: start) {
      MeasuredText(expectedAfter: $0, seed: session(of: $0).seed, in: bytes)
    }
  }

  private mutating func record(of event: HookInput.Event?) throws(JSONError) -> ActivityRecord {
    guard let tool = input.object.string("tool_name", in: bytes) else {
      let reason = "not a hook input: expected a member \"tool_name\" that is a text"
      return rejected(because: reason + " before byte \(bytes.count)")
    }
    let call = try ToolCall(
      input, tool: tool, isFailure: input.isFailure(of: event, in: bytes), in: bytes)
    let session = session(of: input)
    let project = projectDirectory
    var record = base(of: session, project: project, tool: tool)
    try fillDetails(of: call, in: &record, project: project.directory)
    fillSurroundings(in: &record)
    try fillCounts(of: call, in: &record, seed: session.seed)
    try fillOutcome(of: call, in: &record)
    return record
  }

  private func session(of input: HookInput) -> SessionID {
    SessionID(of: input, in: bytes, context: context, tag: settings.sessionTag)
  }

  /// Builds what every record has, including that of an input that isn't understood.
  private mutating func base(
    of session: SessionID, project: (directory: ProjectDirectory, source: String), tool: String
  ) -> ActivityRecord {
    let (directory, source) = project
    let worktree = directory.worktree
    let root = worktree?.repository ?? directory
    var record = ActivityRecord(
      timestamp: context.now.utcText, sessionID: session.shown, tool: tool, project: root.path)
    if settings.keepsDetails {
      record.projectDirectory = root.abbreviated(home: context.environment["HOME"])
    }
    record.worktree = worktree?.name ?? worktreeMovedInto(from: directory)
    if let agentID = input.object.string("agent_id", in: bytes) {
      record.agent = input.object.string("agent_type", in: bytes)
      record.agentID = agentID
    }
    if session.tag != nil { record.claudeSessionID = session.ofInput }
    record.toolUseID = input.object.string("tool_use_id", in: bytes)
    notes.addNote("the clock, in UTC", on: .timestamp)
    notes.addNote("tool_name", on: .tool)
    notes.addNote(session.source, on: .sessionID)
    notes.addNote("last component of \(source)", on: .project)
    notes.addNote("the directory's name in .claude/worktrees", on: .worktree)
    notes.addNote("agent_type", on: .agent)
    notes.addNote("agent_id", on: .agentID)
    notes.addNote("tool_use_id", on: .toolUseID)
    notes.addNote("session_id", on: .claudeSessionID)
    notes.addNote("\(source), ~ for the home directory", on: .projectDirectory)
    return record
  }

  /// Builds the record of an input that isn't a hook input; the reason doesn't quote it.
  private mutating func rejected(because reason: String) -> ActivityRecord {
    var record = base(of: session(of: input), project: projectDirectory, tool: "unknown")
    record.error = reason
    record.isRejected = true
    return record
  }

  // MARK: The call

  private mutating func fillDetails(
    of call: ToolCall, in record: inout ActivityRecord, project: ProjectDirectory
  ) throws(JSONError) {
    call.arguments.fill(&record.details, by: call.rule, project: project, in: bytes)
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
      notes.addNote("the whole command, or the response's gitOperation", on: .git)
    }
    for (member, name) in notes.areWanted ? ToolArguments.sources : [] {
      notes.addNote("\(name) of tool_input", on: member)
    }
    notes.addNote("agentId of tool_response", on: .subagentID)
    if !settings.keepsDetails {
      record.details = record.details.withoutContent
      notes.addNote(
        "CLAUDE_LOG_DETAILS keeps what the call was about out of the record", on: .tool)
    }
  }

  /// Fills in the branch and the model, which the input doesn't contain.
  private mutating func fillSurroundings(in record: inout ActivityRecord) {
    if case .known(let branch) = context.branch {
      record.branch = branch
    } else if let directory = input.object.string("cwd", in: bytes) ?? context.workingDirectory {
      let git = GitDirectory(of: directory)
      record.branch = git?.branch
      notes.addNote(
        git.map { "\($0.headPath): \($0.head)" } ?? "no git directory above \(directory)",
        on: .branch)
    }
    let source = ModelSource(of: input, in: bytes)
    record.model = source.model
    notes.addNote(source.explanation, on: .model)
  }

  /// Counts characters and estimates tokens.
  ///
  /// As on an invoice, the model's text is output, and the text shown to it is input.
  private mutating func fillCounts(
    of call: ToolCall, in record: inout ActivityRecord, seed: UInt64
  ) throws(JSONError) {
    let shown = try call.shownText(seed: seed, keepsExcerpt: notes.areWanted, in: bytes)
    record.argumentCharacters = call.arguments.characters
    record.resultCharacters = shown.characters
    if settings.estimatesTokens {
      record.inputTokens = TokenEstimate.tokens(ofCharacters: shown.characters)
        .saturatingAdd(shown.imageTokens)
      record.outputTokens = TokenEstimate.tokens(ofCharacters: call.arguments.characters)
    }
    if settings.keepsDetails { record.resultHash = shown.fingerprint }
    if notes.areWanted { noteCounts(of: call, shown: shown) }
  }

  /// Notes what was counted.
  private mutating func noteCounts(of call: ToolCall, shown: ModelVisibleText) {
    if !settings.estimatesTokens { notes.addNote("CLAUDE_LOG_TOKENS is off", on: .tokens) }
    let images = shown.imageTokens > 0 ? " + \(shown.imageTokens) for images" : ""
    let length = TokenEstimate.charactersPerToken
    notes.addNote(
      "input: \(shown.characters) characters of result / \(length)\(images)", on: .tokens)
    notes.addNote(
      "output: \(call.arguments.characters) characters of arguments / \(length)", on: .tokens)
    let arguments = excerpt(of: call.argumentsText(in: bytes))
    notes.addNote("arguments: tool_input as minimal JSON: \(arguments)", on: .characters)
    let result = excerpt(of: shown.beginningOfText)
    notes.addNote("result: \(call.countedResult): \(result)", on: .characters)
    if shown.length != shown.characters {
      notes.addNote(
        "result: \(shown.length) characters of text, \(shown.characters) counted", on: .characters)
    }
    notes.addNote(
      "XXH64 of the \(shown.length) characters of text, seeded with the session;"
        + " none below \(ModelVisibleText.shortestFingerprint)", on: .resultHash)
  }

  /// Returns the beginning of a text, unless details are withheld.
  private func excerpt(of text: String) -> String {
    settings.keepsDetails ? RecordSanitizer.excerpt(of: text) : "[withheld]"
  }

  /// Fills in the outcome of the call.
  private mutating func fillOutcome(
    of call: ToolCall, in record: inout ActivityRecord
  ) throws(JSONError) {
    let failure = call.failure(in: bytes)
    notes.addNote("duration_ms", on: .duration)
    notes.addNote(
      call.isFailure ? "the first line of error that says something" : "a time-out", on: .error)
    notes.addNote(call.isFailure ? "Exit code n in error" : "timedOutAfterMs", on: .exitCode)
    notes.addNote(
      "structuredPatch, the content of a new file, or a command's bashEditDiff", on: .lines)
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

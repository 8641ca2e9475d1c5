package import JSONLines

/// One record as it stands in the log: its texts as places in its bytes, its numbers as numbers.
///
/// A member of the wrong type counts as missing, and so does an empty text.
package struct ScannedRecord {
  package var timestamp: JSONText?
  /// The moment of a record that has no timestamp as text, in seconds since 1970.
  package var seconds: Int?
  package var session: JSONText?
  package var tool: JSONText?
  package var file: JSONText?
  package var project: JSONText?
  package var projectFolder: JSONText?
  package var model: JSONText?
  package var agent: JSONText?
  package var branch: JSONText?
  package var command: JSONText?
  package var skill: JSONText?
  package var toolUseID: JSONText?

  package var inputTokens = 0
  package var outputTokens = 0
  /// As written; the sum of the two where the record doesn't say.
  package var totalTokens = 0
  package var durationMilliseconds: Int?
  package var linesAdded = 0
  package var linesRemoved = 0
  private var exitedWithFailure = false
  /// Whether the record stands for a hook input that wasn't understood.
  package var isRejected = false

  /// Whether it has an `error`, even an empty one.
  package var hasError = false
  /// Whether the record has an `error` or an exit code other than 0.
  package var hasFailed: Bool { hasError || exitedWithFailure }

  /// A record without members, for one that is put together elsewhere.
  package init() {}

  /// Reads a record.
  ///
  /// - Parameter bytes: One JSON object, with white space around it or without.
  package init(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    var members = MemberPlaces(RecordMember.table)
    try read(bytes, &members)
  }

  /// Reads another record in place of this one, by way of the places of its members.
  mutating func read(
    _ bytes: Span<UInt8>, _ members: inout MemberPlaces
  ) throws(MalformedRecord.Reason) {
    do throws(JSONError) {
      try members.scan(bytes)
    } catch {
      throw .notAnObject(error)
    }
    tool = members.text(.tool)
    guard tool != nil else { throw .noTool }
    timestamp = members.text(.timestamp)
    session = members.text(.sessionID) ?? members.text(.session)
    file = members.text(.file)
    project = members.text(.project)
    projectFolder = members.text(.projectFolder)
    model = members.text(.model)
    agent = members.text(.agent)
    branch = members.text(.branch)
    command = members.text(.command)
    skill = members.text(.skill)
    toolUseID = members.text(.toolUseID)
    inputTokens = members.count(.inputTokens, bytes) ?? members.count(.flatInputTokens, bytes) ?? 0
    outputTokens =
      members.count(.outputTokens, bytes) ?? members.count(.flatOutputTokens, bytes) ?? 0
    totalTokens = members.count(.totalTokens, bytes) ?? inputTokens.saturatingAdd(outputTokens)
    durationMilliseconds = members.count(.duration, bytes)
    linesAdded = members.count(.linesAdded, bytes) ?? 0
    linesRemoved = members.count(.linesRemoved, bytes) ?? 0
    exitedWithFailure = false
    if let exitCode = members.value(.exitCode), case .number = exitCode.kind {
      exitedWithFailure = !exitCode.isZero(in: bytes)
    }
    hasError = if case .string? = members.value(.error)?.kind { true } else { false }
    isRejected = if case .true? = members.value(.rejected)?.kind { true } else { false }
  }
}

extension ScannedRecord {
  /// A member that is a text by which records are told apart; nil for any other member.
  package subscript(member: RecordMember) -> JSONText? {
    switch member {
    case .sessionID: session
    case .tool: tool
    case .file: file
    case .project: project
    case .projectFolder: projectFolder
    case .model: model
    case .agent: agent
    case .branch: branch
    case .command: command
    case .skill: skill
    default: nil
    }
  }
}

extension MemberPlaces {
  /// The text of a member; nil where it is empty or no text.
  @inline(__always)
  fileprivate func text(_ member: RecordMember) -> JSONText? {
    guard has(member) else { return nil }
    let value = values[member.rawValue]
    // Two bytes are the quotes.
    guard case .string = value.kind, value.end &- value.start > 2 else { return nil }
    return JSONText(start: value.start &+ 1, end: value.end &- 1, isEscaped: value.isEscaped)
  }

  /// The count that a member is.
  @inline(__always)
  fileprivate func count(_ member: RecordMember, _ bytes: Span<UInt8>) -> Int? {
    has(member) ? values[member.rawValue].count(in: bytes) : nil
  }

  /// The value of a member.
  @inline(__always)
  fileprivate func value(_ member: RecordMember) -> JSONValue? {
    has(member) ? values[member.rawValue] : nil
  }

  /// Whether the record has a member.
  @inline(__always)
  private func has(_ member: RecordMember) -> Bool {
    present & (1 &<< UInt64(truncatingIfNeeded: member.rawValue)) != 0
  }
}

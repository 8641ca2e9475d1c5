import Bytes
import JSONLines
import ToolCalls

/// A row of a transcript, with texts and values as places in its bytes.
///
/// A member that is missing or has another type is nil (transcripts of 2.0.64 to 2.1.332). The message and
/// the tool's response, which are nearly all of a row, are read along with it, so that they are scanned once.
struct TranscriptRow {
  /// The kinds of rows.
  enum Kind {
    /// A part of a response, whose `message` has model, content and usage.
    case assistant
    /// What the model is told, including the results of tools.
    case user
    /// The progress of a call, which may hold a subagent's row (up to 2.1).
    case progress
    /// What Claude Code itself counted for the session so far.
    case costState
    /// Anything else.
    case other
  }

  var kind = Kind.other
  /// Whether the row names its kind.
  private(set) var hasType = false
  private(set) var timestamp: JSONText?
  private(set) var session: JSONText?
  private(set) var workingDirectory: JSONText?
  private(set) var branch: JSONText?
  private(set) var agentID: JSONText?
  private(set) var requestID: JSONText?
  private(set) var uuid: JSONText?
  private(set) var isSidechain = false
  /// Whether the row is in the progress of a call rather than in the subagent's own transcript.
  private(set) var isProgress = false
  /// Whether a rule, a mode, a hook or the user denied the call (2.1.332).
  private(set) var isDenial = false
  private(set) var message: TranscriptMessage?
  private(set) var toolUseResult: ToolResponse?
  /// The members that few rows have.
  private var rare = JSONObject()
  /// The end of the row in the bytes.
  private(set) var end = 0

  /// Reads the object at `position`.
  init(in bytes: Span<UInt8>, at position: Int) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      switch name.byteCount(in: bytes) {
      case 7 where name.equals("message", in: bytes):
        message = try TranscriptMessage(from: &scanner, in: bytes)
      case 13 where name.equals("toolUseResult", in: bytes):
        let response = try ToolResponse(scanning: &scanner)
        toolUseResult = response.value?.kind == .null ? nil : response
      case 3 where name.equals("cwd", in: bytes):
        workingDirectory = try scanner.scanValue().nonEmptyText
      case 4 where name.equals("type", in: bytes):
        let value = try scanner.scanValue()
        kind = Kind(named: value.text, in: bytes)
        hasType = value.kind == .string
      case 4 where name.equals("uuid", in: bytes): uuid = try scanner.scanValue().nonEmptyText
      case 7 where name.equals("agentId", in: bytes): agentID = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("timestamp", in: bytes): timestamp = try scanner.scanValue().text
      case 9 where name.equals("sessionId", in: bytes):
        session = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("gitBranch", in: bytes):
        branch = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("requestId", in: bytes):
        requestID = try scanner.scanValue().nonEmptyText
      case 11 where name.equals("isSidechain", in: bytes):
        isSidechain = try scanner.scanValue().kind == .true
      case 14 where name.equals("toolDenialKind", in: bytes):
        isDenial = try scanner.scanValue().kind == .string
      case let count where Self.isRare(name, ofCount: count, in: bytes):
        rare.append(name, try scanner.scanValue())
      default: _ = try scanner.scanValue()
      }
    }
    end = scanner.position
    // Some tools that write transcripts omit the type.
    if !hasType { kind = Kind(named: message?.role, in: bytes) }
  }

  /// Returns whether a member is one of those that few rows have, by its name and the name's length.
  private static func isRare(
    _ name: JSONText, ofCount count: Int, in bytes: Span<UInt8>
  ) -> Bool {
    switch count {
    case 4: name.equals("data", in: bytes)
    case 9: name.equals("startTime", in: bytes)
    case 10: name.equals("forkedFrom", in: bytes) || name.equals("modelUsage", in: bytes)
    case 12: name.equals("totalCostUSD", in: bytes)
    case 16:
      name.equals("requestSessionId", in: bytes) || name.equals("attributionAgent", in: bytes)
        || name.equals("attributionSkill", in: bytes)
    case 17: name.equals("attributionPlugin", in: bytes)
    case 19: name.equals("hasUnknownModelCost", in: bytes)
    case 20: name.equals("attributionMcpServer", in: bytes)
    default: false
    }
  }

  /// Returns the text of a member that few rows have: `attributionSkill` and the like (2.1.270).
  func text(_ name: StaticString, in bytes: Span<UInt8>) -> JSONText? {
    rare.members.isEmpty ? nil : rare.value(name, in: bytes)?.nonEmptyText
  }

  /// Returns the value of a member that few rows have.
  func value(_ name: StaticString, in bytes: Span<UInt8>) -> JSONValue? {
    rare.members.isEmpty ? nil : rare.value(name, in: bytes)
  }

  /// Returns the session that the row was copied from.
  func copiedSession(in bytes: Span<UInt8>) -> JSONText? {
    text("requestSessionId", in: bytes) ?? origin("sessionId", in: bytes)
  }

  /// Returns the `uuid` of the row that it was copied from.
  func copiedRow(in bytes: Span<UInt8>) -> JSONText? { origin("messageUuid", in: bytes) }

  private func origin(_ name: StaticString, in bytes: Span<UInt8>) -> JSONText? {
    guard let origin = value("forkedFrom", in: bytes) else { return nil }
    return (try? JSONObject(origin, in: bytes))?.value(name, in: bytes)?.nonEmptyText
  }

  /// Returns the subagent's row in a row about the progress of a call; nil if there is none.
  func subagentRow(in bytes: Span<UInt8>) throws(JSONError) -> TranscriptRow? {
    guard kind == .progress, !isProgress, let data = value("data", in: bytes), data.kind == .object
    else { return nil }
    let object = try JSONObject(data, in: bytes)
    guard let inner = object.value("message", in: bytes), inner.kind == .object else { return nil }
    var row = try TranscriptRow(in: bytes, at: inner.start)
    row.session = row.session ?? session
    row.workingDirectory = row.workingDirectory ?? workingDirectory
    row.branch = row.branch ?? branch
    row.agentID = object.value("agentId", in: bytes)?.nonEmptyText
    row.isSidechain = true
    row.isProgress = true
    return row
  }
}

extension TranscriptRow.Kind {
  /// The kind that a row's type or its message's role names.
  fileprivate init(named name: JSONText?, in bytes: Span<UInt8>) {
    guard let name else {
      self = .other
      return
    }
    switch name.byteCount(in: bytes) {
    case 9 where name.equals("assistant", in: bytes): self = .assistant
    case 4 where name.equals("user", in: bytes): self = .user
    case 8 where name.equals("progress", in: bytes): self = .progress
    case 10 where name.equals("cost-state", in: bytes): self = .costState
    default: self = .other
    }
  }
}

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
  /// The session that the row was copied from.
  private(set) var copiedSession: JSONText?
  /// The `uuid` of the row that it was copied from.
  private(set) var copiedRow: JSONText?
  private(set) var attribution = RowAttribution()
  private(set) var message: TranscriptMessage?
  private(set) var toolUseResult: ToolResponse?
  /// The `data` of a progress row.
  private var data: JSONValue?
  private(set) var costState = CostStateMembers()
  /// The end of the row in the bytes.
  private(set) var end = 0

  /// Reads the object at `position`.
  init(in bytes: Span<UInt8>, at position: Int) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    var origin: JSONValue?
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
      case 4 where name.equals("data", in: bytes): data = try scanner.scanValue()
      case 7 where name.equals("agentId", in: bytes): agentID = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("timestamp", in: bytes): timestamp = try scanner.scanValue().text
      case 9 where name.equals("sessionId", in: bytes):
        session = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("gitBranch", in: bytes):
        branch = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("requestId", in: bytes):
        requestID = try scanner.scanValue().nonEmptyText
      case 9 where name.equals("startTime", in: bytes): costState.start = try scanner.scanValue()
      case 10 where name.equals("forkedFrom", in: bytes): origin = try scanner.scanValue()
      case 10 where name.equals("modelUsage", in: bytes): costState.models = try scanner.scanValue()
      case 12 where name.equals("totalCostUSD", in: bytes):
        costState.total = try scanner.scanValue()
      case 19 where name.equals("hasUnknownModelCost", in: bytes):
        costState.hasUnknownModel = try scanner.scanValue().kind == .true
      case 11 where name.equals("isSidechain", in: bytes):
        isSidechain = try scanner.scanValue().kind == .true
      case 14 where name.equals("toolDenialKind", in: bytes):
        isDenial = try scanner.scanValue().kind == .string
      case 16 where name.equals("requestSessionId", in: bytes):
        copiedSession = try scanner.scanValue().nonEmptyText
      case 16, 17, 20: attribution.take(name, try scanner.scanValue(), in: bytes)
      default: _ = try scanner.scanValue()
      }
    }
    end = scanner.position
    // Some tools that write transcripts omit the type.
    if !hasType { kind = Kind(named: message?.role, in: bytes) }
    if let origin { try readOrigin(origin, in: bytes) }
  }

  /// Reads the `forkedFrom` of a copied row.
  private mutating func readOrigin(_ value: JSONValue, in bytes: Span<UInt8>) throws(JSONError) {
    let object = try JSONObject(value, in: bytes)
    copiedSession = copiedSession ?? object.value("sessionId", in: bytes)?.nonEmptyText
    copiedRow = object.value("messageUuid", in: bytes)?.nonEmptyText
  }

  /// Returns the subagent's row in a row about the progress of a call; nil if there is none.
  func subagentRow(in bytes: Span<UInt8>) throws(JSONError) -> TranscriptRow? {
    guard kind == .progress, !isProgress, let data, data.kind == .object else { return nil }
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

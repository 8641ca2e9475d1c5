import Bytes
import JSONLines
import ToolCalls

/// A row of a transcript, with texts and values as places in its bytes.
///
/// A member that is missing or has another type is nil (transcripts of 2.0.64 to 2.1.329). The message and
/// the tool's response, which are nearly all of a row, are read along with it, so that they are scanned once.
struct TranscriptRow {
  /// The kinds of rows.
  enum Kind {
    /// A part of a response, whose `message` has model, content and usage.
    case assistant
    /// What the model is told, including the results of tools.
    case user
    /// Anything else.
    case other
  }

  private(set) var kind = Kind.other
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
  /// Whether a rule, a mode, a hook or the user denied the call (2.1.332).
  private(set) var isDenial = false
  private(set) var message: TranscriptMessage?
  private(set) var toolUseResult: ToolResponse?
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
      default: _ = try scanner.scanValue()
      }
    }
    end = scanner.position
    // Some tools that write transcripts omit the type.
    if !hasType { kind = Kind(named: message?.role, in: bytes) }
  }
}

extension TranscriptRow.Kind {
  /// The kind that a row's type or its message's role names.
  fileprivate init(named name: JSONText?, in bytes: Span<UInt8>) {
    if name?.equals("assistant", in: bytes) == true {
      self = .assistant
    } else {
      self = name?.equals("user", in: bytes) == true ? .user : .other
    }
  }
}

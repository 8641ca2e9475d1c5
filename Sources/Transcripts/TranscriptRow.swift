import JSONLines
import ToolCalls

/// A row of a transcript: its texts and values as places in its bytes.
///
/// A member that is missing or of another type is nil (transcripts of 2.0.64 to 2.1.329). The message and
/// the tool's answer, which are nearly all of a row, are entered on the way, so that nobody passes them again.
struct TranscriptRow {
  /// The kinds of row that matter here.
  enum Kind {
    /// A part of a response: `message` has its model, its content and its usage.
    case assistant
    /// What the model is told, results of tools among it.
    case user
    /// Anything else.
    case other
  }

  private(set) var kind = Kind.other
  /// Whether it says of what kind it is.
  private(set) var hasType = false
  private(set) var timestamp: JSONText?
  private(set) var session: JSONText?
  private(set) var workingDirectory: JSONText?
  private(set) var branch: JSONText?
  private(set) var agentID: JSONText?
  private(set) var requestID: JSONText?
  private(set) var uuid: JSONText?
  private(set) var isSidechain = false
  /// Whether the call was kept from running, by a rule, a mode, a hook or the user (2.1.332).
  private(set) var isDenial = false
  private(set) var message: TranscriptMessage?
  private(set) var toolUseResult: ToolResponse?
  /// Where it ends in the bytes.
  private(set) var end = 0

  /// Reads the object that stands at `position`.
  init(_ bytes: Span<UInt8>, at position: Int) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      switch name.byteCount(in: bytes) {
      case 7 where name.equals("message", in: bytes):
        message = try TranscriptMessage(&scanner, in: bytes)
      case 13 where name.equals("toolUseResult", in: bytes):
        let response = try ToolResponse(passing: &scanner)
        toolUseResult = response.value?.kind == .null ? nil : response
      default:
        take(name, try scanner.passValue(), in: bytes)
      }
    }
    end = scanner.position
    // Some tools that keep transcripts leave the type out.
    if !hasType { kind = Kind(message?.role, in: bytes) }
  }

  /// Takes down a member that has nothing of interest inside.
  private mutating func take(_ name: JSONText, _ value: JSONValue, in bytes: Span<UInt8>) {
    switch name.byteCount(in: bytes) {
    case 3 where name.equals("cwd", in: bytes): workingDirectory = value.nonEmptyText
    case 4 where name.equals("type", in: bytes):
      kind = Kind(value.text, in: bytes)
      hasType = value.kind == .string
    case 4 where name.equals("uuid", in: bytes): uuid = value.nonEmptyText
    case 7 where name.equals("agentId", in: bytes): agentID = value.nonEmptyText
    case 9 where name.equals("timestamp", in: bytes): timestamp = value.text
    case 9 where name.equals("sessionId", in: bytes): session = value.nonEmptyText
    case 9 where name.equals("gitBranch", in: bytes): branch = value.nonEmptyText
    case 9 where name.equals("requestId", in: bytes): requestID = value.nonEmptyText
    case 11 where name.equals("isSidechain", in: bytes): isSidechain = value.kind == .true
    case 14 where name.equals("toolDenialKind", in: bytes): isDenial = value.kind == .string
    default: break
    }
  }
}

extension TranscriptRow.Kind {
  /// The kind that a row's type names, or the role of its message.
  fileprivate init(_ name: JSONText?, in bytes: Span<UInt8>) {
    if name?.equals("assistant", in: bytes) == true {
      self = .assistant
    } else {
      self = name?.equals("user", in: bytes) == true ? .user : .other
    }
  }
}

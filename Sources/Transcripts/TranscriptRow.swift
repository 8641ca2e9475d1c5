import JSONLines

/// A row of a transcript: its texts and values as places in its bytes.
///
/// A member that is missing or of another type is nil (transcripts of 2.0.64 to 2.1.329).
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
  private(set) var workingFolder: JSONText?
  private(set) var branch: JSONText?
  private(set) var agentID: JSONText?
  private(set) var requestID: JSONText?
  private(set) var uuid: JSONText?
  private(set) var isSidechain = false
  private(set) var message: JSONValue?
  private(set) var toolUseResult: JSONValue?
  /// Where it ends in the bytes.
  let end: Int

  /// Reads the object that stands at `position`.
  init(_ bytes: Span<UInt8>, at position: Int) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: position)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      let value = try scanner.passValue()
      if name.equals("message", in: bytes) {
        message = value
      } else if name.equals("type", in: bytes) {
        kind = value.rowKind(in: bytes)
        hasType = value.kind == .string
      } else if name.equals("timestamp", in: bytes) {
        timestamp = value.text
      } else if name.equals("sessionId", in: bytes) {
        session = value.nonEmptyText
      } else if name.equals("cwd", in: bytes) {
        workingFolder = value.nonEmptyText
      } else if name.equals("gitBranch", in: bytes) {
        branch = value.nonEmptyText
      } else if name.equals("agentId", in: bytes) {
        agentID = value.nonEmptyText
      } else if name.equals("requestId", in: bytes) {
        requestID = value.nonEmptyText
      } else if name.equals("uuid", in: bytes) {
        uuid = value.nonEmptyText
      } else if name.equals("isSidechain", in: bytes) {
        isSidechain = value.kind == .true
      } else if name.equals("toolUseResult", in: bytes) {
        toolUseResult = value.kind == .null ? nil : value
      }
    }
    end = scanner.position
    // Some tools that keep transcripts leave the type out.
    if !hasType, let message {
      kind =
        try JSONObject(message, in: bytes).value("role", in: bytes)?.rowKind(in: bytes) ?? .other
    }
  }
}

extension JSONValue {
  /// The text of a string that isn't empty.
  var nonEmptyText: JSONText? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The kind that a row's `type` names.
  fileprivate func rowKind(in bytes: Span<UInt8>) -> TranscriptRow.Kind {
    if text?.equals("assistant", in: bytes) == true { return .assistant }
    return text?.equals("user", in: bytes) == true ? .user : .other
  }
}

extension JSONObject {
  /// The blocks of a type in a message's content, `tool_use` or `tool_result`; none where that is a text.
  func blocks(
    ofType type: StaticString, in bytes: Span<UInt8>
  ) throws(JSONError) -> ContiguousArray<JSONObject> {
    var blocks: ContiguousArray<JSONObject> = []
    try value("content", in: bytes)?.forEachElement(in: bytes) { block throws(JSONError) in
      let block = try JSONObject(block, in: bytes)
      if block.member("type", equals: type, in: bytes) { blocks.append(block) }
    }
    return blocks
  }
}

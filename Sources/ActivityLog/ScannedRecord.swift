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
    do throws(JSONError) {
      try scan(bytes)
    } catch {
      throw .notAnObject(error)
    }
    guard tool != nil else { throw .noTool }
  }

  private mutating func scan(_ bytes: Span<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    var expectedName = 0
    var legacySession: JSONText?
    var tokens = TokenCounts()
    var flatTokens = TokenCounts()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      let value = try scanner.passValue()
      switch RecordMember.find(name, in: bytes, from: &expectedName) {
      case .timestamp: timestamp = value.nonEmptyText
      case .sessionID: session = value.nonEmptyText
      case .session: legacySession = value.nonEmptyText
      case .tool: tool = value.nonEmptyText
      case .file: file = value.nonEmptyText
      case .project: project = value.nonEmptyText
      case .projectFolder: projectFolder = value.nonEmptyText
      case .model: model = value.nonEmptyText
      case .agent: agent = value.nonEmptyText
      case .branch: branch = value.nonEmptyText
      case .command: command = value.nonEmptyText
      case .skill: skill = value.nonEmptyText
      case .toolUseID: toolUseID = value.nonEmptyText
      case .tokens: tokens = try TokenCounts(value, bytes)
      case .flatInputTokens: flatTokens.input = value.count(in: bytes)
      case .flatOutputTokens: flatTokens.output = value.count(in: bytes)
      case .duration: durationMilliseconds = value.count(in: bytes)
      case .exitCode: exitedWithFailure = value.kind == .number && !value.isZero(in: bytes)
      case .error: hasError = value.kind == .string
      case .lines: try scanLines(value, bytes)
      case .rejected: isRejected = value.kind == .true
      default: break
      }
    }
    try scanner.finish()
    if session == nil { session = legacySession }
    inputTokens = tokens.input ?? flatTokens.input ?? 0
    outputTokens = tokens.output ?? flatTokens.output ?? 0
    totalTokens = tokens.total ?? inputTokens.saturatingAdd(outputTokens)
  }

  /// Reads `{"added":…,"removed":…}`.
  private mutating func scanLines(_ value: JSONValue, _ bytes: Span<UInt8>) throws(JSONError) {
    (linesAdded, linesRemoved) = (0, 0)
    try value.forEachCount(in: bytes) { name, count in
      if name.equals("added", in: bytes) { linesAdded = count ?? 0 }
      if name.equals("removed", in: bytes) { linesRemoved = count ?? 0 }
    }
  }
}

/// The members of `{"input":…,"output":…,"total":…}` that are counts.
private struct TokenCounts {
  var input: Int?
  var output: Int?
  var total: Int?

  init() {}

  init(_ value: JSONValue, _ bytes: Span<UInt8>) throws(JSONError) {
    try value.forEachCount(in: bytes) { name, count in
      if name.equals("input", in: bytes) { input = count }
      if name.equals("output", in: bytes) { output = count }
      if name.equals("total", in: bytes) { total = count }
    }
  }
}

extension JSONValue {
  /// The text of a string that isn't empty.
  fileprivate var nonEmptyText: JSONText? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// Calls `body` with each member of an object and the count that it is, if it is one.
  fileprivate func forEachCount(
    in bytes: Span<UInt8>, _ body: (JSONText, Int?) -> Void
  ) throws(JSONError) {
    guard kind == .object else { return }
    var scanner = JSONScanner(bytes, at: start)
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      body(name, try scanner.passValue().count(in: bytes))
    }
  }
}

package import JSONLines

/// One record as it stands in the log: its texts as places in its bytes, its numbers as numbers.
///
/// A member of the wrong type counts as missing, and so does an empty text.
package struct ScannedRecord {
  package private(set) var timestamp: JSONText?
  package private(set) var session: JSONText?
  package private(set) var tool: JSONText?
  package private(set) var file: JSONText?
  package private(set) var project: JSONText?
  package private(set) var projectFolder: JSONText?
  package private(set) var model: JSONText?
  package private(set) var agent: JSONText?
  package private(set) var branch: JSONText?
  package private(set) var command: JSONText?
  package private(set) var skill: JSONText?

  package private(set) var inputTokens = 0
  package private(set) var outputTokens = 0
  /// As written; the sum of the two where the record doesn't say.
  package private(set) var totalTokens = 0
  package private(set) var durationMilliseconds: Int?
  package private(set) var linesAdded = 0
  package private(set) var linesRemoved = 0
  private var hasError = false
  private var exitedWithFailure = false
  /// Whether the record stands for a hook input that wasn't understood.
  package private(set) var isRejected = false

  /// Whether the record has an `error`, even an empty one, or an exit code other than 0.
  package var hasFailed: Bool { hasError || exitedWithFailure }

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

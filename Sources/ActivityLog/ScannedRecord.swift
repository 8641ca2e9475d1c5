package import JSONLines

/// A record in the log: its texts as ranges of its bytes, its numbers as numbers.
///
/// A member of the wrong type counts as missing, and so does an empty text.
package struct ScannedRecord {
  @usableFromInline var members = FieldOffsets(for: RecordMember.table)
  /// The moment of a record that has no timestamp text, in seconds since 1970.
  package var seconds: Int?

  package var inputTokens = 0
  package var outputTokens = 0
  /// The total as written; if missing, the sum of the two.
  package var totalTokens = 0
  package var durationMilliseconds: Int?
  package var linesAdded = 0
  package var linesRemoved = 0
  private var exitedWithFailure = false
  /// Whether the record represents a hook input that wasn't understood.
  package var isRejected = false

  /// Whether the record has an `error`, even an empty one.
  package var hasError = false
  /// Whether the record has an `error` or an exit code other than 0.
  package var hasFailed: Bool { hasError || exitedWithFailure }

  /// Creates a record without members, to be filled elsewhere.
  package init() {}

  /// Reads a record.
  ///
  /// - Parameter bytes: One JSON object, optionally surrounded by white space.
  package init(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    try read(bytes)
  }

  /// Reads another record into this one.
  mutating func read(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    do throws(JSONError) {
      try members.scan(bytes, for: RecordMember.table)
    } catch {
      throw .notAnObject(error)
    }
    try readCounts(in: bytes)
  }

  /// Reads the record at the start of a text into this one if its layout is known.
  mutating func readKnown(
    in text: Span<UInt8>, by layouts: inout RecordLayoutMatcher
  ) -> RecordLayoutMatcher.Extent? {
    guard let extent = layouts.matchRecord(in: text, into: &members) else { return nil }
    // The scanner will report the error.
    guard (try? readCounts(in: text)) != nil else { return nil }
    return extent
  }

  /// Returns a hash of the texts of some members, given by their numbers.
  package func hash(
    of members: ContiguousArray<Int>, in bytes: Span<UInt8>, salt: SIMD2<UInt64>
  ) -> UInt64 {
    self.members.hash(of: members, in: bytes, salt: salt)
  }

  /// Removes all members.
  package mutating func removeAll() {
    members.present = 0
    self = ScannedRecord(reusing: members)
  }

  private init(reusing members: consuming FieldOffsets) { self.members = members }

  private mutating func readCounts(in bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    guard self[.tool] != nil else { throw .noTool }
    inputTokens = count(of: .inputTokens) ?? count(of: .flatInputTokens) ?? 0
    outputTokens = count(of: .outputTokens) ?? count(of: .flatOutputTokens) ?? 0
    totalTokens = count(of: .totalTokens) ?? inputTokens.saturatingAdd(outputTokens)
    durationMilliseconds = count(of: .duration)
    linesAdded = count(of: .linesAdded) ?? 0
    linesRemoved = count(of: .linesRemoved) ?? 0
    exitedWithFailure = false
    if let exitCode = value(of: .exitCode), case .number = exitCode.kind {
      exitedWithFailure = !exitCode.isZero(in: bytes)
    }
    hasError = if case .string? = value(of: .error)?.kind { true } else { false }
    isRejected = if case .true? = value(of: .rejected)?.kind { true } else { false }
  }

  /// Returns a member's value as a count.
  @inline(__always)
  private func count(of member: RecordMember) -> Int? {
    guard case .number? = value(of: member)?.kind else { return nil }
    let count = members.counts[member.rawValue]
    return count < 0 ? nil : count
  }

  /// Returns a member's value; `FieldOffsets.value(of:)` wouldn't be inlined.
  @inline(__always)
  private func value(of member: RecordMember) -> JSONValue? {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member.rawValue)
    return members.present & bit == 0 ? nil : members.values[member.rawValue]
  }

  /// The text of a member; nil if it is empty or not a string.
  ///
  /// The session ID may have either of its two names.
  @inlinable @inline(__always)
  package subscript(member: RecordMember) -> JSONText? {
    get {
      let text = members.nonEmptyText(of: member.rawValue)
      return text == nil && member.rawValue == RecordMember.sessionID.rawValue
        ? members.nonEmptyText(of: RecordMember.session.rawValue) : text
    }
    set { members.set(member.rawValue, to: newValue.map { JSONValue($0) }) }
  }
}

/// The members that most readers use.
extension ScannedRecord {
  package var timestamp: JSONText? { self[.timestamp] }
  package var session: JSONText? { self[.sessionID] }
  package var tool: JSONText? { self[.tool] }
  package var file: JSONText? { self[.file] }
  package var agent: JSONText? { self[.agent] }
  package var toolUseID: JSONText? { self[.toolUseID] }
}

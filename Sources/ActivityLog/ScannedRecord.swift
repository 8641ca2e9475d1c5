package import JSONLines

/// One record as it stands in the log: its texts as places in its bytes, its numbers as numbers.
///
/// A member of the wrong type counts as missing, and so does an empty text.
package struct ScannedRecord {
  @usableFromInline var members = FieldOffsets(RecordMember.table)
  /// The moment of a record that has no timestamp as text, in seconds since 1970.
  package var seconds: Int?

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
    try read(bytes)
  }

  /// Reads another record in place of this one.
  mutating func read(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    do throws(JSONError) {
      try members.scan(bytes, RecordMember.table)
    } catch {
      throw .notAnObject(error)
    }
    try takeCounts(bytes)
  }

  /// Reads the record at the beginning of a text in place of this one, if its layout is known.
  mutating func readKnown(
    _ text: Span<UInt8>, _ layouts: inout RecordLayoutMatcher
  ) -> RecordLayoutMatcher.Extent? {
    guard let extent = layouts.pass(text, into: &members) else { return nil }
    // What is wrong with it will be found when it is read by itself.
    guard (try? takeCounts(text)) != nil else { return nil }
    return extent
  }

  /// Lets the layout be known that the record has.
  func teach(_ text: Span<UInt8>, to layouts: inout RecordLayoutMatcher) {
    layouts.learn(text, RecordMember.table)
  }

  /// A hash of the texts of some members, by their numbers.
  package func hash(
    of members: ContiguousArray<Int>, in bytes: Span<UInt8>, salt: SIMD2<UInt64>
  ) -> UInt64 {
    self.members.hash(of: members, in: bytes, salt: salt)
  }

  /// Forgets all members.
  package mutating func removeAll() {
    members.present = 0
    self = ScannedRecord(members)
  }

  private init(_ members: consuming FieldOffsets) { self.members = members }

  private mutating func takeCounts(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    guard self[.tool] != nil else { throw .noTool }
    inputTokens = count(.inputTokens) ?? count(.flatInputTokens) ?? 0
    outputTokens = count(.outputTokens) ?? count(.flatOutputTokens) ?? 0
    totalTokens = count(.totalTokens) ?? inputTokens.saturatingAdd(outputTokens)
    durationMilliseconds = count(.duration)
    linesAdded = count(.linesAdded) ?? 0
    linesRemoved = count(.linesRemoved) ?? 0
    exitedWithFailure = false
    if let exitCode = value(of: .exitCode), case .number = exitCode.kind {
      exitedWithFailure = !exitCode.isZero(in: bytes)
    }
    hasError = if case .string? = value(of: .error)?.kind { true } else { false }
    isRejected = if case .true? = value(of: .rejected)?.kind { true } else { false }
  }

  /// The count that a member is.
  @inline(__always)
  private func count(_ member: RecordMember) -> Int? {
    guard case .number? = value(of: member)?.kind else { return nil }
    let count = members.counts[member.rawValue]
    return count < 0 ? nil : count
  }

  /// Its value; what `FieldOffsets` says would be a call.
  @inline(__always)
  private func value(of member: RecordMember) -> JSONValue? {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member.rawValue)
    return members.present & bit == 0 ? nil : members.values[member.rawValue]
  }

  /// The text of a member; nil where it is empty or no text. A session may be called by either name.
  @inlinable @inline(__always)
  package subscript(member: RecordMember) -> JSONText? {
    get {
      let text = members.nonEmptyText(member.rawValue)
      return text == nil && member.rawValue == RecordMember.sessionID.rawValue
        ? members.nonEmptyText(RecordMember.session.rawValue) : text
    }
    set { members.set(member.rawValue, to: newValue.map { JSONValue($0) }) }
  }
}

/// What most readers ask for.
extension ScannedRecord {
  package var timestamp: JSONText? { self[.timestamp] }
  package var session: JSONText? { self[.sessionID] }
  package var tool: JSONText? { self[.tool] }
  package var file: JSONText? { self[.file] }
  package var agent: JSONText? { self[.agent] }
  package var toolUseID: JSONText? { self[.toolUseID] }
}

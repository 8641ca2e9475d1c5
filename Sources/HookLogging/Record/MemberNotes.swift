import ActivityLog
import Redaction

/// Notes on the sources of a record's members, for people; kept only on request.
struct MemberNotes {
  /// The notes in the order in which they were taken; nil if not wanted.
  private var notes: ContiguousArray<(member: RecordMember, text: String)>?

  init(areWanted: Bool) { notes = areWanted ? [] : nil }

  var areWanted: Bool { notes != nil }

  /// Adds a note on a member, without secrets; the text is evaluated only if notes are wanted.
  mutating func addNote(_ text: @autoclosure () -> String, on member: RecordMember) {
    notes?.append((member, Redactor.redacted(text())))
  }

  /// Returns the notes on a member.
  func notes(on member: RecordMember) -> [String] {
    (notes ?? []).filter { $0.member == member }.map { $0.text }
  }
}

package import ActivityLog
import Redaction

/// Notes on the sources of a record's members, for people; kept only on request.
package struct MemberNotes {
  package typealias Note = (member: RecordMember, text: String)

  /// The notes in the order in which they were taken; nil if not wanted.
  private var notes: ContiguousArray<Note>?

  init(areWanted: Bool) { notes = areWanted ? [] : nil }

  var areWanted: Bool { notes != nil }

  /// Notes something about a member, without secrets; the text is made only if notes are wanted.
  mutating func note(_ member: RecordMember, _ text: @autoclosure () -> String) {
    notes?.append((member, Redactor.redacted(text())))
  }

  /// Returns the notes on a member.
  package func notes(of member: RecordMember) -> [String] {
    var texts: [String] = []
    for note in notes ?? [] where note.member == member { texts.append(note.text) }
    return texts
  }
}

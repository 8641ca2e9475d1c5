package import ActivityLog
import Redaction

/// Where the members of a record come from, in words for people; taken down only for a person who
/// asks.
package struct MemberNotes {
  package typealias Note = (member: RecordMember, text: String)

  /// In the order in which they were taken; nil when nobody asks.
  private var notes: ContiguousArray<Note>?

  init(areWanted: Bool) { notes = areWanted ? [] : nil }

  var areWanted: Bool { notes != nil }

  /// Takes a note of a member without the secrets in it; the text is only made when somebody wants it.
  mutating func note(_ member: RecordMember, _ text: @autoclosure () -> String) {
    notes?.append((member, Redactor.redacted(text())))
  }

  /// What was noted of a member.
  package func notes(of member: RecordMember) -> [String] {
    var texts: [String] = []
    for note in notes ?? [] where note.member == member { texts.append(note.text) }
    return texts
  }
}

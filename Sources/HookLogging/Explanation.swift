import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// The record of an input, member by member, with where each comes from: for the reader of a puzzling
/// number.
package struct Explanation {
  /// A member of the record, or one that isn't there with the reason.
  package struct Member {
    package let name: String
    /// As JSON; nil for a member that isn't there.
    package let value: String?
    package let notes: [String]
  }

  package let members: [Member]
  /// The record as it would stand in the log, without its newline.
  package let line: String
  /// Where it would be written.
  package let file: String?

  /// Members that a reader may miss, and of which the notes say why they aren't there.
  private static let missed: [RecordMember] = [.branch, .model, .resultHash]

  /// Nil when the hook would write nothing for this input.
  package init?(of input: Span<UInt8>, _ context: HookContext) {
    var builder = RecordBuilder(context, takesNotes: true)
    guard let record = builder.record(of: input) else { return nil }
    let line = record.line
    let bytes = line.span
    var object = JSONObject()
    guard (try? object.scan(bytes)) != nil else { return nil }
    var members: [Member] = []
    for member in RecordMember.allCases {
      let place = object.members.last { $0.name.string(in: bytes) == member.name }
      let value = place.map { bytes.string($0.value.start..<$0.value.end) }
      guard value != nil || Self.missed.contains(member) else { continue }
      let notes = builder.notes.notes(of: member)
      if value == nil, notes.isEmpty { continue }
      members.append(Member(name: member.name, value: value, notes: notes))
    }
    self.members = members
    self.line = bytes.string(0..<bytes.count - 1)
    file = LogDirectory(context.environment)?.directory.path(
      of: DayFile.name(for: context.now.localDate))
  }
}

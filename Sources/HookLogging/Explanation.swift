import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// The record of an input, member by member, with their sources, to explain puzzling numbers.
package struct Explanation {
  /// A member of the record, or the reason why it is missing.
  package struct Member {
    package let name: String
    /// The value as JSON; nil for a missing member.
    package let value: String?
    package let notes: [String]
  }

  package let members: [Member]
  /// The record as it would be logged, without its newline.
  package let line: String
  /// The path of the file that the hook would append it to.
  package let file: String?

  /// The members that readers may miss, and whose notes explain why.
  private static let missed: [RecordMember] = [.branch, .model, .resultHash]

  /// Explains an input; nil if the hook would write nothing for it.
  package init?(of input: Span<UInt8>, in context: HookContext) {
    var builder = RecordBuilder(of: input, in: context, takesNotes: true)
    guard let record = builder.record() else { return nil }
    let line = record.line
    let bytes = line.span
    guard let object = try? JSONObject(scanning: bytes) else { return nil }
    var members: [Member] = []
    for member in RecordMember.allCases {
      let place = object.members.last { $0.name.equals(member.name, in: bytes) }
      let value = place.map { bytes.string($0.value.start..<$0.value.end) }
      guard value != nil || Self.missed.contains(member) else { continue }
      let notes = builder.notes.notes(on: member)
      if value == nil, notes.isEmpty { continue }
      members.append(Member(name: member.name.description, value: value, notes: notes))
    }
    self.members = members
    self.line = bytes.string(0..<bytes.count - 1)
    file = LogDirectory(in: context.environment)?.directory.path(
      of: DayFile.name(for: context.now.localDate))
  }
}

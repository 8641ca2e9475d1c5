import ActivityLog
import Redaction
import ToolCalls

/// The last step of a record: its texts are redacted, and only then are the long ones cut, so that no half of
/// a secret is left.
struct RecordSanitizer {
  private let redacts: Bool

  /// - Parameter redacts: Whether to redact secrets.
  init(redacts: Bool) { self.redacts = redacts }

  /// Returns the beginning of a text for people: without secrets, at most 160 characters.
  static func excerpt(of text: String) -> String {
    let redacted = Redactor.redacted(text)
    let beginning = String(redacted.unicodeScalars.prefix(160))
    return beginning == redacted ? "'\(beginning)'" : "'\(beginning)'…"
  }

  /// Sanitizes a record's texts, and notes what was done to them.
  func finish(_ record: inout ActivityRecord, _ notes: inout MemberNotes) {
    var hasCleanDirectory = false
    record.changeTexts { member, text in
      let limit = member.maximumLength
      var finished = text
      // The project's directory again, with nothing but ~ in it that is new.
      if member == .projectDirectory, hasCleanDirectory { return text }
      if redacts {
        let secrets = Redactor.secrets(in: text, keeping: limit)
        finished = Redactor.redacted(text, secrets)
        for secret in secrets { notes.note(member, "redacted: \(secret.rule)") }
      }
      // Until here a project is its directory: the last component would be half of a secret with slashes.
      if member == .project {
        hasCleanDirectory = finished == text
        return ProjectDirectory(finished).name
      }
      if member == .url {
        guard let address = WebAddress(finished).publicPart else { return nil }
        if address != finished { notes.note(member, "without user info, query and fragment") }
        return address
      }
      guard let limit, finished.utf8.count > limit else { return finished }
      let kept = String(finished.unicodeScalars.prefix(limit))
      if kept != finished {
        notes.note(member, "first \(limit) of \(finished.unicodeScalars.count) characters")
      }
      return kept
    }
  }
}

extension RecordMember {
  /// The number of characters to keep of a text that can be long; nil for all.
  fileprivate var maximumLength: Int? {
    switch self {
    case .command, .pattern, .query, .error: 200
    default: nil
    }
  }
}

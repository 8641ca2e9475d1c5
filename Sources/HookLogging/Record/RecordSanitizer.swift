import ActivityLog
import Redaction
import ToolCalls

/// Redacts the texts of complete records, and only then truncates long ones: no part of a secret remains.
enum RecordSanitizer {
  /// Returns the beginning of a text for people: without secrets, at most 160 characters.
  static func excerpt(of text: String) -> String {
    let redacted = Redactor.redacted(text)
    let beginning = String(redacted.unicodeScalars.prefix(160))
    return beginning == redacted ? "'\(beginning)'" : "'\(beginning)'…"
  }

  /// Sanitizes a record's texts, and notes the changes.
  ///
  /// - Parameter redacts: Whether to redact secrets.
  static func sanitize(
    _ record: inout ActivityRecord, redacts: Bool, notes: inout MemberNotes
  ) {
    var hasCleanDirectory = false
    record.changeTexts { member, text in
      let limit = member.maximumLength
      var finished = text
      // The project's directory, which was found to be clean, with its home directory abbreviated to `~`.
      if member == .projectDirectory, hasCleanDirectory { return text }
      if redacts {
        let secrets = Redactor.secrets(in: text, keeping: limit)
        finished = Redactor.redacted(text, without: secrets)
        for secret in secrets { notes.addNote("redacted: \(secret.rule)", on: member) }
      }
      // Up to now, the project is its directory: the last component could be a part of a secret with slashes.
      if member == .project {
        hasCleanDirectory = finished == text
        return ProjectDirectory(finished).name
      }
      if member == .url {
        guard let address = WebAddress.publicPart(of: finished) else { return nil }
        if address != finished {
          notes.addNote("without user info, query and fragment", on: member)
        }
        return address
      }
      guard let limit, finished.utf8.count > limit else { return finished }
      let kept = String(finished.unicodeScalars.prefix(limit))
      if kept != finished {
        notes.addNote("first \(limit) of \(finished.unicodeScalars.count) characters", on: member)
      }
      return kept
    }
  }
}

extension RecordMember {
  /// The maximum number of characters of a text that can be long; nil for all others.
  fileprivate var maximumLength: Int? {
    switch self {
    case .command, .pattern, .query, .error: 200
    default: nil
    }
  }
}

import ActivityLog
import Redaction
import ToolCalls

/// Sanitizes complete records: redacts their texts, and only then truncates long ones, so that no part of a
/// secret remains.
struct RecordSanitizer {
  private let redacts: Bool

  /// Creates a sanitizer.
  ///
  /// - Parameter redacts: Whether to redact secrets.
  init(redacts: Bool) { self.redacts = redacts }

  /// Returns the beginning of a text for people: without secrets, at most 160 characters.
  static func excerpt(of text: String) -> String {
    let redacted = Redactor.redacted(text)
    let beginning = String(redacted.unicodeScalars.prefix(160))
    return beginning == redacted ? "'\(beginning)'" : "'\(beginning)'…"
  }

  /// Sanitizes a record's texts, and notes the changes.
  func finish(_ record: inout ActivityRecord, _ notes: inout MemberNotes) {
    var hasCleanDirectory = false
    record.changeTexts { member, text in
      let limit = member.maximumLength
      var finished = text
      // The project's directory, which was found to be clean, with its home directory abbreviated to `~`.
      if member == .projectDirectory, hasCleanDirectory { return text }
      if redacts {
        let secrets = Redactor.secrets(in: text, keeping: limit)
        finished = Redactor.redacted(text, secrets)
        for secret in secrets { notes.note(member, "redacted: \(secret.rule)") }
      }
      // Up to now, the project is its directory: the last component could be a part of a secret with slashes.
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
  /// The maximum number of characters of a text that can be long; nil for all others.
  fileprivate var maximumLength: Int? {
    switch self {
    case .command, .pattern, .query, .error: 200
    default: nil
    }
  }
}

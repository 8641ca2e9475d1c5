import ActivityLog
package import Transcripts

/// What the scan of a log went through, and what it couldn't use.
package struct DataQuality {
  /// The day files that were opened, and their bytes.
  package var files = 0
  package var bytes = 0
  /// The records in them and in totals, whatever the filters, rejected ones too.
  package var records = 0
  /// How many of those are only in totals, since their day files were rotated.
  package var rotated = 0
  /// Places where no record could be read.
  package var malformed = 0
  /// Records that stand for a hook input that wasn't understood.
  package var rejected = 0
  /// Records that name no model and count for that of their session's other calls, whatever the filters.
  package var filledModels = 0
  /// The lines of the hook's own list of troubles.
  package var troubles = 0

  /// Adds what reading transcripts went through; their rows are counted by what they tell.
  package mutating func add(_ transcripts: TranscriptScan) {
    files += transcripts.fileCount
    bytes += transcripts.byteCount
    malformed += transcripts.malformedCount
  }

  /// Adds that of other files.
  package static func += (left: inout DataQuality, right: DataQuality) {
    left.files += right.files
    left.bytes += right.bytes
    left.records = left.records.saturatingAdd(right.records)
    left.rotated = left.rotated.saturatingAdd(right.rotated)
    left.malformed = left.malformed.saturatingAdd(right.malformed)
    left.rejected = left.rejected.saturatingAdd(right.rejected)
    left.filledModels += right.filledModels
    left.troubles += right.troubles
  }

  /// What a person should know of it, with how often; nothing where all is well.
  package var findings: [(text: String, count: Int)] {
    [
      ("Rotated records (without files and percentiles)", rotated),
      ("Models taken from the session", filledModels),
      ("Malformed records (skipped)", malformed), ("Rejected hook inputs", rejected),
      ("Troubles of the hook (hook-trouble.log)", troubles),
    ].filter { $0.1 > 0 }
  }
}

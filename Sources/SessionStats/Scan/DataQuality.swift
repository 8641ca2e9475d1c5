import ActivityLog
import Transcripts

/// What the scan of a log went through, and what it couldn't use.
struct DataQuality {
  /// The day files that were opened, and their bytes.
  var files = 0
  var bytes = 0
  /// The records in them and in totals, whatever the filters, rejected ones too.
  var records = 0
  /// How many of those are only in totals, since their day files were rotated.
  var rotated = 0
  /// Places where no record could be read.
  var malformed = 0
  /// Records that stand for a hook input that wasn't understood.
  var rejected = 0
  /// Records that name no model and count for that of their session's other calls, whatever the filters.
  var filledModels = 0
  /// The lines of the hook's own list of troubles.
  var troubles = 0

  /// Adds what reading transcripts went through; their rows are counted by what they tell.
  mutating func add(_ transcripts: TranscriptScan) {
    files += transcripts.fileCount
    bytes += transcripts.byteCount
    malformed += transcripts.malformedCount
  }

  /// Adds that of other files.
  static func += (left: inout DataQuality, right: DataQuality) {
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
  var findings: [(text: String, count: Int)] {
    [
      ("Rotated records (without files and percentiles)", rotated),
      ("Models taken from the session", filledModels),
      ("Malformed records (skipped)", malformed), ("Rejected hook inputs", rejected),
      ("Troubles of the hook (hook-trouble.log)", troubles),
    ].filter { $0.1 > 0 }
  }
}

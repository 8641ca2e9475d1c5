import ActivityLog

/// Statistics of a scan, including the data that couldn't be used.
package struct DataQuality {
  /// The number of files that were opened.
  package var files = 0
  package var bytes = 0
  /// The number of records in day files and totals, regardless of filters, including rejected ones.
  package var records = 0
  /// The number of records that exist only in totals, because their day files were rotated.
  package var rotated = 0
  /// The number of places where no record could be read.
  package var malformed = 0
  /// The number of records of hook inputs that weren't understood.
  package var rejected = 0
  /// The number of records without a model that got that of their session's other calls, regardless of filters.
  package var filledModels = 0
  /// The number of calls in transcripts that weren't added, because the log of their day doesn't say which calls it
  /// holds.
  package var uncomparedCalls = 0
  /// The number of lines in the hook's error log.
  package var troubles = 0

  /// Adds the statistics of other files.
  static func += (left: inout DataQuality, right: DataQuality) {
    left.files += right.files
    left.bytes += right.bytes
    left.records = left.records.saturatingAdd(right.records)
    left.rotated = left.rotated.saturatingAdd(right.rotated)
    left.malformed = left.malformed.saturatingAdd(right.malformed)
    left.rejected = left.rejected.saturatingAdd(right.rejected)
    left.filledModels += right.filledModels
    left.uncomparedCalls += right.uncomparedCalls
    left.troubles += right.troubles
  }

  /// The problems that users should know about, with their counts; empty if there are none.
  package var findings: [(text: String, count: Int)] {
    [
      ("Rotated records (without files and percentiles)", rotated),
      ("Models taken from the session", filledModels),
      ("Transcript calls on days whose log has no IDs (skipped)", uncomparedCalls),
      ("Malformed records (skipped)", malformed), ("Rejected hook inputs", rejected),
      ("Troubles of the hook (hook-trouble.log)", troubles),
    ].filter { $0.1 > 0 }
  }
}

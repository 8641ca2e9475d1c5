import ActivityLog

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
  /// The lines of the hook's own list of troubles.
  var troubles = 0
}

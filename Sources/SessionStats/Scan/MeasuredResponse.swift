import OperatingSystem
import Transcripts

/// A response whose output is to be measured.
struct MeasuredResponse {
  let output: VisibleOutput
  let tokens: Int
  /// The local date of its last row.
  let day: CalendarDate
  /// As logged, nil where none is.
  let model: String?
}

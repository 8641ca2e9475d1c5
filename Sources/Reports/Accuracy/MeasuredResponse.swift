import ActivityLog
import Analysis
import Bytes
import OperatingSystem
import Pricing
import Transcripts

/// A response whose output is to be measured.
struct MeasuredResponse {
  let output: VisibleOutput
  let tokens: Int
  /// The local date of the last row.
  let day: CalendarDate
  /// The model as logged; nil if there is none.
  let model: String?

  /// Returns the responses of some days that a filter accepts.
  static func all(
    in scan: TranscriptScan, of days: DayRange, acceptedBy filter: inout RecordFilter,
    home: String?
  ) -> [MeasuredResponse] {
    var texts = TranscriptRecordBuilder(for: scan, home: home, usesRoots: true)
    var clock = RecordClock()
    var responses: [MeasuredResponse] = []
    for (response, output) in scan.outputs {
      let day = clock.localDate(of: response.seconds)
      guard days.contains(day) else { continue }
      texts.makeRecord(of: response)
      guard filter.accepts(texts.record, in: texts.bytes.span) else { continue }
      responses.append(
        MeasuredResponse(
          output: output, tokens: response.usage.output, day: day,
          model: response.model == 0 ? nil : scan.name(of: response.model)))
    }
    return responses
  }
}

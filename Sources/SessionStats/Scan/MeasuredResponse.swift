import ActivityLog
import POSIX
import Transcripts

/// A response with what can be seen of its output, and the names by which it can be asked for.
struct MeasuredResponse {
  let output: VisibleOutput
  let tokens: Int
  /// The local date of its last row.
  let day: CalendarDate
  /// As logged, nil where none is; its number in the table of names tells it from others.
  let model: String?
  let modelNumber: UInt32
  let session: String?
  let projectFolder: String?

  init(
    _ response: Response, _ output: VisibleOutput, names: [String], clock: inout RecordClock
  ) {
    let name = { (number: UInt32) in number == 0 ? nil : names[Int(number)] }
    self.output = output
    tokens = response.usage.output
    day = clock.localDate(of: response.seconds)
    model = name(response.model)
    modelNumber = response.model
    session = name(response.origin.session)
    projectFolder = output.projectFolder.isEmpty ? nil : output.projectFolder
  }

  /// The names that it has in a dimension, first the one that a report shows.
  func names(in dimension: Dimension) -> [String] {
    switch dimension {
    case .model: [dimension.label(model)] + [model].compactMap(\.self)
    case .session: [dimension.label(session)]
    case .project:
      projectFolder.map { [output.projectName, $0] } ?? [dimension.missing]
    default: []
    }
  }
}

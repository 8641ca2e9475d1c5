import ActivityLog
import JSONLines

/// What tool calls can be told apart by.
package enum Dimension: Sendable {
  /// The date of the file.
  case day
  case session
  case project
  case projectFolder
  case tool
  case model
  case file

  /// The text of a record in this dimension; nil when the record has none, and for the day, which
  /// isn't the record's.
  func text(of record: ScannedRecord) -> JSONText? {
    switch self {
    case .day: nil
    case .session: record.session
    case .project: record.project
    case .projectFolder: record.projectFolder
    case .tool: record.tool
    case .model: record.model
    case .file: record.file
    }
  }
}

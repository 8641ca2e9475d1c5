import ActivityLog
package import JSONLines
import OperatingSystem

/// A place in a transcript where no row could be read.
package struct MalformedRow: Sendable {
  package let path: String
  package let line: Int
  package let error: JSONError
}

/// The progress of a walk over transcripts: counts of what was read, and the state of the transcript being read.
struct TranscriptWalk: Sendable {
  /// The number of malformed rows to keep; the rest is only counted.
  private static let keptMalformed = 3

  private(set) var fileCount = 0
  var byteCount = 0
  var rowCount = 0
  private(set) var malformedCount = 0
  private(set) var malformed: [MalformedRow] = []

  private var path = ""
  /// The subagent whose transcript it is; nil for that of a session.
  private(set) var agentID: String?
  private(set) var projectRoot = ProjectRoot(ofTranscriptAt: "")
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  private(set) var seconds = 0
  private var clock = RecordClock()

  /// The session that the file's name tells, for rows that name none.
  var session: String { String(FilePath(path).name.dropLast(".jsonl".count)) }

  /// Begins another transcript.
  mutating func begin(_ file: TranscriptFile) {
    fileCount += 1
    path = file.path
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: path)
    seconds = file.modified.seconds
  }

  /// Moves to the time of a row, if it has one.
  mutating func advance(to row: TranscriptRow, in bytes: Span<UInt8>) {
    if let time = clock.seconds(of: row.timestamp, in: bytes) { seconds = time }
  }

  /// Counts a malformed row.
  mutating func addMalformed(line: Int, _ error: JSONError) {
    malformedCount += 1
    guard malformed.count < Self.keptMalformed else { return }
    malformed.append(MalformedRow(path: path, line: line, error: error))
  }

  /// Adds the counts of a walk over later files.
  static func += (walk: inout TranscriptWalk, later: TranscriptWalk) {
    walk.fileCount += later.fileCount
    walk.byteCount += later.byteCount
    walk.rowCount += later.rowCount
    walk.malformedCount += later.malformedCount
    walk.malformed += later.malformed.prefix(keptMalformed - walk.malformed.count)
  }
}

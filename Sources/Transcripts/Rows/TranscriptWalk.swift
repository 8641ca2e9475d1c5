import ActivityLog
import JSONLines
import OperatingSystem
import ToolCalls

/// The progress of a walk over transcripts: counts of what was read, and the state of the transcript being read.
package struct TranscriptWalk: Sendable {
  /// A place in a transcript where no row could be read.
  struct MalformedRow {
    let path: String
    let line: Int
    let reason: String
  }

  /// The number of malformed rows to keep; the rest is only counted.
  private static let keptMalformed = 3

  package private(set) var fileCount = 0
  package internal(set) var byteCount = 0
  var rowCount = 0
  package private(set) var malformedCount = 0
  private(set) var malformed: [MalformedRow] = []

  private var path = ""
  /// The subagent whose transcript it is; nil for that of a session.
  private(set) var agentID: String?
  private var projectRoot = ProjectRoot(ofTranscriptAt: "")
  /// The directory in which the transcript's session began; nil until a row names its directory.
  private(set) var root: ProjectDirectory?
  /// The time of the first row that has one, since 1970; `Int.max` until then.
  private(set) var start = Int.max
  /// The time of the last row that has one, since 1970; before that, of the file's last change.
  private(set) var seconds = 0
  private var clock = RecordClock()

  /// The session that the file's name tells, for rows that name none.
  private(set) var session = ""

  /// Begins another transcript.
  mutating func begin(file: TranscriptFile) {
    fileCount += 1
    path = file.path
    session = file.session
    agentID = file.agentID
    projectRoot = ProjectRoot(ofTranscriptAt: path)
    root = nil
    start = .max
    seconds = file.modified.seconds
  }

  /// Counts a row, and learns from the first ones when and where the transcript began.
  mutating func count(row: TranscriptRow, in bytes: Span<UInt8>) {
    rowCount += 1
    if start == .max, let time = clock.seconds(of: row.timestamp, in: bytes) { start = time }
    if root == nil, let directory = row.workingDirectory {
      root = projectRoot.root(of: directory.string(in: bytes))
    }
  }

  /// Moves to the time of a row, if it has one.
  mutating func advance(to row: TranscriptRow, in bytes: Span<UInt8>) {
    if let time = clock.seconds(of: row.timestamp, in: bytes) { seconds = time }
  }

  /// Counts a malformed row.
  mutating func addMalformed(line: Int, reason: String) {
    malformedCount += 1
    guard malformed.count < Self.keptMalformed else { return }
    malformed.append(MalformedRow(path: path, line: line, reason: reason))
  }

  /// Returns the messages about the first malformed rows, and one about the number of the others, called `rest`.
  package func malformedMessages(rest: (one: String, several: String)) -> [String] {
    let more = malformedCount - malformed.count
    return malformed.map { "\($0.path):\($0.line): not a row: \($0.reason)" }
      + (more > 0 ? ["and \(more) more \(more == 1 ? rest.one : rest.several)"] : [])
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

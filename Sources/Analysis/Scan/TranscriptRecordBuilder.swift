package import ActivityLog
import JSONLines
import ToolCalls
package import Transcripts

/// Converts calls and responses to records, whose texts are stored one after another, as in a line of a log.
package struct TranscriptRecordBuilder {
  package private(set) var record = ScannedRecord()
  package private(set) var bytes = ContiguousArray<UInt8>()
  private let transcripts: TranscriptScan
  private let home: String?
  /// Whether the project is the directory in which the session began, as in the log.
  private let usesRoots: Bool
  /// The project names and abbreviated paths of directories, by their number.
  private var projects: [UInt32: (name: String, directory: String)] = [:]

  package init(for transcripts: TranscriptScan, home: String?, usesRoots: Bool) {
    self.transcripts = transcripts
    self.usesRoots = usesRoots
    self.home = home
  }

  /// Makes the record of a call, with the hook's estimates.
  mutating func makeRecord(of call: Call) {
    makeRecord(from: call.origin, model: call.model, at: call.seconds)
    record[.tool] = text(of: call.tool)
    record[.file] = text(of: call.file)
    record[.command] = text(of: call.command)
    record[.skill] = text(of: call.skill)
    record.hasError = call.hasFailed
    record.inputTokens = TokenEstimate.tokens(ofCharacters: call.resultCharacters)
      .saturatingAdd(call.imageTokens)
    record.outputTokens = TokenEstimate.tokens(ofCharacters: call.argumentCharacters)
    record.totalTokens = record.inputTokens.saturatingAdd(record.outputTokens)
    record.linesAdded = call.linesAdded
    record.linesRemoved = call.linesRemoved
  }

  /// Makes a record with the names of a response.
  package mutating func makeRecord(of response: Response) {
    makeRecord(from: response.origin, model: response.model, at: response.seconds)
  }

  private mutating func makeRecord(from origin: RowOrigin, model: UInt32, at seconds: Int) {
    bytes.removeAll(keepingCapacity: true)
    record.removeAll()
    record.seconds = seconds
    record[.sessionID] = text(of: origin.session)
    record[.branch] = text(of: origin.branch)
    record[.model] = text(of: model)
    if let agent = transcripts.agentType(of: origin) { record[.agent] = text(agent) }
    let directory = usesRoots ? origin.root : origin.directory
    guard directory != 0 else { return }
    let project = project(of: directory)
    record[.project] = text(project.name)
    record[.projectDirectory] = text(project.directory)
  }

  private mutating func project(of directory: UInt32) -> (name: String, directory: String) {
    if let known = projects[directory] { return known }
    let path = ProjectDirectory(transcripts.name(of: directory))
    let project = (path.name, path.abbreviated(home: home))
    projects[directory] = project
    return project
  }

  private mutating func text(of number: UInt32) -> JSONText? {
    number == 0 ? nil : text(transcripts.name(of: number))
  }

  private mutating func text(_ text: String) -> JSONText {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return JSONText(start: start, end: bytes.count)
  }
}

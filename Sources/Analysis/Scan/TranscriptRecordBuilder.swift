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

  package init(_ transcripts: TranscriptScan, home: String?, usesRoots: Bool) {
    self.transcripts = transcripts
    self.usesRoots = usesRoots
    self.home = home
  }

  /// Returns the text with a number.
  package func name(_ number: UInt32) -> String { transcripts.names.names[Int(number)] }

  /// Creates the record of a call, with the hook's estimates.
  package mutating func make(_ call: Call) {
    begin(call.origin, model: call.model, at: call.seconds)
    record[.tool] = text(call.tool)
    record[.file] = text(call.file)
    record[.command] = text(call.command)
    record[.skill] = text(call.skill)
    record.hasError = call.hasFailed
    record.inputTokens = TokenEstimate.tokens(ofCharacters: call.resultCharacters)
      .saturatingAdd(call.imageTokens)
    record.outputTokens = TokenEstimate.tokens(ofCharacters: call.argumentCharacters)
    record.totalTokens = record.inputTokens.saturatingAdd(record.outputTokens)
    record.linesAdded = call.linesAdded
    record.linesRemoved = call.linesRemoved
  }

  /// Creates a record with the names of a response.
  package mutating func make(_ response: Response) {
    begin(response.origin, model: response.model, at: response.seconds)
  }

  private mutating func begin(_ origin: RowOrigin, model: UInt32, at seconds: Int) {
    bytes.removeAll(keepingCapacity: true)
    record.removeAll()
    record.seconds = seconds
    record[.sessionID] = text(origin.session)
    record[.branch] = text(origin.branch)
    record[.model] = text(model)
    if let agent = transcripts.agentType(of: origin) { record[.agent] = text(agent) }
    let directory = usesRoots ? origin.root : origin.directory
    guard directory != 0 else { return }
    let project = project(directory)
    record[.project] = text(project.name)
    record[.projectDirectory] = text(project.directory)
  }

  private mutating func project(_ directory: UInt32) -> (name: String, directory: String) {
    if let known = projects[directory] { return known }
    let path = ProjectDirectory(name(directory))
    let project = (path.name, path.abbreviated(home: home))
    projects[directory] = project
    return project
  }

  private mutating func text(_ number: UInt32) -> JSONText? {
    number == 0 ? nil : text(name(number))
  }

  private mutating func text(_ text: String) -> JSONText {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return JSONText(start: start, end: bytes.count)
  }
}

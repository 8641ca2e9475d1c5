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
  private let sessionNames: [String: String]
  /// The projects of directories, by the directory's number.
  private var projects: [UInt32: Project] = [:]
  /// The paths of files in reports, by the numbers of the root and of the path as given.
  private var paths: [UInt64: String] = [:]

  /// The names of the project that a directory belongs to, as in the log.
  private struct Project {
    let name: String
    let directory: String
    let worktree: String?
  }

  /// - Parameter sessionNames: The names that a log has for sessions, by their ids.
  package init(
    for transcripts: TranscriptScan, home: String?, sessionNames: [String: String] = [:]
  ) {
    self.sessionNames = sessionNames
    self.transcripts = transcripts
    self.home = home
  }

  /// Makes the record of a call, with the hook's estimates.
  mutating func makeRecord(of call: Call) {
    makeRecord(from: call.origin, model: call.model, at: call.seconds)
    record[.tool] = text(of: call.tool)
    if let path = path(of: call) { record[.file] = text(path) }
    record[.command] = text(of: call.command)
    record[.url] = text(of: call.url)
    record[.skill] = text(of: call.skill)
    record.hasError = call.hasFailed
    record.inputTokens = TokenEstimate.tokens(ofCharacters: call.resultCharacters)
      .saturatingAdd(call.imageTokens)
    record.outputTokens = TokenEstimate.tokens(ofCharacters: call.argumentCharacters)
    record.totalTokens = record.inputTokens.saturatingAdd(record.outputTokens)
    record.linesAdded = call.linesAdded
    record.linesRemoved = call.linesRemoved
  }

  private mutating func path(of call: Call) -> String? {
    let key = UInt64(call.origin.root) << 32 | UInt64(call.file)
    if let known = paths[key] { return known }
    let path = transcripts.file(of: call)
    paths[key] = path
    return path
  }

  /// Makes a record with the names of a response, which may contain advice by another model.
  package mutating func makeRecord(of response: Response, by model: UInt32? = nil) {
    makeRecord(from: response.origin, model: model ?? response.model, at: response.seconds)
    record[.skill] = text(of: response.attribution.skill)
    record[.server] = text(of: response.attribution.server)
    record[.plugin] = text(of: response.attribution.plugin)
  }

  private mutating func makeRecord(from origin: RowOrigin, model: UInt32, at seconds: Int) {
    bytes.removeAll(keepingCapacity: true)
    record.removeAll()
    record.seconds = seconds
    if origin.session != 0 {
      let session = transcripts.name(of: origin.session)
      record[.sessionID] = text(sessionNames[session] ?? session)
    }
    record[.branch] = text(of: origin.branch)
    record[.model] = text(of: model)
    if let agent = transcripts.agentType(of: origin) { record[.agent] = text(agent) }
    guard origin.root != 0 else { return }
    let project = project(of: origin.root)
    record[.project] = text(project.name)
    record[.projectDirectory] = text(project.directory)
    record[.worktree] = project.worktree.map { text($0) }
  }

  private mutating func project(of directory: UInt32) -> Project {
    if let known = projects[directory] { return known }
    let path = ProjectDirectory(transcripts.name(of: directory))
    let worktree = path.worktree
    let root = worktree?.repository ?? path
    let project = Project(
      name: root.name, directory: root.abbreviated(home: home), worktree: worktree?.name)
    projects[directory] = project
    return project
  }

  private mutating func text(of number: UInt32) -> JSONText? {
    guard number != 0 else { return nil }
    let start = bytes.count
    transcripts.names.append(number, to: &bytes)
    return JSONText(start: start, end: bytes.count)
  }

  private mutating func text(_ text: String) -> JSONText {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return JSONText(start: start, end: bytes.count)
  }
}

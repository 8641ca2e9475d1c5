import ActivityLog
import Bytes
package import JSONLines
package import OperatingSystem
import Pricing
import ToolCalls

/// What transcripts tell of the API's responses and of tool calls.
///
/// Memory grows with the number of responses and calls, not with what they hold.
package struct TranscriptScan: Sendable {
  /// All texts; responses and calls refer to them by number.
  package internal(set) var names = StringInterner()
  var responseTable = ResponseTable()
  var callTable = CallTable()
  /// The first result of each unknown call; nil unless such calls may be in earlier files.
  var unclaimed: UnclaimedResults?
  /// Nil unless asked for.
  var outputTable: VisibleOutputTable?
  /// What Claude Code itself counted for each session.
  package internal(set) var costStates: ContiguousArray<CostState> = []
  /// The sessions that forks were made from, by the fork: that of its last marked row.
  package internal(set) var originals: [UInt32: UInt32] = [:]
  /// The directories in which sessions began, by the session, from their own transcripts.
  var sessionRoots: [UInt32: (start: Int, root: UInt32)] = [:]
  /// The hashes of the sessions whose transcripts aren't read because they ended before the days in question.
  package let earlierSessions: Set<UInt64>
  /// The types of subagents by id, from their own descriptions, the last one read; these take precedence
  /// over what calls say.
  var describedTypes: [UInt32: UInt32] = [:]
  /// The types of subagents by id, from the first of their responses that tells.
  var attributedTypes: [UInt32: UInt32] = [:]
  package internal(set) var walk = TranscriptWalk()
  /// For the transcript being read: the number of its root's path; nil until the root is known.
  var rootNumber: UInt32?

  /// - Parameters:
  ///   - showsOutput: Whether to examine what the responses wrote.
  ///   - followsOthers: Whether another scan reads the files before these, and this one is added to it.
  ///   - earlierSessions: The hashes of the sessions whose transcripts aren't read because they ended before
  ///     the days in question; copies of their rows are skipped.
  package init(
    showsOutput: Bool = false, followsOthers: Bool = false, earlierSessions: Set<UInt64> = []
  ) {
    self.earlierSessions = earlierSessions
    outputTable = showsOutput ? VisibleOutputTable() : nil
    unclaimed = followsOthers ? UnclaimedResults() : nil
  }

  /// Returns the text with a number.
  package func name(of number: UInt32) -> String { names.name(of: number) }

  /// The responses, each once.
  package var responses: ContiguousArray<Response> {
    let settled = responseTable.settled
    return ContiguousArray(responseTable.countedPlaces.map { withSessionRoot(settled[$0]) })
  }

  /// The calls, each once, in the sessions of their responses.
  package var calls: ContiguousArray<Call> {
    let settled = responseTable.settled
    return ContiguousArray(
      callTable.calls.map { call in
        var call = call
        if let place = call.response {
          call.origin.session = settled[responseTable.index(of: place)].origin.session
        }
        if let root = sessionRoots[call.origin.session]?.root { call.origin.root = root }
        return call
      })
  }

  /// The responses, each with what can be seen of its output; empty unless asked for.
  package var outputs: [(response: Response, output: VisibleOutput)] {
    guard let outputTable else { return [] }
    let settled = responseTable.settled
    return responseTable.countedPlaces.map { (withSessionRoot(settled[$0]), outputTable[$0]) }
  }

  /// Returns a response with the directory in which its session began, if that is known.
  private func withSessionRoot(_ response: Response) -> Response {
    guard let root = sessionRoots[response.origin.session]?.root else { return response }
    var response = response
    response.claim.origin.root = root
    return response
  }

  /// Returns the type of a subagent; nil for the main conversation.
  package func agentType(of origin: RowOrigin) -> String? {
    guard origin.isSubagent else { return nil }
    let type =
      describedTypes[origin.agentID] ?? callTable.subagentTypes[origin.agentID]
      ?? attributedTypes[origin.agentID]
    return type.map { name(of: $0) }
      ?? TranscriptFile.agentType(ofUndescribed: name(of: origin.agentID))
  }

  /// Returns the path of a call's file, relative to the directory in which its session began if it is inside; nil if
  /// the call names no file.
  package func file(of call: Call) -> String? {
    guard call.file != 0 else { return nil }
    return ProjectDirectory(name(of: call.origin.root)).relativePath(of: name(of: call.file))
  }

  /// Reads a transcript; does nothing if it no longer exists.
  package mutating func read(_ file: TranscriptFile) throws(Errno) {
    let count = walk.fileCount
    try visitRows(of: file) { _, _ in true }
    guard walk.fileCount > count, walk.agentID == nil else { return }
    add(root: numberOfRoot(), of: names.number(of: walk.session), start: walk.start)
  }
}

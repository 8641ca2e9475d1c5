import ActivityLog
import Bytes
import JSONLines
import OperatingSystem
import Pricing
import ToolCalls

extension TranscriptScan: TranscriptVisitor {
  /// Keeps the type of a described subagent.
  mutating func beginFile(agentType: String?) {
    outputTable?.beginFile()
    responseTable.beginFile()
    rootNumber = nil
    if let id = walk.agentID, let agentType {
      describedTypes[names.number(of: id)] = names.number(of: agentType)
    }
  }

  /// Adds a part of a response, unless Claude Code made it up.
  ///
  /// A copy from before the days in question isn't added either.
  mutating func visit(
    response message: TranscriptMessage, of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> ResponseOrigin? {
    guard message.model?.equals("<synthetic>", in: bytes) != true else { return nil }
    let copied = copiedSession(of: row, in: bytes)
    if let copied {
      let fork = row.session.map { names.number(of: $0, in: bytes) }
      originals[fork ?? names.number(of: walk.session)] = names.number(of: copied, in: bytes)
    }
    if !earlierSessions.isEmpty, let copied,
      earlierSessions.contains(XXH64.hash(copied, in: bytes))
    {
      return nil
    }
    let claim = claim(of: row, copiedFrom: copied, in: bytes)
    var origin = ResponseOrigin(
      model: names.number(of: message.model, in: bytes), claim: claim, response: nil)
    guard let usage = message.usage else { return origin }
    let response = Response(
      usage: usage, details: details(of: message, usage: usage, in: bytes), model: origin.model,
      claim: claim, attribution: attribution(of: row, in: bytes),
      isUnfinished: message.stopReason == .null, isSidechain: row.isSidechain,
      first: walk.seconds)
    let place = responseTable.add(
      row: response, of: ResponseIdentity(of: message, in: row, bytes: bytes),
      inThread: thread(of: row, agentID: claim.origin.agentID))
    outputTable?.addPart(message, of: row, usage: usage, to: place, in: bytes)
    if claim.origin.isSubagent, let agent = row.text("attributionAgent", in: bytes),
      attributedTypes[claim.origin.agentID] == nil
    {
      attributedTypes[claim.origin.agentID] = names.number(of: agent, in: bytes)
    }
    origin.response = place
    return origin
  }

  /// Ends the thread's response.
  mutating func visit(prompt row: TranscriptRow, in bytes: Span<UInt8>) {
    responseTable.endResponse(ofThread: thread(of: row, agentID: agentID(of: row, in: bytes)))
  }

  private func thread(of row: TranscriptRow, agentID: UInt32) -> UInt64 {
    UInt64(agentID) << 1 | (row.isSidechain ? 1 : 0)
  }

  /// Returns the session that a row was copied from; nil if it is in its own session.
  private func copiedSession(of row: TranscriptRow, in bytes: Span<UInt8>) -> JSONText? {
    guard let copied = row.copiedSession(in: bytes) else { return nil }
    let own = row.session?.string(in: bytes) ?? walk.session
    return copied.string(in: bytes) == own ? nil : copied
  }

  private mutating func claim(
    of row: TranscriptRow, copiedFrom copied: JSONText?, in bytes: Span<UInt8>
  ) -> Claim {
    var origin = RowOrigin()
    if let session = copied ?? row.session {
      origin.session = names.number(of: session, in: bytes)
    } else {
      origin.session = names.number(of: walk.session)
    }
    origin.directory = names.number(of: row.workingDirectory, in: bytes)
    origin.root = numberOfRoot()
    origin.branch = names.number(of: row.branch, in: bytes)
    origin.agentID = agentID(of: row, in: bytes)
    origin.isSubagent = origin.agentID != 0 || row.isSidechain
    let rank: Claim.Rank =
      copied != nil
      ? .markedCopy : row.isProgress ? .progress : row.isSidechain ? .sidechain : .plain
    return Claim(
      standing: Claim.Standing(rank: rank, fileStart: walk.start), transcript: walk.fileCount,
      origin: origin, last: walk.seconds)
  }

  private mutating func agentID(of row: TranscriptRow, in bytes: Span<UInt8>) -> UInt32 {
    let number = names.number(of: row.agentID, in: bytes)
    guard number == 0, let id = walk.agentID else { return number }
    return names.number(of: id)
  }

  private mutating func attribution(of row: TranscriptRow, in bytes: Span<UInt8>) -> Attribution {
    Attribution(
      skill: names.number(of: row.text("attributionSkill", in: bytes), in: bytes),
      server: names.number(of: row.text("attributionMcpServer", in: bytes), in: bytes),
      plugin: names.number(of: row.text("attributionPlugin", in: bytes), in: bytes))
  }

  /// Returns the parts of a usage that its counts don't tell; nil for nearly all.
  private mutating func details(
    of message: TranscriptMessage, usage: TokenUsage, in bytes: Span<UInt8>
  ) -> UsageDetails? {
    guard let iterations = message.iterations, iterations.byteCount > 2,
      (try? UsageDetails.hasAny(in: iterations, bytes)) == true
    else { return nil }
    var details = UsageDetails()
    try? details.add(iterations, of: usage, in: bytes, names: &names)
    return details.isEmpty ? nil : details
  }

  /// Returns the number of the path of the directory in which the transcript's session began.
  mutating func numberOfRoot() -> UInt32 {
    if let rootNumber { return rootNumber }
    guard let root = walk.root else { return 0 }
    let number = names.number(of: root.path)
    rootNumber = number
    return number
  }

  /// Keeps the directory in which a session began, of several that of the older transcript.
  mutating func add(root: UInt32, of session: UInt32, start: Int) {
    guard root != 0 else { return }
    if let known = sessionRoots[session], known.start <= start { return }
    sessionRoots[session] = (start, root)
  }
}

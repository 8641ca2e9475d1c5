// Why a sum equals a single scan
//
// Files are read in order, and what they say of a response or call is combined by rules that depend on
// that order. If neighboring files were read separately, these rules hold as follows:
//
//     names          are numbered in the order of their appearance, the earlier files' first
//     a response     the largest of each count; the claim with the lowest standing, of equal ones the first of
//                    each session; last time: none of these depends on how the earlier rows were combined
//     a call         the row with the lowest standing, of equal ones the first
//     its result     the first one after the call in the call's own file, or else in another. Where the call is
//                    in the earlier files and was open at their end, that is the first one in the later files:
//                    one that no call there claimed, else the one of a copy of the call there
//     a subagent     the last description of its own, else the type in the call that started it
//
// Only two rules rely on Claude Code to repeat what it once wrote: a copy of a call has the same tool, by
// which the copy's result was measured, and a subagent has one type, whoever starts it again.

import JSONLines
import ToolCalls

extension TranscriptScan {
  /// Adds a scan of the files that come right after, made with `followsOthers`.
  package static func += (scan: inout TranscriptScan, later: TranscriptScan) {
    let numbers = scan.names.numbers(of: later.names)
    let places = scan.responseTable.addResponses(
      of: later.responseTable, numbers: numbers, afterTranscripts: scan.walk.fileCount)
    if let outputs = later.outputTable { scan.outputTable?.addOutputs(of: outputs, at: places) }
    for result in later.unclaimed?.results ?? [] { scan.endCall(of: result) }
    scan.callTable.addCalls(
      of: later.callTable, numbers: numbers, responses: places,
      afterTranscripts: scan.walk.fileCount)
    for (agent, type) in later.describedTypes {
      scan.describedTypes[numbers[Int(agent)]] = numbers[Int(type)]
    }
    for (agent, type) in later.attributedTypes
    where scan.attributedTypes[numbers[Int(agent)]] == nil {
      scan.attributedTypes[numbers[Int(agent)]] = numbers[Int(type)]
    }
    for (fork, original) in later.originals {
      scan.originals[numbers[Int(fork)]] = numbers[Int(original)]
    }
    for (session, root) in later.sessionRoots {
      scan.add(root: numbers[Int(root.root)], of: numbers[Int(session)], start: root.start)
    }
    scan.costStates += later.costStates.map { $0.renumbered(by: numbers) }
    scan.walk += later.walk
  }

  /// Adds what Claude Code itself counted for the sessions of other files, and nothing else of them.
  package mutating func addCostStates(of other: TranscriptScan) {
    let numbers = names.numbers(of: other.names)
    costStates += other.costStates.map { $0.renumbered(by: numbers) }
  }

  /// Ends the call of a result, or keeps the result where the call may be in earlier files.
  private mutating func endCall(of result: UnclaimedResult) {
    // No call is in the transcript with number 0.
    guard let place = callTable.place(ofOpenCall: result.call, in: 0) else {
      if !callTable.contains(id: result.call) { unclaimed?.addFirst(result) }
      return
    }
    // Its JSON was valid when it was read.
    let bytes = result.answer.span
    var scanner = JSONScanner(bytes)
    let answer =
      try? bytes.isEmpty ? ToolResponse(nil, in: bytes) : ToolResponse(scanning: &scanner)
    guard let answer else { return }
    try? end(
      callAt: place, with: answer, as: result.end, at: result.seconds, isOwn: false, in: bytes)
  }
}

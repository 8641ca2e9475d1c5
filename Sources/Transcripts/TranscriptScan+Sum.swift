// Why a sum equals a single scan
//
// Files are read in order, and what they say of a response or call is combined by rules that depend on
// that order. Where neighbouring files were read apart, these rules hold as follows:
//
//     names          are numbered in the order of their appearance, the earlier files' first
//     a response     largest output, of equal ones the later; first row outside of a sidechain; last time:
//                    none of these depends on how the earlier rows were combined
//     a call         the earlier files' row
//     its result     the first one after the call. Where the call is in the earlier files and was open at
//                    their end, that is the first one in the later files: one that no call there claimed,
//                    else the one of a copy of the call there
//     a subagent     the last description of its own, else the type in the call that started it
//
// Only two rules rely on Claude Code to repeat what it once wrote: a copy of a call has the same tool, by
// which the copy's result was measured, and a subagent has one type, whoever starts it again.

import Bytes
import JSONLines
import ToolCalls

extension TranscriptScan {
  /// Adds a scan of the files that come right after, made with `followsOthers`.
  package static func += (scan: inout TranscriptScan, later: TranscriptScan) {
    let numbers = InternedIDs(of: later.names, in: &scan.names)
    let places = scan.responseTable.add(later.responseTable, numbers: numbers)
    if let outputs = later.outputTable { scan.outputTable?.add(outputs, at: places) }
    for result in later.unclaimed?.results ?? [] { scan.add(result) }
    scan.callTable.add(later.callTable, numbers: numbers)
    for (agent, type) in later.describedTypes {
      scan.describedTypes[numbers[agent]] = numbers[type]
    }
    scan.walk += later.walk
  }

  /// Ends the call of a result, or keeps the result where the call may be in earlier files.
  private mutating func add(_ result: UnclaimedResult) {
    if let place = callTable.place(ofOpenCall: result.call) {
      // Its JSON was valid when it was read.
      try? end(place, result)
    } else if !callTable.contains(result.call) {
      unclaimed?.add(result)
    }
  }

  private mutating func end(_ place: Int, _ result: UnclaimedResult) throws(JSONError) {
    let bytes = result.answer.span
    var scanner = JSONScanner(bytes)
    let answer =
      bytes.isEmpty ? try ToolResponse(nil, in: bytes) : try ToolResponse(scanning: &scanner)
    try end(
      callAt: place, with: answer, isFailure: result.isFailure, at: result.seconds, in: bytes)
  }
}

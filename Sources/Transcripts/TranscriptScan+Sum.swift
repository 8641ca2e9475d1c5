// Why a sum is what one scan would have told
//
// Files are read in order, and what they say of one response or call is put together by rules that go by
// that order. Where neighbouring files were read apart, the rules are kept so:
//
//     names          have numbers in the order in which they came, the earlier files' first
//     a response     largest output, of equal ones the later; first row outside of a sidechain; last time:
//                    none of these asks how the rows before were put together
//     a call         the earlier files' row
//     its result     the first one behind the call. Where the call is in the earlier files and was open at
//                    their end, that is the first one in the later files: one that no call there claimed,
//                    else the one that a copy of the call there has
//     a subagent     the last description of its own, else the type in the call that started it
//
// It matters only in two places that Claude Code keeps to what it once wrote: a copy of a call has the same
// tool, since the copy's result was measured by that, and a subagent has one type, whoever starts it again.

import Bytes
import HookLogging
import JSONLines

extension TranscriptScan {
  /// Adds a scan of the files that come right behind, made as one that `followsOthers`.
  package static func += (scan: inout TranscriptScan, later: TranscriptScan) {
    let numbers = InternedIDs(of: later.names, in: &scan.names)
    let places = scan.responseTable.add(later.responseTable, numbers)
    if let outputs = later.outputTable { scan.outputTable?.add(outputs, at: places) }
    for result in later.unclaimed?.results ?? [] { scan.add(result) }
    scan.callTable.add(later.callTable, numbers)
    for (agent, type) in later.describedTypes {
      scan.describedTypes[numbers[agent]] = numbers[type]
    }
    scan.fileCount += later.fileCount
    scan.byteCount += later.byteCount
    scan.rowCount += later.rowCount
    scan.malformedCount += later.malformedCount
    scan.malformed += later.malformed.prefix(max(0, keptMalformed - scan.malformed.count))
  }

  /// Gives a result to its call, or keeps it where that may be in files before.
  private mutating func add(_ result: UnclaimedResult) {
    if let place = callTable.place(ofOpenCall: result.call) {
      // It was passed as JSON where it was read.
      try? end(place, result)
    } else if !callTable.contains(result.call) {
      unclaimed?.add(result)
    }
  }

  private mutating func end(_ place: Int, _ result: UnclaimedResult) throws(JSONError) {
    let bytes = result.answer.span
    var scanner = JSONScanner(bytes)
    let answer =
      bytes.isEmpty ? try ToolResponse(nil, in: bytes) : try ToolResponse(passing: &scanner)
    try end(
      callAt: place, with: answer, isFailure: result.isFailure, at: result.seconds, bytes)
  }
}

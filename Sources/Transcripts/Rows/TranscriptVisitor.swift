// One walk over transcripts
//
//     TranscriptSearch's files -> TranscriptReader -> TranscriptRow -> TranscriptScan, for reports
//                                                                   -> CallReplay, for the import
//
// An assistant row is a part of a response, with what that is billed for, and may hold tool calls; a user
// row holds the results of calls, or what the user said. Claude Code's format isn't published (hooks reference: "internal"), so a
// member that is missing or has another type is never an error.

import JSONLines
import OperatingSystem
import ToolCalls

/// Whether a call is wanted, by the hash of its `tool_use_id` and the time at which it ended, since 1970.
package typealias CallFilter = (_ id: UInt64, _ seconds: Int) -> Bool

/// A consumer of the responses, calls and results in transcripts, in the order in which they were written.
protocol TranscriptVisitor {
  /// What the calls of a response have in common.
  associatedtype CallOrigin

  /// The progress of the walk.
  var walk: TranscriptWalk { get set }

  /// Prepares for the rows of a transcript.
  ///
  /// - Parameter agentType: The type of its subagent, from a description; nil if there is none.
  mutating func beginFile(agentType: String?)

  /// Visits a part of a response and returns the origin of its calls; nil to skip them.
  mutating func visit(
    response: TranscriptMessage, of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> CallOrigin?

  /// Visits what the user said.
  mutating func visit(prompt row: TranscriptRow, in bytes: Span<UInt8>)

  /// Visits what Claude Code itself counted for the session so far.
  mutating func visit(costState row: TranscriptRow, in bytes: Span<UInt8>)

  /// Visits a call.
  mutating func visit(
    call: MessageBlock, from origin: CallOrigin, in bytes: Span<UInt8>
  ) throws(JSONError)

  /// Visits the result of a call, with the tool's response if the row has it.
  mutating func visit(
    result: MessageBlock, response: ToolResponse?, of row: TranscriptRow, in bytes: Span<UInt8>,
    isWanted: CallFilter
  ) throws(JSONError)
}

extension TranscriptVisitor {
  /// Visits what a transcript holds; does nothing if it no longer exists.
  mutating func visitRows(of file: TranscriptFile, isWanted: CallFilter) throws(Errno) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.opening(file.path)
    } catch .notFound {
      return
    }
    walk.begin(file: file)
    beginFile(agentType: walk.agentID.flatMap { _ in file.describedAgentType() })
    var reader = TranscriptReader(of: descriptor)
    defer { walk.byteCount += reader.byteCount }
    while let entry = try reader.next() {
      switch entry {
      case .row(let row):
        walk.count(row: row, in: reader.bytes)
        // An error inside a row that is JSON costs only the rest of that row.
        try? visit(row: row, in: reader.bytes, isWanted: isWanted)
      case .malformed(let line, let reason): walk.addMalformed(line: line, reason: reason)
      }
    }
  }

  private mutating func visit(
    row: TranscriptRow, in bytes: Span<UInt8>, isWanted: CallFilter
  ) throws(JSONError) {
    switch row.kind {
    case .assistant, .user: break
    case .progress:
      guard let row = try row.subagentRow(in: bytes) else { return }
      return try visit(row: row, in: bytes, isWanted: isWanted)
    case .costState: return visit(costState: row, in: bytes)
    case .other: return
    }
    guard let message = row.message else { return }
    walk.advance(to: row, in: bytes)
    if row.kind == .assistant {
      guard let origin = visit(response: message, of: row, in: bytes) else { return }
      for block in message.blocks where block.isOf(type: "tool_use", in: bytes) {
        try visit(call: block, from: origin, in: bytes)
      }
      return
    }
    let results = message.blocks.filter { $0.isOf(type: "tool_result", in: bytes) }
    if results.isEmpty { visit(prompt: row, in: bytes) }
    for result in results {
      // A row has one member for the responses to all its calls; there is nearly always one call.
      let response = results.count == 1 ? row.toolUseResult : nil
      try visit(result: result, response: response, of: row, in: bytes, isWanted: isWanted)
    }
  }
}

/// Where a row comes from; its texts by their numbers in the scan's table of names, 0 for none.
package struct RowOrigin {
  package var session: UInt32 = 0
  /// The directory in which Claude Code worked, as the row has it.
  package var directory: UInt32 = 0
  /// The directory in which the session began, where the transcript's own directory tells, else the same.
  package var root: UInt32 = 0
  package var branch: UInt32 = 0
  /// The id of the subagent.
  package var agentID: UInt32 = 0
  /// Whether a subagent wrote it.
  package var isSubagent = false
}

/// Where a row comes from; its texts by their numbers in the scan's table of names, 0 for none.
package struct RowOrigin {
  package var session: UInt32 = 0
  /// The folder in which Claude Code worked, as the row has it.
  package var folder: UInt32 = 0
  /// The folder in which the session began, where the transcript's own folder tells, else the same.
  package var root: UInt32 = 0
  package var branch: UInt32 = 0
  /// The id of the subagent.
  package var agentID: UInt32 = 0
  /// Whether a subagent wrote it.
  package var isSubagent = false
}

/// The origin of a row. Texts are numbers in the scan's table of names; 0 means none.
package struct RowOrigin {
  package var session: UInt32 = 0
  /// The directory in which Claude Code worked, as the row has it.
  package var directory: UInt32 = 0
  /// The directory in which the session began, if the transcript's path tells, or else the same directory.
  package var root: UInt32 = 0
  package var branch: UInt32 = 0
  /// The id of the subagent.
  package var agentID: UInt32 = 0
  /// Whether a subagent wrote it.
  package var isSubagent = false

  /// Returns the origin with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> RowOrigin {
    RowOrigin(
      session: numbers[Int(session)], directory: numbers[Int(directory)], root: numbers[Int(root)],
      branch: numbers[Int(branch)], agentID: numbers[Int(agentID)], isSubagent: isSubagent)
  }
}

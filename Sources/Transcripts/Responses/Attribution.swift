/// What Claude Code says that a response was made for. Texts are numbers in the scan's table of names; 0 means none.
package struct Attribution {
  /// The skill at work (`attributionSkill`).
  package var skill: UInt32 = 0
  /// The MCP server whose result it read (`attributionMcpServer`).
  package var server: UInt32 = 0
  /// The plugin that the skill or subagent comes from (`attributionPlugin`).
  package var plugin: UInt32 = 0

  /// Takes over what is missing.
  mutating func fill(from other: Attribution) {
    if skill == 0 { skill = other.skill }
    if server == 0 { server = other.server }
    if plugin == 0 { plugin = other.plugin }
  }

  /// Returns the attribution with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> Attribution {
    Attribution(
      skill: numbers[Int(skill)], server: numbers[Int(server)], plugin: numbers[Int(plugin)])
  }
}

import Bytes
import CommandLineTool

/// The tools that a matcher or a condition can name.
enum ToolNames {
  /// The tools of Claude Code itself, including those of older versions.
  static let builtIn = [
    "Agent", "AskUserQuestion", "Bash", "BashOutput", "CronCreate", "CronDelete", "CronList",
    "Edit", "EnterPlanMode", "EnterWorktree", "ExitPlanMode", "ExitWorktree", "Glob", "Grep",
    "KillShell", "LS", "LSP", "ListAgents", "ListMcpResourcesTool", "Monitor", "MultiEdit",
    "NotebookEdit", "NotebookRead", "PowerShell", "Read", "ReadMcpResourceTool", "ReportFindings",
    "ScheduleWakeup", "SendMessage", "Skill", "Task", "TaskCreate", "TaskGet", "TaskList",
    "TaskOutput", "TaskStop", "TaskUpdate", "TodoWrite", "ToolSearch", "WebFetch", "WebSearch",
    "Workflow", "Write",
  ]

  /// The names on which patterns are tried, including one of an MCP server's tools.
  static let examples = builtIn + ["mcp__server__tool"]

  /// Whether a tool may have that name.
  ///
  /// An unknown name is accepted if it looks like that of an MCP tool, or like that of a built-in one without
  /// being a misspelling.
  static func canBe(_ name: String) -> Bool {
    if builtIn.contains(name) { return true }
    if name.hasPrefix("mcp__") { return name.dropFirst(5).has(text: "__") }
    return name.utf8.count > 3
      && name.utf8.first?.is(.capital) == true
      && name.utf8.allSatisfy { $0.is(.letter) }
      && NearestWord.find(name, among: builtIn) == nil
  }
}

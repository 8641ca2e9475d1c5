import Bytes
import CommandLineTool

/// The tools that a matcher or a condition can name.
enum ToolNames {
  /// Those of Claude Code itself, also of older versions.
  static let builtIn = [
    "Agent", "AskUserQuestion", "Bash", "BashOutput", "CronCreate", "CronDelete", "CronList",
    "Edit",
    "EnterPlanMode", "EnterWorktree", "ExitPlanMode", "ExitWorktree", "Glob", "Grep", "KillShell",
    "LS", "LSP", "ListAgents", "ListMcpResourcesTool", "Monitor", "MultiEdit", "NotebookEdit",
    "NotebookRead", "PowerShell", "Read", "ReadMcpResourceTool", "ReportFindings",
    "ScheduleWakeup", "SendMessage", "Skill", "Task", "TaskCreate", "TaskGet", "TaskList",
    "TaskOutput", "TaskStop", "TaskUpdate", "TodoWrite", "ToolSearch", "WebFetch", "WebSearch",
    "Workflow", "Write",
  ]

  /// Names on which patterns are tried: one of an MCP server's tools, too.
  static let examples = builtIn + ["mcp__server__tool"]

  /// Whether a tool can have that name. One of Claude Code's that isn't known here begins as they do, and
  /// isn't nearly the name of another.
  static func canBe(_ name: String) -> Bool {
    if builtIn.contains(name) { return true }
    if name.hasPrefix("mcp__") { return name.dropFirst(5).has(text: "__") }
    return name.utf8.count > 3
      && name.utf8.first?.is(.capital) == true
      && name.utf8.allSatisfy { $0.is(.letter) }
      && NearestWord.find(name, among: builtIn) == nil
  }
}

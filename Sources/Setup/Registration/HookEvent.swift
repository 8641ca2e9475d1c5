/// The hook events of Claude Code.
enum HookEvent {
  /// The events that are logged; Claude Code has separate ones for calls that succeed and that fail.
  static let logged = ["PostToolUse", failure]
  /// The event of calls that fail.
  static let failure = "PostToolUseFailure"

  /// All events of 2.1.332; hooks under another name are dropped.
  private static let known: Set = [
    "ConfigChange", "CwdChanged", "DirectoryAdded", "Elicitation", "ElicitationResult",
    "FileChanged", "InstructionsLoaded", "MessageDisplay", "Notification", "PermissionDenied",
    "PermissionRequest", "PostCompact", "PostModelSwitch", "PostToolBatch", "PostToolUse",
    "PostToolUseFailure", "PreCompact", "PreModelSwitch", "PreSkillShellCommand", "PreToolUse",
    "SessionEnd", "SessionStart", "Setup", "Stop", "StopFailure", "SubagentStart", "SubagentStop",
    "TaskCompleted", "TaskCreated", "TeammateIdle", "UserPromptExpansion", "UserPromptSubmit",
    "WorktreeCreate", "WorktreeRemove",
  ]

  /// Whether a member of `hooks` has the name of an event.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }
}

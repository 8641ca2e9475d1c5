package import CommandLineTool

/// The commands that install, uninstall and check the hook, with their options.
package enum SetupOptions {
  static let scope = Option(
    "scope", value: "scope", values: .words(SettingsScope.self),
    help:
      "Which settings: user (all your sessions, the default), project (.claude/settings.json here, "
      + "by the program's bare name, to share), local (.claude/settings.local.json here).")
  static let settings = Option(
    "settings", value: "file", values: .file, help: "Another settings file.")
  static let replace = Option(
    "replace", help: "Take out the shell logger, session-logger.sh, which counts the same calls.")
  static let replaceAlso = Option(
    "replace", help: "Take out the shell logger, session-logger.sh, as well.")
  static let dryRun = Option("dry-run", help: "Only show what would change.")
  static let json = Option("json", help: "Print JSON.")

  package static let install = Command(
    "claude-hook-log install", overview: "Register the hook in Claude Code's settings.",
    usage: ["[--scope <scope>] [--settings <file>] [--replace] [--dry-run]"],
    options: [scope, settings, replace, dryRun],
    discussion: """
      Adds a group to the events PostToolUse and PostToolUseFailure; every other byte
      of the file stays. A copy of the file goes to backups/claude-hook-log in ~/.claude
      first. A registration that is there already gets this program's path. A directory
      ~/.claude/logs, in which Claude Code deletes old files, becomes a link to
      ~/.claude/activity, where it doesn't.
      """,
    exitStatuses: [
      (.success, "done"),
      (
        .failure,
        "the file was left as it was, the logs couldn't be moved, or nothing will be logged, and why"
      ),
      (.usage, "wrong usage"),
    ])

  package static let uninstall = Command(
    "claude-hook-log uninstall", overview: "Take the hook out of Claude Code's settings.",
    usage: ["[--scope <scope>] [--settings <file>] [--replace] [--dry-run]"],
    options: [scope, settings, replaceAlso, dryRun],
    discussion: """
      Right after an install the file is byte for byte what it was before; later, all
      that was changed since stays. The logs stay, too.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "the file was left as it was, and why"),
      (.usage, "wrong usage"),
    ])

  package static let doctor = Command(
    "claude-hook-log doctor",
    overview: "Say whether logging works, and what to do where it doesn't.",
    usage: ["[--json]"], options: [json],
    environment: [
      EnvironmentVariable(
        "CLAUDE_CODE_PLUGIN_CACHE_DIR",
        help: "Where Claude Code keeps plugins (default: plugins in its directory)."),
      EnvironmentVariable(
        "CLAUDE_CODE_SAFE_MODE", help: "Where it is on, Claude Code runs no hooks."),
      EnvironmentVariable(
        "CLAUDE_CODE_SIMPLE", help: "Where it is on, Claude Code runs no hooks."),
      EnvironmentVariable("PATH", help: "Where programs are looked for by their bare name."),
    ],
    discussion: """
      Looks at the settings of the user, of the project in this directory, of plugins and
      of the administrator, at the programs that they name, at the directory of the logs
      and what is in it; and logs a made-up call into a temporary directory.
      """,
    exitStatuses: [
      (.success, "all is well"), (.failure, "there is trouble"), (.usage, "wrong usage"),
    ])
}

package import CommandLineTool

/// The commands that install, uninstall and check the hook, with their options.
package enum SetupOptions {
  static let scope = Option(
    "scope", value: "scope", values: .words(SettingsScope.self),
    help:
      "The settings to edit: user (default; all your sessions), project (.claude/settings.json "
      + "here, for your team; names the program without a path), or local "
      + "(.claude/settings.local.json here).")
  static let settings = Option(
    "settings", value: "file", values: .file, help: "The settings file to edit instead.")
  static let replace = Option(
    "replace", help: "Remove the shell logger, session-logger.sh, which counts the same calls.")
  static let replaceAlso = Option(
    "replace", help: "Also remove the shell logger, session-logger.sh.")
  static let dryRun = Option("dry-run", help: "Show what would change; change nothing.")
  static let json = Option("json", help: "Print JSON.")

  package static let install = Command(
    "claude-hook-log install", overview: "Register the hook in Claude Code's settings.",
    usage: ["[--scope <scope>] [--settings <file>] [--replace] [--dry-run]"],
    options: [scope, settings, replace, dryRun],
    discussion: """
      Adds a group to the events PostToolUse and PostToolUseFailure, and changes no
      other byte of the file. First copies the file to backups/claude-hook-log in
      ~/.claude. If the hook is registered already, updates the program's path.
      Claude Code deletes old files in ~/.claude/logs, so that directory becomes a
      link to ~/.claude/activity, where it doesn't.
      """,
    exitStatuses: [
      (.success, "done"),
      (
        .failure,
        "the file is unchanged, the logs couldn't be moved, or nothing will be logged; says why"
      ),
      (.usage, "wrong usage"),
    ])

  package static let uninstall = Command(
    "claude-hook-log uninstall", overview: "Remove the hook from Claude Code's settings.",
    usage: ["[--scope <scope>] [--settings <file>] [--replace] [--dry-run]"],
    options: [scope, settings, replaceAlso, dryRun],
    discussion: """
      Right after an install, this restores the file byte for byte. Later, it keeps
      all other changes. It never removes logs.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "the file is unchanged; says why"), (.usage, "wrong usage"),
    ])

  package static let doctor = Command(
    "claude-hook-log doctor", overview: "Check whether logging works, and say how to fix it.",
    usage: ["[--json]"], options: [json],
    environment: [
      EnvironmentVariable(
        "CLAUDE_CODE_PLUGIN_CACHE_DIR",
        help: "Claude Code's directory of plugins (default: plugins in its directory)."),
      EnvironmentVariable("CLAUDE_CODE_SAFE_MODE", help: "If on, Claude Code runs no hooks."),
      EnvironmentVariable("CLAUDE_CODE_SIMPLE", help: "If on, Claude Code runs no hooks."),
      EnvironmentVariable(
        "PATH", help: "The directories of programs that settings name without a path."),
    ],
    discussion: """
      Checks the settings of the user, of the project in this directory, of plugins
      and of the administrator; the programs that they name; and the directory of
      the logs and its files. Then logs a made-up call into a temporary directory.
      """,
    exitStatuses: [
      (.success, "all is well"), (.failure, "something is wrong"), (.usage, "wrong usage"),
    ])
}

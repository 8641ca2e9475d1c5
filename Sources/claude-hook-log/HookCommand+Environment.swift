import CommandLineTool

extension HookCommand {
  /// The environment variables that the hook reads.
  static let environment = [
    EnvironmentVariable(
      "CLAUDE_LOG_DIR",
      help:
        "The directory of the daily files (default: $CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs). "
        + "A leading ~/ is expanded, a relative path taken from $HOME."),
    EnvironmentVariable(
      "CLAUDE_LOG_TOKENS", help: "off: estimate no tokens; the characters are still counted."),
    EnvironmentVariable(
      "CLAUDE_LOG_DETAILS",
      help: "Anything but a clear yes: leave out files, commands, patterns, queries, addresses and "
        + "the text of errors."),
    EnvironmentVariable(
      "CLAUDE_LOG_REDACT",
      help: "off: write texts as they came, with the secrets in them."),
    EnvironmentVariable("CLAUDE_SESSION_ID", help: "A tag of your own for the session."),
    EnvironmentVariable(
      "CLAUDE_CODE_SESSION_ID", help: "The session where the hook input names none."),
    EnvironmentVariable(
      "CLAUDE_PROJECT_DIR", help: "The project's directory (default: that of the hook input)."),
    EnvironmentVariable(
      "CLAUDE_CONFIG_DIR", help: "The directory of Claude Code's settings (default: ~/.claude)."),
    EnvironmentVariable("HOME", help: "What ~ stands for."),
    EnvironmentVariable(
      "TMPDIR", help: "Where troubles are told that the directory can't take (default: /tmp)."),
    EnvironmentVariable("TZ", help: "The time zone of the daily files."),
  ]
}

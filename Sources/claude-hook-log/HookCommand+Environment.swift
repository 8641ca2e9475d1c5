import CommandLineTool

extension HookCommand {
  /// The environment variables that the hook reads.
  static let environment = [
    EnvironmentVariable(
      "CLAUDE_LOG_DIR",
      help:
        "The directory of the day files (default: $CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs). "
        + "A leading ~/ is expanded; a relative path starts at $HOME."),
    EnvironmentVariable(
      "CLAUDE_LOG_TOKENS", help: "If off, don't estimate tokens; characters are still counted."),
    EnvironmentVariable(
      "CLAUDE_LOG_DETAILS",
      help: "Unless it is a clear yes, leave out files, commands, patterns, queries, addresses and "
        + "error texts."),
    EnvironmentVariable(
      "CLAUDE_LOG_REDACT",
      help: "If off, log texts as they are, including secrets."),
    EnvironmentVariable("CLAUDE_SESSION_ID", help: "Your own tag for the session."),
    EnvironmentVariable(
      "CLAUDE_CODE_SESSION_ID", help: "The session, if the hook input doesn't name one."),
    EnvironmentVariable(
      "CLAUDE_PROJECT_DIR", help: "The project's directory (default: the one in the hook input)."),
    EnvironmentVariable(
      "CLAUDE_CONFIG_DIR", help: "The directory of Claude Code's settings (default: ~/.claude)."),
    EnvironmentVariable("HOME", help: "Your home directory, ~."),
    EnvironmentVariable(
      "TMPDIR",
      help: "Where errors are logged if the log directory can't take them (default: /tmp)."),
    EnvironmentVariable("TZ", help: "The time zone of the day files."),
  ]
}

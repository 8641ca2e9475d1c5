import CommandLineTool

extension StatsOptions {
  /// The variables that affect all reports.
  static let environment = [
    EnvironmentVariable(
      "CLAUDE_LOG_DIR",
      help:
        "The directory of the day files. A leading ~/ is expanded; a relative path starts at $HOME."
    ),
    EnvironmentVariable(
      "CLAUDE_CONFIG_DIR",
      help:
        "Claude Code's directory, with logs and transcripts (default: ~/.claude). For transcripts, "
        + "it may be a list separated by commas."),
    EnvironmentVariable(
      "XDG_CONFIG_HOME",
      help: "Also search its claude directory for transcripts (default: ~/.config)."
    ),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT", help: "US dollars for 1,000 input tokens, for all models."),
    EnvironmentVariable("CLAUDE_RATE_OUTPUT", help: "The same for output tokens."),
    EnvironmentVariable(
      "CLAUDE_RATE_CACHE_READ",
      help:
        "The same for input read from a cache (default: a fraction of CLAUDE_RATE_INPUT if that "
        + "is set)."),
    EnvironmentVariable(
      "CLAUDE_RATE_CACHE_WRITE",
      help: "The same for input written to a cache for five minutes."),
    EnvironmentVariable("CLAUDE_RATE_CACHE_WRITE_1H", help: "The same for one hour."),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT_<MODEL>",
      help:
        "Overrides the input rate for one model or family, such as CLAUDE_RATE_INPUT_OPUS_5_5 or "
        + "CLAUDE_RATE_INPUT_OPUS."),
    EnvironmentVariable(
      "CLAUDE_RATE_OUTPUT_<MODEL>", help: "The same for output, and likewise for the other rates."),
    EnvironmentVariable(
      "CLAUDE_CURRENCY",
      help:
        "The currency for amounts and its rate per US dollar, such as EUR 0.92 "
        + "(default: US dollars). Rates and limits stay in US dollars."),
    EnvironmentVariable("NO_COLOR", help: "If set, don't use colors."),
    EnvironmentVariable(
      "CLICOLOR_FORCE",
      help: "If set to anything but 0, use colors even if the output isn't a terminal."),
    EnvironmentVariable(
      "COLUMNS", help: "The width of the terminal (default: the one it reports)."),
    EnvironmentVariable("TERM", help: "If it is dumb, don't use colors."),
    EnvironmentVariable("HOME", help: "Your home directory, ~."),
    EnvironmentVariable(
      "TMPDIR", help: "Another place where the hook writes its errors (default: /tmp)."),
    EnvironmentVariable(
      "TZ", help: "The time zone for days and hours; UTC if the system doesn't know it."),
    EnvironmentVariable("TZDIR", help: "An additional directory to search for time zones."),
  ]

  /// The variables of the hook that also affect an import.
  static let hookSwitches = [
    EnvironmentVariable(
      "CLAUDE_LOG_DETAILS", help: "If off, log no details of calls."),
    EnvironmentVariable("CLAUDE_LOG_REDACT", help: "If off, don't redact secrets."),
    EnvironmentVariable("CLAUDE_LOG_TOKENS", help: "If off, don't estimate tokens."),
  ]

  /// The variable for the limit of a budget.
  static let dailyBudget = EnvironmentVariable(
    "CLAUDE_DAILY_BUDGET", help: "The daily limit in US dollars if --limit isn't given.")
}

import CommandLineTool

extension StatsOptions {
  /// The variables that every report obeys.
  static let environment = [
    EnvironmentVariable(
      "CLAUDE_LOG_DIR",
      help:
        "The directory with the daily files. A leading ~/ is expanded, a relative path taken from "
        + "$HOME."),
    EnvironmentVariable(
      "CLAUDE_CONFIG_DIR",
      help:
        "The directory whose logs are read without it, and whose transcripts (default: ~/.claude); "
        + "for transcripts a list with commas, too."),
    EnvironmentVariable(
      "XDG_CONFIG_HOME",
      help: "Where claude is another directory of transcripts (default: ~/.config)."
    ),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT", help: "What 1,000 tokens of input cost in US dollars, for all models."),
    EnvironmentVariable("CLAUDE_RATE_OUTPUT", help: "The same for output."),
    EnvironmentVariable(
      "CLAUDE_RATE_CACHE_READ",
      help:
        "The same for input that comes from a cache (default: a part of CLAUDE_RATE_INPUT where "
        + "that is set)."),
    EnvironmentVariable(
      "CLAUDE_RATE_CACHE_WRITE",
      help: "The same for input that is written to a cache for five minutes."),
    EnvironmentVariable("CLAUDE_RATE_CACHE_WRITE_1H", help: "The same for an hour."),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT_<MODEL>",
      help: "The same for one model or family, such as CLAUDE_RATE_INPUT_OPUS_5_5 or "
        + "CLAUDE_RATE_INPUT_OPUS; wins over the rate of all."),
    EnvironmentVariable(
      "CLAUDE_RATE_OUTPUT_<MODEL>", help: "The same for output, and so on for the others."),
    EnvironmentVariable("NO_COLOR", help: "Set to anything: no colours."),
    EnvironmentVariable(
      "CLICOLOR_FORCE", help: "Set to anything but 0: colours also where no terminal is."),
    EnvironmentVariable(
      "COLUMNS", help: "The width of the terminal (default: what it says itself)."),
    EnvironmentVariable("TERM", help: "No colours when it is dumb."),
    EnvironmentVariable("HOME", help: "What ~ stands for."),
    EnvironmentVariable(
      "TMPDIR", help: "Where the hook's troubles are looked for, too (default: /tmp)."),
    EnvironmentVariable("TZ", help: "The time zone of days and hours."),
  ]

  /// The variables of the hook that an import obeys, too.
  static let hookSwitches = [
    EnvironmentVariable(
      "CLAUDE_LOG_DETAILS", help: "Set to off: nothing is kept of what a call was about."),
    EnvironmentVariable("CLAUDE_LOG_REDACT", help: "Set to off: secrets aren't redacted."),
    EnvironmentVariable("CLAUDE_LOG_TOKENS", help: "Set to off: no tokens are estimated."),
  ]

  /// The variable of a budget.
  static let dailyBudget = EnvironmentVariable(
    "CLAUDE_DAILY_BUDGET", help: "The limit of one day in US dollars, without --limit.")
}

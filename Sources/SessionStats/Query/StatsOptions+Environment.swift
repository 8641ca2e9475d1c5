import CommandLineTool

extension StatsOptions {
  /// The variables that every report obeys.
  static let environment = [
    EnvironmentVariable(
      "CLAUDE_LOG_DIR",
      help: "The folder with the daily files. A leading ~/ is expanded, a relative path taken from "
        + "$HOME."),
    EnvironmentVariable(
      "CLAUDE_CONFIG_DIR", help: "The folder whose logs are read without it (default: ~/.claude)."),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT", help: "What 1,000 tokens of input cost in US dollars, for all models."),
    EnvironmentVariable("CLAUDE_RATE_OUTPUT", help: "The same for output."),
    EnvironmentVariable(
      "CLAUDE_RATE_INPUT_<MODEL>",
      help: "The same for one model or family, such as CLAUDE_RATE_INPUT_OPUS_5_5 or "
        + "CLAUDE_RATE_INPUT_OPUS; wins over the rate of all."),
    EnvironmentVariable("CLAUDE_RATE_OUTPUT_<MODEL>", help: "The same for output."),
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

  /// The variable of a budget.
  static let dailyBudget = EnvironmentVariable(
    "CLAUDE_DAILY_BUDGET", help: "The limit of one day in US dollars, without --limit.")
}

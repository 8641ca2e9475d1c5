import Bytes
package import CommandLineTool
import OperatingSystem
import Setup

/// The command line of `claude-hook-log`, for people.
package enum HookCommand {
  static let name = "claude-hook-log"

  private static let explain = Option(
    "explain", help: "Show the record of a hook input and where each member comes from.")

  /// The environment variables that the hook reads.
  private static let environment = [
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
    EnvironmentVariable("TZDIR", help: "An additional directory to search for time zones."),
  ]

  package static let command = Command(
    name, overview: "Append a record of each tool call of Claude Code to a daily log.",
    usage: ["< hook-input.json", "--explain < hook-input.json", "<subcommand> [options]"],
    options: [explain, .completionScript],
    subcommands: [
      SetupOptions.install, SetupOptions.uninstall, SetupOptions.doctor, .help(of: name),
    ],
    environment: environment,
    discussion: """
      Claude Code runs it after each tool call, with the hook input on standard input,
      once 'claude-hook-log install' has registered it. As a hook it never disturbs the
      session: it prints nothing, and ends with 0 whatever happens. 'session-stats'
      reports the records.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed, or doctor found trouble"),
      (.usage, "wrong usage"),
    ])

  /// Runs the command that the arguments name.
  static func run(_ arguments: [String]) -> Outcome {
    command.run(arguments) { (command, arguments) throws(UsageError) in
      switch command.word {
      case SetupOptions.install.word: return try InstallCommand.run(arguments, in: .process)
      case SetupOptions.uninstall.word: return try UninstallCommand.run(arguments, in: .process)
      case SetupOptions.doctor.word: return try DoctorCommand.run(arguments, in: .process)
      default: break
      }
      guard arguments.has(explain.name) else {
        throw UsageError("a hook input is expected on standard input, which is a terminal")
      }
      return try ExplainCommand.run()
    }
  }
}

extension SetupContext {
  /// The context of this process.
  fileprivate static var process: SetupContext {
    SetupContext(
      environment: .process, now: .now,
      invocation: CurrentProcess.arguments.first ?? HookCommand.name,
      workingDirectory: CurrentProcess.workingDirectory)
  }
}

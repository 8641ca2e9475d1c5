import Bytes
package import CommandLineTool
import OperatingSystem
import Setup

/// The command line of `claude-hook-log`, for people.
package enum HookCommand {
  static let name = "claude-hook-log"

  private static let explain = Option(
    "explain", help: "Show the record of a hook input and where each member comes from.")

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

package import CommandLineTool

/// What `claude-hook-log` says to a person who calls it.
package enum HookCommand {
  static let name = "claude-hook-log"

  private static let explain = Option(
    "explain", help: "Show the record of a hook input and where each member comes from.")

  package static let command = Command(
    name, overview: "Append a record of each tool call of Claude Code to a daily log.",
    usage: ["< hook-input.json", "--explain < hook-input.json"],
    options: [explain], environment: environment,
    discussion: """
      Claude Code runs it after each tool call, with the hook input on standard input:
      register it for the events PostToolUse and PostToolUseFailure. As a hook it
      never disturbs the session: it prints nothing, and ends with 0 whatever happens.
      'session-stats' reports the records.
      """,
    exitStatuses: [(.success, "done"), (.failure, "something failed"), (.usage, "wrong usage")])

  /// Answers `--help` and `--version`; anything else is wrong usage.
  static func run(_ arguments: [String]) -> Outcome {
    do throws(UsageError) {
      let parsed = try ParsedArguments(arguments, of: command)
      if parsed.has(Option.help.name) { return Outcome(HelpText(command).text) }
      if parsed.has(Option.version.name) { return Outcome("\(name) \(ToolVersion.current)\n") }
      if parsed.has(explain.name) { return try ExplainCommand.run() }
      throw UsageError("a hook input is expected on standard input, which is a terminal")
    } catch {
      return .wrongUsage(error, of: command)
    }
  }
}

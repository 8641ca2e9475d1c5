package import CommandLineTool
import OperatingSystem

/// `claude-hook-log install`: registers this program in a settings file.
package enum InstallCommand {
  /// Registers the program and reports what was done.
  package static func run(
    _ arguments: ParsedArguments, in context: SetupContext
  ) throws(UsageError) -> Outcome {
    let change = try SettingsChange(from: arguments, in: context)
    let program: InvokedProgram
    do throws(SetupProblem) {
      program = try programToRegister(in: context)
    } catch {
      return Outcome([], notes: [error.description], status: .failure)
    }
    let isShared = change.scope == .project
    var installation = Installation(
      path: isShared ? HandlerCommand.hookName : program.path, program: isShared ? nil : program,
      replacesShellLogger: arguments.has(SetupOptions.replace.name),
      environment: context.environment)
    let outcome: Outcome
    do throws(SetupProblem) {
      let result = try change.editor.edit { (file) throws(SetupProblem) in
        try installation.content(from: file.content)
      }
      let checks = CheckedSession(with: program, in: context).registrationChecks
      let notes = installation.notes + notes(on: program, change: change, checks: checks)
      let obstacles = obstacles(
        to: result, change: change, checks: checks, environment: context.environment)
      outcome = Outcome(
        lines(on: result, of: installation, change: change, isObstructed: !obstacles.isEmpty),
        notes: change.notes(on: result) + notes + obstacles,
        status: obstacles.isEmpty ? .success : .failure)
    } catch {
      let introduction = "To register it by hand, join this with what the file has:"
      let file = Registrations.newFile(running: installation.command)
      outcome = change.failure(
        error, printing: [introduction, ""] + file.split(separator: "\n").map(String.init))
    }
    // The log is moved whether or not the settings could be changed.
    let logs = CheckedSession(with: program, in: context).logs
    return outcome.followed(by: LogMove.run(on: logs, isDryRun: change.editor.isDryRun))
  }

  /// Returns this program; throws if it is in a build directory or its name doesn't identify it.
  private static func programToRegister(
    in context: SetupContext
  ) throws(SetupProblem) -> InvokedProgram {
    let program = try InvokedProgram(
      context.invocation, in: context.workingDirectory, environment: context.environment)
    guard !program.isInBuildDirectory else {
      throw SetupProblem(
        "\(program.path) is in the directory of a build, which 'make clean' empties: run "
          + "'make install', and install with the program that is there then")
    }
    let registered = HandlerCommand(
      program.path.shellQuoted, arguments: nil, environment: context.environment)
    guard registered.program == .hook else {
      throw SetupProblem(
        "\(program.path) isn't named \(HandlerCommand.hookName), by which a registration is "
          + "known: call it by that name")
    }
    return program
  }

  /// Returns lines that say what was done.
  private static func lines(
    on result: SettingsEditor.Result, of installation: Installation, change: SettingsChange,
    isObstructed: Bool
  ) -> [String] {
    if result.isUnchanged { return ["Registered already in \(change.path): nothing changed."] }
    if change.editor.isDryRun { return change.dryRunLines(on: result) }
    var lines = [
      "Registered in \(change.path) for \(HookEvent.logged.joined(separator: " and ")), as "
        + "\(installation.command)."
    ]
    lines += installation.replaced.map { "Taken out of \($0.event): \($0.shownText)" }
    if result.before != nil, let backup = result.backup {
      lines.append("The file as it was: \(backup.text)")
    }
    // Doctor examines the files that Claude Code reads; who uses another file is unknown.
    if !change.isNamed, !isObstructed {
      lines.append(
        "Sessions take it up within seconds; 'claude-hook-log doctor' says whether it works.")
    }
    return lines
  }

  /// Returns notes about the program's location and about other files that also register it.
  private static func notes(
    on program: InvokedProgram, change: SettingsChange, checks: [Check]
  ) -> [String] {
    let build = "\(program.path) leads into the directory of a build, which 'make clean' empties"
    let hidden =
      "\(program.path) isn't what \(HandlerCommand.hookName) means on this PATH, by which the "
      + "project's settings name it"
    let isFound = change.scope != .project || program.isFound(byName: HandlerCommand.hookName)
    let doubles = checks.filter { $0.code.topic == "duplicate" }
    return (program.leadsIntoBuildDirectory ? [build] : []) + (isFound ? [] : [hidden])
      + doubles.map { "\($0.message): \($0.fix ?? "")" }
  }

  /// Returns the reasons why nothing will be logged despite the registration, and how to fix them.
  private static func obstacles(
    to result: SettingsEditor.Result, change: SettingsChange, checks: [Check],
    environment: Environment
  ) -> [String] {
    let file = SettingsSource(
      path: change.editor.path, origin: .scope(change.scope), content: result.after ?? [],
      environment: environment)
    // A session that is given a file by name may have other settings.
    let disabling = change.isNamed ? [] : checks.filter { $0.code.topic == "disabled" }
    let start = change.editor.isDryRun ? "would be registered" : "registered"
    return ([file.check(isMissed: true)].compactMap { $0 } + disabling).map {
      "\(start), but nothing will be logged: \($0.message). \($0.fix.map { "What to do: \($0)" } ?? "")"
    }
  }
}

import Bytes
package import CommandLineTool
import OperatingSystem

/// `claude-hook-log install`: registers this program in a settings file.
package enum InstallCommand {
  /// Registers the program and reports what was done.
  package static func run(
    _ arguments: ParsedArguments, _ context: SetupContext
  ) throws(UsageError) -> Outcome {
    let change = try SettingsChange(arguments, context)
    let program: InvokedProgram
    do throws(SetupFailure) {
      program = try programToRegister(context)
    } catch {
      return Outcome(error: "claude-hook-log: \(error.description.visible)\n", status: .failure)
    }
    let command =
      change.scope == .project
      ? RegisteredCommand(path: HandlerCommand.hookName) : RegisteredCommand(program)
    var installation = Installation(
      command, replacesShellLogger: arguments.has(SetupOptions.replace.name), context.environment)
    let outcome: Outcome
    do throws(SettingsProblem) {
      let result = try change.editor.edit { (file) throws(SettingsProblem) in
        let content = try installation.content(from: file.content)
        return content == file.content ? .unchanged : .bytes(content)
      }
      let sources = SettingsSource.all(context)
      let notes = installation.notes + notes(on: program, change, sources, context)
      let obstacles = obstacles(to: result, change, sources, program, context)
      outcome = Outcome(
        lines(
          on: result, change, command, installation.replaced, isObstructed: !obstacles.isEmpty),
        notes: notes + obstacles,
        status: obstacles.isEmpty ? .success : .failure)
    } catch {
      let snippet = Registrations.newFile(running: command.shellText)
      outcome = change.failure(
        error,
        "To register it by hand, join this with what the file has:\n\n"
          + String(decoding: snippet, as: UTF8.self))
    }
    return outcome.adding(moveLog(change, context))
  }

  /// Moves the log to where Claude Code doesn't delete it, whether or not the settings could be changed.
  private static func moveLog(_ change: SettingsChange, _ context: SetupContext) -> Outcome {
    let logs = DirectoryChecks.logs(of: SettingsSource.all(context), context.environment)
    let move = LogMove(logs, isDryRun: change.editor.isDryRun)
    return Outcome(
      [move.line].compactMap { $0 }, notes: move.notes,
      status: move.hasFailed ? .failure : .success)
  }

  /// Returns this program; throws if it is in a build directory or its name doesn't identify it.
  private static func programToRegister(
    _ context: SetupContext
  ) throws(SetupFailure) -> InvokedProgram {
    let program = try InvokedProgram(
      context.invocation, in: context.workingDirectory, context.environment)
    guard !program.isInBuildDirectory else {
      throw SetupFailure(
        "\(program.path) is in the directory of a build, which 'make clean' empties: run "
          + "'make install', and install with the program that is there then")
    }
    let registered = HandlerCommand(program.path.shellQuoted, arguments: nil, context.environment)
    guard registered.program == .hook else {
      throw SetupFailure(
        "\(program.path) isn't named \(HandlerCommand.hookName), by which a registration is "
          + "known: call it by that name")
    }
    return program
  }

  /// Returns lines that say what was done.
  private static func lines(
    on result: SettingsEditor.Result, _ change: SettingsChange, _ command: RegisteredCommand,
    _ replaced: [RegisteredHandler], isObstructed: Bool
  ) -> [String] {
    if result.after == .unchanged {
      return ["Registered already in \(change.path): nothing changed."]
    }
    if change.editor.isDryRun {
      return ["Would change \(change.path):"]
        + change.difference(result).split(separator: "\n").map(String.init)
    }
    var lines = [
      "Registered in \(change.path) for \(HookEvent.logged.joined(separator: " and ")), as "
        + "\(command.shellText)."
    ]
    lines += replaced.map { "Taken out of \($0.event): \($0.shownText)" }
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
    on program: InvokedProgram, _ change: SettingsChange, _ sources: [SettingsSource],
    _ context: SetupContext
  ) -> [String] {
    var notes: [String] = []
    if program.leadsIntoBuildDirectory {
      notes.append(
        "\(program.path) leads into the directory of a build, which 'make clean' empties")
    }
    if change.scope == .project, !program.isFound(byName: HandlerCommand.hookName) {
      notes.append(
        "\(program.path) isn't what \(HandlerCommand.hookName) means on this PATH, by which the "
          + "project's settings name it")
    }
    let checks = RegistrationChecks(sources, program, context.environment).checks
    for check in checks where check.topic == .duplicate {
      notes.append("\(check.message): \(check.mend ?? "")")
    }
    return notes
  }

  /// Returns the reasons that nothing will be logged despite the registration, and what to do: Claude Code
  /// ignores the file, or runs none of its hooks.
  private static func obstacles(
    to result: SettingsEditor.Result, _ change: SettingsChange, _ sources: [SettingsSource],
    _ program: InvokedProgram, _ context: SetupContext
  ) -> [String] {
    let content: ContiguousArray<UInt8> =
      if case .bytes(let bytes) = result.after { bytes } else { result.before ?? [] }
    let file = SettingsSource(
      change.editor.path, .scope(change.scope), content, context.environment)
    var checks = FileChecks([file], logged: []).checks
    // A session that is given a file by name may have other settings.
    if !change.isNamed {
      checks += RegistrationChecks(sources, program, context.environment).checks
        .filter { $0.topic == .disabled }
    }
    let start = change.editor.isDryRun ? "would be registered" : "registered"
    return checks.map {
      "\(start), but nothing will be logged: \($0.message). \($0.mend.map { "What to do: \($0)" } ?? "")"
    }
  }
}

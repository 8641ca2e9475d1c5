import ActivityLog
import CommandLineTool
import OperatingSystem

/// The settings file that the options name, and the way to change it.
struct SettingsChange {
  let scope: SettingsScope
  let editor: SettingsEditor

  init(from arguments: ParsedArguments, in context: SetupContext) throws(UsageError) {
    scope = try arguments.word(of: SetupOptions.scope, as: SettingsScope.self) ?? .user
    let named = arguments.value(of: SetupOptions.settings.name)
    if let named, named.isEmpty || named.utf8.contains(0) {
      throw UsageError("--\(SetupOptions.settings.name) is '\(named)'; expected a file's path")
    }
    guard let configuration = context.environment.claudeDirectory,
      let path = named.map({ FilePath($0) }) ?? scope.path(in: context)
    else { throw UsageError("no directory for the settings: set HOME or CLAUDE_CONFIG_DIR") }
    editor = SettingsEditor(
      path: path, backups: SettingsBackups(in: configuration, at: context.now),
      makesDirectory: named == nil, isDryRun: arguments.has(SetupOptions.dryRun.name))
  }

  var path: String { editor.path.text }
  /// Whether the file is given by its path rather than by a scope.
  var isNamed: Bool { !editor.makesDirectory }

  /// Returns the outcome of a change that failed, leaving the file as it was.
  func failure(_ problem: SetupProblem, printing lines: [String] = []) -> Outcome {
    Outcome(lines, notes: ["\(path): \(problem); left as it is"], status: .failure)
  }

  /// Returns the notes on how a file was changed.
  func notes(on result: SettingsEditor.Result) -> [String] {
    guard result.isOverwritten, let backup = result.backup else { return [] }
    return [
      "\(path) has an owner, attributes or an access control list that a new file can't be given here, so it was "
        + "overwritten in place; the file as it was: \(backup.text)"
    ]
  }

  /// Returns the lines that a dry run shows.
  func dryRunLines(on result: SettingsEditor.Result) -> [String] {
    let difference = LineDifference(from: result.before ?? [], to: result.after ?? [])
    return ["Would change \(path):"] + difference.text.split(separator: "\n").map(String.init)
  }
}

extension Outcome {
  /// Creates an outcome with lines of output, and notes for the user.
  init(_ lines: [String], notes: [String], status: ExitStatus = .success) {
    self.init(lines, messages: notes, of: HandlerCommand.hookName, status: status)
  }

  /// Returns this outcome combined with that of the next step.
  func followed(by next: Outcome) -> Outcome {
    Outcome(
      standardOutput + next.standardOutput, error: standardError + next.standardError,
      status: status == .success ? next.status : status)
  }
}

package import CommandLineTool

/// `claude-hook-log uninstall`: removes this program from a settings file.
package enum UninstallCommand {
  /// Removes the registration and reports what was done.
  package static func run(
    _ arguments: ParsedArguments, in context: SetupContext
  ) throws(UsageError) -> Outcome {
    let change = try SettingsChange(from: arguments, in: context)
    var removal = Removal(
      backups: change.editor.backups,
      takesShellLogger: arguments.has(SetupOptions.replaceAlso.name),
      environment: context.environment)
    do throws(SetupProblem) {
      // Don't create a missing directory.
      if try SettingsFile(change.editor.path).content == nil {
        return Outcome(lines(on: nil, of: removal, change: change), notes: [])
      }
      let result = try change.editor.edit { (file) throws(SetupProblem) in
        try removal.content(from: file)
      }
      let notes = removal.leftAlone.map {
        "\($0.event) runs it in '\($0.shownText)', which stays as it is: change it by hand"
      }
      return Outcome(
        lines(on: result, of: removal, change: change), notes: change.notes(on: result) + notes)
    } catch {
      return change.failure(error)
    }
  }

  /// Returns lines that say what was done.
  private static func lines(
    on result: SettingsEditor.Result?, of removal: Removal, change: SettingsChange
  ) -> [String] {
    guard let result, !result.isUnchanged else {
      return ["Not registered in \(change.path): nothing changed."]
    }
    if change.editor.isDryRun { return change.dryRunLines(on: result) }
    let restored = removal.isRestored ? ", which is as it was before the install" : ""
    return ["Taken out of \(change.path)\(restored). The logs stay where they are."]
  }
}

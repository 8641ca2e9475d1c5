import CommandLineTool
import OperatingSystem

/// A handler that concerns logging, and the file that registers it.
struct LocatedHandler {
  let source: SettingsSource
  let handler: RegisteredHandler

  var event: String { handler.event }
  var command: HandlerCommand { handler.command }
  /// The path of the file.
  var file: String { source.path.text }

  /// Returns the command that corrects the path, location and number of the file's handlers.
  ///
  /// If another file already registers the event, an install into this one would add a second registration, so
  /// the handler is removed instead.
  func fixByInstall(of program: InvokedProgram, besides first: SettingsSource? = nil) -> String {
    let isElsewhere = first.map { $0.path.text != file } ?? false
    guard source.canBeChanged, !isElsewhere else { return fixByRemoval(with: program) }
    guard handler.isObject else { return "take it out by hand" }
    guard command.runsNothingElse else {
      return "change it by hand: it has to run \(program.shellText)"
    }
    let replacing = command.program == .shellLogger ? " --replace" : ""
    return "\(program.shellText) install\(replacing)\(options)"
  }

  /// Returns the command that removes the handler.
  func fixByRemoval(with program: InvokedProgram) -> String {
    switch source.origin {
    case .scope, .repository:
      handler.isOwn ? "\(program.shellText) uninstall\(options)" : "take it out by hand"
    case .managed: "ask your administrator to take it out of \(file)"
    case .plugin(let name, _): "claude plugin uninstall \(name.shellQuoted)"
    }
  }

  /// The options with which `install` and `uninstall` change the file.
  private var options: String {
    switch source.origin {
    case .scope(.user), .managed, .plugin: ""
    case .scope(let scope): " --scope \(scope.rawValue)"
    case .repository: " --settings \(file.shellQuoted)"
    }
  }
}

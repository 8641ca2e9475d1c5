import CommandLineTool

/// The command by which this program is registered.
struct RegisteredCommand {
  /// An absolute path, or the bare name, which teammates can share.
  let path: String
  /// The program; nil if only its name is known.
  private let program: InvokedProgram?

  /// Creates the command with the path by which the program was invoked.
  ///
  /// If a package manager's links were resolved, the path would be gone after the next upgrade.
  init(_ program: InvokedProgram) {
    path = program.path
    self.program = program
  }

  /// Creates the command with a bare name or a path that is already registered.
  init(path: String) {
    self.path = path
    program = nil
  }

  /// The path quoted for a shell.
  var shellText: String { path.shellQuoted }

  /// Whether a handler's command already runs the program, so that it needn't be changed.
  func isNamed(by command: HandlerCommand) -> Bool {
    if command.path.utf8.elementsEqual(path.utf8) { return command.isPathKnown }
    guard let program, command.isBareName else { return false }
    return program.path(of: command)?.utf8.elementsEqual(path.utf8) == true
  }
}

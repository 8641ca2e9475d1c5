import Bytes
import CommandLineTool

/// How this program is named where it is registered.
struct RegisteredCommand {
  /// An absolute path, or the bare name, which teammates can share.
  let path: String
  /// Where the program is; nil when only its text is known.
  private let program: InvokedProgram?

  /// By the path by which it was called: one behind a package manager's links would be gone after the
  /// next upgrade.
  init(_ program: InvokedProgram) {
    path = program.path
    self.program = program
  }

  /// By its bare name or a path that is registered already.
  init(path: String) {
    self.path = path
    program = nil
  }

  /// The path as a word of a shell.
  var shellText: String { path.shellQuoted }

  /// Whether a handler's command runs the program so that nothing is to be changed.
  func isNamed(by command: HandlerCommand) -> Bool {
    if command.path.utf8.elementsEqual(path.utf8) { return command.isPathKnown }
    guard let program, !command.path.utf8.contains(UInt8(ascii: "/")) else { return false }
    return program.find(command)?.utf8.elementsEqual(path.utf8) == true
  }
}

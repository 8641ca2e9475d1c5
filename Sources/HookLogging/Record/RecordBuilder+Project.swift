import JSONLines
import OperatingSystem
import ToolCalls

/// The project of a call.
extension RecordBuilder {
  /// The project directory as Claude Code names it, or else the directory of the call.
  var projectDirectory: (directory: ProjectDirectory, source: String) {
    if let path = namedProjectDirectory {
      return (ProjectDirectory(path), "the variable CLAUDE_PROJECT_DIR")
    }
    if let path = input.object.string("cwd", in: bytes) { return (ProjectDirectory(path), "cwd") }
    return (
      ProjectDirectory((context.workingDirectory ?? "unknown").repaired), "the working directory"
    )
  }

  /// The directory that `CLAUDE_PROJECT_DIR` names, on Unix or Windows.
  private var namedProjectDirectory: String? {
    guard let path = context.environment["CLAUDE_PROJECT_DIR"] else { return nil }
    let isOfWindows = path.hasPrefix("\\") || path.utf8.dropFirst().first == UInt8(ascii: ":")
    return isOfWindows ? path : context.environment.expandingPath(path)?.repaired
  }

  /// Returns the name of the worktree to which a session has moved; its project directory stays the same (2.1.332).
  func worktreeMovedInto(from directory: ProjectDirectory) -> String? {
    guard let path = input.object.string("cwd", in: bytes), path != directory.path else {
      return nil
    }
    return ProjectDirectory(path).worktree?.name
  }
}

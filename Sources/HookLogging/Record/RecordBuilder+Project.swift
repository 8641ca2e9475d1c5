import JSONLines
import OperatingSystem

/// The project that a call belongs to.
extension RecordBuilder {
  /// The project folder: as Claude Code names it, else where the call was made.
  func projectFolder(
    _ input: HookInput, _ bytes: Span<UInt8>
  ) -> (folder: ProjectFolder, source: String) {
    if let path = namedProjectFolder {
      return (ProjectFolder(path), "the variable CLAUDE_PROJECT_DIR")
    }
    if let path = input.object.string("cwd", in: bytes) { return (ProjectFolder(path), "cwd") }
    return (ProjectFolder(context.workingFolder ?? "unknown"), "the working folder")
  }

  /// The worktree that a session has moved into, which its project folder doesn't follow (2.1.332).
  func worktreeMovedInto(
    _ input: HookInput, from folder: ProjectFolder, _ bytes: Span<UInt8>
  ) -> String? {
    guard let path = input.object.string("cwd", in: bytes), path != folder.path else { return nil }
    return ProjectFolder(path).worktree?.name
  }

  /// The folder that `CLAUDE_PROJECT_DIR` names, on Unix or Windows.
  private var namedProjectFolder: String? {
    guard let path = context.environment["CLAUDE_PROJECT_DIR"] else { return nil }
    let isOfWindows = path.hasPrefix("\\") || path.utf8.dropFirst().first == UInt8(ascii: ":")
    return isOfWindows ? path : context.environment.expandingPath(path)
  }
}

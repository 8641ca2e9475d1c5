import ActivityLog
import OperatingSystem

/// Whose settings a registration is in (settings of Claude Code; the later win over the earlier).
enum SettingsScope: String, CaseIterable {
  /// All of a user's sessions.
  case user
  /// All sessions in a project, of everybody who has the project.
  case project
  /// A user's own sessions in a project.
  case local

  /// The path of the file; nil when nothing says where the user's is.
  func path(_ context: SetupContext) -> FilePath? {
    switch self {
    case .user:
      context.environment.claudeDirectory.map { FilePath($0.path(of: "settings.json")) }
    case .project: FilePath(Self.directory(context).path(of: "settings.json"))
    case .local: FilePath(Self.directory(context).path(of: "settings.local.json"))
    }
  }

  /// The directory of a project's settings: Claude Code reads them where it is started.
  private static func directory(_ context: SetupContext) -> Directory {
    Directory(Directory(context.workingDirectory ?? ".").path(of: ".claude"))
  }
}

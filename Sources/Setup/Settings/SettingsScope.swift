import ActivityLog
import OperatingSystem

/// The scope of the settings that a registration is in; later ones take precedence.
enum SettingsScope: String, CaseIterable {
  /// All of a user's sessions.
  case user
  /// All sessions in a project, of all its users.
  case project
  /// A user's own sessions in a project.
  case local

  /// Returns the path of the file; nil if the environment doesn't say where the user's is.
  func path(in context: SetupContext) -> FilePath? {
    switch self {
    case .user:
      context.environment.claudeDirectory.map { FilePath($0.path(of: "settings.json")) }
    case .project: FilePath(Self.directory(in: context).path(of: "settings.json"))
    case .local: FilePath(Self.directory(in: context).path(of: "settings.local.json"))
    }
  }

  /// Returns the directory of a project's settings, which Claude Code reads in its working directory.
  private static func directory(in context: SetupContext) -> Directory {
    Directory(Directory(context.workingDirectory ?? ".").path(of: ".claude"))
  }
}

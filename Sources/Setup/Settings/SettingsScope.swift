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

  /// Returns the path of the file, which Claude Code reads in its working directory; nil if the environment doesn't say where the user's is.
  func path(in context: SetupContext) -> FilePath? {
    let project = Directory(
      Directory(context.workingDirectory ?? ".").path(of: ".claude"))
    return switch self {
    case .user: context.environment.claudeDirectory?.file(named: "settings.json")
    case .project: project.file(named: "settings.json")
    case .local: project.file(named: "settings.local.json")
    }
  }
}

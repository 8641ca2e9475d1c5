import OperatingSystem

extension SettingsSource {
  /// Returns all files from which a session in this directory takes hooks; later ones take precedence.
  static func all(in context: SetupContext) -> [SettingsSource] {
    var files: [(path: FilePath, origin: Origin)] = SettingsScope.allCases.compactMap { scope in
      scope.path(in: context).map { ($0, .scope(scope)) }
    }
    if let path = RepositoryTop.localSettings(in: context) { files.append((path, .repository)) }
    files += managedFiles(in: context).map { ($0, .managed) }
    // In the home directory, the project's settings are the user's.
    var seen: Set<String> = []
    let sources = files.filter { seen.insert($0.path.resolvedText).inserted }.compactMap {
      SettingsSource(reading: $0.path, as: $0.origin, in: context.environment)
    }
    return sources + EnabledPlugins(settings: sources, context: context).sources
  }

  /// Returns the administrator's files (settings documentation, 2.1.240).
  private static func managedFiles(in context: SetupContext) -> [FilePath] {
    let directory = Directory(context.managedDirectory)
    let parts = Directory(directory.path(of: "managed-settings.d")).entries.filter {
      $0.name.hasSuffix(".json") && !$0.name.hasPrefix(".")
    }
    return [directory.file(named: "managed-settings.json")]
      + parts.sorted { $0.name < $1.name }
  }
}

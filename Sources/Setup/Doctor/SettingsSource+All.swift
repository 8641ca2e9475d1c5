import Bytes
import OperatingSystem

extension SettingsSource {
  /// Returns all files from which a session in this directory takes hooks; later ones take precedence.
  static func all(_ context: SetupContext) -> [SettingsSource] {
    var seen: Set<String> = []
    var sources: [SettingsSource] = []
    /// Adds a file that exists and hasn't been added: in the home directory, the project's settings are the user's.
    func add(_ path: FilePath, _ origin: Origin) {
      guard seen.insert((try? path.resolved().text) ?? path.text).inserted else { return }
      if let source = SettingsSource(path, origin, context.environment) { sources.append(source) }
    }
    for scope in SettingsScope.allCases {
      if let path = scope.path(context) { add(path, .scope(scope)) }
    }
    if let top = RepositoryTop(of: context) { add(top.localSettings, .repository) }
    for path in managedFiles(context) { add(path, .managed) }
    return sources + EnabledPlugins(sources, context).sources
  }

  /// Returns the administrator's files (settings documentation, 2.1.240).
  private static func managedFiles(_ context: SetupContext) -> [FilePath] {
    let directory = Directory(context.managedDirectory)
    let parts = Directory(directory.path(of: "managed-settings.d"))
    let names = ((try? parts.names()) ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    return [FilePath(directory.path(of: "managed-settings.json"))]
      + names.sorted().map { FilePath(parts.path(of: $0)) }
  }
}

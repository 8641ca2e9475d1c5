import ActivityLog
import JSONLines
import OperatingSystem

/// The files in which plugins register hooks for sessions in this directory (observed in Claude Code 2.1.332).
///
/// A plugin is enabled if the last settings that name it in `enabledPlugins` say `true`. A plugin from a
/// marketplace that is a directory is read from there; any other from where it is installed, for the user or
/// for this project. A directory in `skills` with a plugin manifest is enabled unless settings say otherwise.
struct EnabledPlugins {
  private static let manifest = ".claude-plugin/plugin.json"
  /// The file that Claude Code always reads, even if the manifest names others.
  private static let standardFile = "hooks/hooks.json"

  let settings: [SettingsSource]
  let context: SetupContext

  /// The files that exist.
  var sources: [SettingsSource] {
    var switches: [String: Bool] = [:]
    var managed: Set<String> = []
    for source in settings {
      for plugin in source["enabledPlugins"]?.members ?? [] {
        let isOn = plugin.value.kind == .true
        switches[plugin.name] = isOn
        if isOn, source.origin == .managed { managed.insert(plugin.name) }
      }
    }
    let marketplaces = Marketplaces(settings: settings, context: context)
    let enabled = switches.filter { $0.value }.keys.sorted().flatMap { name in
      marketplaces.location(of: name).map {
        files(of: .plugin(name, isManaged: managed.contains(name)), at: $0)
      } ?? []
    }
    let skills = skillDirectories.flatMap { directory -> [SettingsSource] in
      let manifest = SettingsValue(lenientlyReading: directory.file(named: Self.manifest))
      guard let manifest else { return [] }
      let skill = manifest["name"]?.string ?? FilePath(directory.path).name
      let name = "\(skill)@skills-dir"
      guard switches[name] ?? true else { return [] }
      return files(of: .plugin(name, isManaged: false), at: PluginLocation(directory: directory))
    }
    return enabled + skills
  }

  /// The directories of skills; those with a manifest are plugins.
  private var skillDirectories: [Directory] {
    let parents = [
      context.environment.claudeDirectory?.path(of: "skills"),
      context.workingDirectory.map { Directory($0).path(of: ".claude/skills") },
    ]
    return parents.compactMap { $0 }.flatMap { parent in
      Directory(parent).entries.sorted { $0.name < $1.name }.map { Directory($0.text) }
    }
  }

  /// Returns the files in which a plugin registers hooks.
  private func files(
    of origin: SettingsSource.Origin, at location: PluginLocation
  ) -> [SettingsSource] {
    /// Reads a file of the plugin.
    func source(_ name: String) -> SettingsSource? {
      SettingsSource(
        reading: location.directory.file(named: name), as: origin, in: context.environment)
    }
    let manifest = source(Self.manifest)
    let names = [Self.standardFile] + Self.hookFiles(namedBy: manifest?.registrations?.object)
    var sources = names.compactMap(source) + [manifest].compactMap { $0 }
    if let (list, entry) = location.entry {
      let registrations = Registrations(in: entry, environment: context.environment)
      sources.append(SettingsSource(path: list, origin: origin, registrations: registrations))
    }
    // If one of the files is invalid, Claude Code doesn't load the plugin.
    if let problem = location.problem, let first = sources.first {
      sources.insert(SettingsSource(path: first.path, origin: origin, problem: problem), at: 0)
    }
    guard let void = sources.first(where: { !$0.counts }) else { return sources }
    let hooks = sources.compactMap { $0.registrations }.first { !$0.handlers.isEmpty }
    return [
      SettingsSource(
        path: void.path, origin: origin, registrations: hooks ?? void.registrations,
        problem: void.problem, fault: void.fault)
    ]
  }

  /// Returns the hook files that a manifest names in addition to the standard one.
  private static func hookFiles(namedBy manifest: SettingsValue?) -> [String] {
    guard let hooks = manifest?["hooks"] else { return [] }
    return (hooks.kind == .array ? hooks.elements : [hooks])
      .compactMap { $0.string }.filter { $0.hasPrefix("./") }
      .map { String($0.dropFirst(2)) }.filter { $0 != standardFile }
  }
}

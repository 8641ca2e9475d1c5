import ActivityLog
import JSONLines
import OperatingSystem

/// The files in which plugins register hooks for sessions in this directory (observed in Claude Code 2.1.332).
///
/// A plugin is enabled if the last settings that name it in `enabledPlugins` say `true`. A plugin from a
/// marketplace that is a directory is read from there; any other from where it is installed, for the user or
/// for this project. A directory in `skills` with a plugin manifest is enabled unless settings say otherwise.
struct EnabledPlugins {
  let settings: [SettingsSource]
  let context: SetupContext

  /// The files that exist.
  var sources: [SettingsSource] {
    var switches: [String: Bool] = [:]
    var managed: Set<String> = []
    for source in settings {
      for (name, isOn) in source.enabledPlugins {
        switches[name] = isOn
        if isOn, source.origin == .managed { managed.insert(name) }
      }
    }
    let marketplaces = Marketplaces(settings: settings, context: context)
    let enabled = switches.filter { $0.value }.keys.sorted().compactMap { name in
      marketplaces.location(of: name).map {
        Plugin(
          name, isManaged: managed.contains(name), at: $0, in: context.environment)
      }
    }
    let skills = skillDirectories.compactMap { directory -> Plugin? in
      let manifest = SettingsText(lenientlyReading: directory.file(named: Plugin.manifest))
      guard let manifest else { return nil }
      let skill = manifest.string("name", of: manifest.root) ?? FilePath(directory.path).name
      let name = "\(skill)@skills-dir"
      guard switches[name] ?? true else { return nil }
      return Plugin(
        name, isManaged: false, at: .init(directory: directory), in: context.environment)
    }
    return (enabled + skills).flatMap { $0.sources }
  }

  /// The directories of skills; those with a manifest are plugins.
  private var skillDirectories: [Directory] {
    let parents = [
      context.environment.claudeDirectory?.path(of: "skills"),
      context.workingDirectory.map { Directory($0).path(of: ".claude/skills") },
    ]
    return parents.compactMap { $0 }.map { Directory($0) }.flatMap { parent in
      parent.entries.sorted { $0.name < $1.name }.map { Directory($0.text) }
    }
  }
}

extension SettingsSource {
  /// The plugins in the file's `enabledPlugins`, and whether it says `true` of each.
  fileprivate var enabledPlugins: [(name: String, isOn: Bool)] {
    guard let settings, let plugins = setting("enabledPlugins") else { return [] }
    return settings.lastMembers(of: plugins).map { ($0.name, $0.value.kind == .true) }
  }
}

import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// The files in which plugins register hooks for sessions in this directory (observed in Claude Code 2.1.332).
///
/// A plugin is enabled if the last settings that name it in `enabledPlugins` say `true`. A plugin from a
/// marketplace that is a directory is read from there; any other from where it is installed, for the user or
/// for this project. A directory in `skills` with a plugin manifest is enabled unless settings say otherwise.
struct EnabledPlugins {
  /// The files that exist.
  private(set) var sources: [SettingsSource] = []

  private let settings: [SettingsSource]
  private let context: SetupContext

  init(_ settings: [SettingsSource], _ context: SetupContext) {
    self.settings = settings
    self.context = context
    let switches = switches
    let marketplaces = Marketplaces(settings, context)
    for (name, isOn) in switches.sorted(by: { $0.key < $1.key }) where isOn {
      guard let place = marketplaces.place(of: name) else { continue }
      add(Plugin(name, isManaged: isManaged(name), place, context.environment))
    }
    for directory in skillDirectories {
      let manifest = SettingsText.reading(FilePath(directory.path(of: Plugin.manifest)))
      guard let manifest else { continue }
      let name =
        manifest.string(manifest.member("name", of: manifest.root)) ?? FilePath(directory.path).name
      guard switches["\(name)@skills-dir"] ?? true else { continue }
      add(
        Plugin(
          "\(name)@skills-dir", isManaged: false, .init(directory: directory), context.environment))
    }
  }

  private mutating func add(_ plugin: Plugin) { sources += plugin.sources }

  /// Whether plugins are enabled, by name, according to the last settings that name each.
  private var switches: [String: Bool] {
    var switches: [String: Bool] = [:]
    for source in settings {
      for (name, value) in source.enabledPlugins { switches[name] = value.kind == .true }
    }
    return switches
  }

  /// Whether the administrator has enabled a plugin.
  private func isManaged(_ name: String) -> Bool {
    settings.contains { source in
      source.origin == .managed
        && source.enabledPlugins.contains { $0.name == name && $0.value.kind == .true }
    }
  }

  /// The directories of skills; those with a manifest are plugins.
  private var skillDirectories: [Directory] {
    let parents = [
      context.environment.claudeDirectory?.path(of: "skills"),
      context.workingDirectory.map { Directory($0).path(of: ".claude/skills") },
    ]
    return parents.compactMap { $0 }.map { Directory($0) }.flatMap { parent in
      ((try? parent.names()) ?? []).sorted().map { Directory(parent.path(of: $0)) }
    }
  }
}

extension SettingsSource {
  /// The members of the file's `enabledPlugins`.
  fileprivate var enabledPlugins: [(name: String, value: JSONValue)] {
    guard let settings, let plugins = setting("enabledPlugins") else { return [] }
    return settings.lastMembers(of: plugins).map { ($0.name, $0.value) }
  }
}

extension SettingsText {
  /// Reads a JSON file; nil if it is missing or isn't an object.
  static func reading(_ path: FilePath) -> SettingsText? {
    guard let content = try? SettingsFile(path).content else { return nil }
    return try? SettingsText(repairing: content)
  }
}

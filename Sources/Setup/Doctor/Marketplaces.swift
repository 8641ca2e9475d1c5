import ActivityLog
import JSONLines
import OperatingSystem

/// The directory of a plugin, and the marketplace's entry for it.
struct PluginLocation {
  let directory: Directory
  /// The reason that Claude Code doesn't read the directory.
  var problem: SettingsProblem?
  var list: FilePath?
  var entry: (text: SettingsText, value: JSONValue)?
}

/// The marketplaces from which Claude Code reads plugins (observed in 2.1.332; none of the files is documented).
struct Marketplaces {
  private let settings: [SettingsSource]
  private let context: SetupContext
  /// The content of `known_marketplaces.json` and `installed_plugins.json`.
  private let known: SettingsText?
  private let installed: SettingsText?

  init(settings: [SettingsSource], context: SetupContext) {
    self.settings = settings
    self.context = context
    let root =
      context.environment.path("CLAUDE_CODE_PLUGIN_CACHE_DIR")
      ?? context.environment.claudeDirectory?.path(of: "plugins")
    /// Reads one of the files.
    func list(_ name: String) -> SettingsText? {
      root.flatMap { SettingsText(lenientlyReading: Directory($0).file(named: name)) }
    }
    known = list("known_marketplaces.json")
    installed = list("installed_plugins.json")
  }

  /// Returns the location of a plugin named `name@marketplace`; nil if unknown.
  func location(of name: String) -> PluginLocation? {
    guard let sign = name.lastIndex(of: "@") else { return nil }
    let (plugin, marketplace) = (String(name[..<sign]), String(name[sign...].dropFirst()))
    let source = source(of: marketplace)
    if let (text, source) = source, text.string("source", of: source) == "directory",
      let path = text.string("path", of: source)
    {
      return location(of: plugin, in: Directory(path))
    }
    let problem = source == nil ? SettingsProblem.unknownMarketplace(marketplace) : nil
    return installedDirectory(of: name).map {
      PluginLocation(directory: Directory($0), problem: problem)
    }
  }

  /// Returns the `source` of a marketplace, as recorded by Claude Code or declared in settings.
  private func source(of marketplace: String) -> (SettingsText, JSONValue)? {
    let declared = settings.reversed().map { ($0.settings, $0.setting("extraKnownMarketplaces")) }
    for (text, list) in [(known, known?.root)] + declared {
      if let text, let list, let entry = text.member(marketplace, of: list),
        let source = text.member("source", of: entry)
      {
        return (text, source)
      }
    }
    return nil
  }

  /// Returns the location of a plugin according to a marketplace that is a directory.
  private func location(of plugin: String, in marketplace: Directory) -> PluginLocation? {
    let path = marketplace.file(named: ".claude-plugin/marketplace.json")
    guard let list = SettingsText(lenientlyReading: path),
      let plugins = list.member("plugins", of: list.root),
      let entry = list.children(of: plugins).first(where: {
        list.string("name", of: $0.value) == plugin
      })?.value,
      let source = list.string("source", of: entry)
    else { return nil }
    let root = list.string("pluginRoot", of: list.member("metadata", of: list.root)) ?? "."
    let directory = source.hasPrefix("./") ? source : "\(root)/\(source)"
    return PluginLocation(
      directory: Directory(marketplace.path(of: directory)), list: path, entry: (list, entry))
  }

  /// Returns the directory in which a plugin is installed for this project or for the user.
  private func installedDirectory(of name: String) -> String? {
    guard let installed, let plugins = installed.member("plugins", of: installed.root),
      let entries = installed.member(name, of: plugins)
    else { return nil }
    let installations = installed.children(of: entries).map { entry in
      (
        project: installed.string("projectPath", of: entry.value),
        directory: installed.string("installPath", of: entry.value)
      )
    }
    let own =
      installations.last { $0.project.map(isHere) == true }
      ?? installations.first { $0.project == nil }
    return own?.directory
  }

  /// Whether a path is that of the sessions' working directory.
  private func isHere(_ path: String) -> Bool {
    guard let directory = context.workingDirectory else { return false }
    return directory == path || directory == FilePath(path).resolvedText
  }
}

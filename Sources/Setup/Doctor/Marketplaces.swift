import ActivityLog
import OperatingSystem

/// The directory of a plugin, and the marketplace's entry for it.
struct PluginLocation {
  let directory: Directory
  /// The reason that Claude Code doesn't read the directory.
  var problem: SetupProblem?
  var entry: (list: FilePath, value: SettingsValue)?
}

/// The marketplaces from which Claude Code reads plugins (observed in 2.1.332; none of the files is documented).
struct Marketplaces {
  private let settings: [SettingsSource]
  private let workingDirectory: String?
  /// The content of `known_marketplaces.json` and `installed_plugins.json`.
  private let known: SettingsValue?
  private let installed: SettingsValue?

  init(settings: [SettingsSource], context: SetupContext) {
    self.settings = settings
    workingDirectory = context.workingDirectory
    let root =
      context.environment.path("CLAUDE_CODE_PLUGIN_CACHE_DIR")
      ?? context.environment.claudeDirectory?.path(of: "plugins")
    /// Reads one of the files.
    func list(_ name: String) -> SettingsValue? {
      root.flatMap { SettingsValue(lenientlyReading: Directory($0).file(named: name)) }
    }
    known = list("known_marketplaces.json")
    installed = list("installed_plugins.json")
  }

  /// Returns the location of a plugin named `name@marketplace`; nil if unknown.
  func location(of name: String) -> PluginLocation? {
    guard let sign = name.lastIndex(of: "@") else { return nil }
    let (plugin, marketplace) = (String(name[..<sign]), String(name[sign...].dropFirst()))
    let source = source(of: marketplace)
    if source?["source"]?.string == "directory", let path = source?["path"]?.string {
      return location(of: plugin, in: Directory(path))
    }
    let problem = source == nil ? SetupProblem.unknownMarketplace(marketplace) : nil
    return installedDirectory(of: name).map {
      PluginLocation(directory: Directory($0), problem: problem)
    }
  }

  /// Returns the `source` of a marketplace, as recorded by Claude Code or declared in settings.
  private func source(of marketplace: String) -> SettingsValue? {
    let declared = settings.reversed().map { $0["extraKnownMarketplaces"] }
    return ([known] + declared).lazy.compactMap { $0?[marketplace]?["source"] }.first
  }

  /// Returns the location of a plugin according to a marketplace that is a directory.
  private func location(of plugin: String, in marketplace: Directory) -> PluginLocation? {
    let path = marketplace.file(named: ".claude-plugin/marketplace.json")
    guard let list = SettingsValue(lenientlyReading: path),
      let entry = list["plugins"]?.elements.first(where: { $0["name"]?.string == plugin }),
      let source = entry["source"]?.string
    else { return nil }
    let root = list["metadata"]?["pluginRoot"]?.string ?? "."
    let directory = source.hasPrefix("./") ? source : "\(root)/\(source)"
    return PluginLocation(
      directory: Directory(marketplace.path(of: directory)), entry: (path, entry))
  }

  /// Returns the directory in which a plugin is installed for this project or for the user.
  private func installedDirectory(of name: String) -> String? {
    guard let entries = installed?["plugins"]?[name]?.elements else { return nil }
    let own =
      entries.last { $0["projectPath"]?.string.map(isHere) == true }
      ?? entries.first { $0["projectPath"]?.string == nil }
    return own?["installPath"]?.string
  }

  /// Whether a path is that of the sessions' working directory.
  private func isHere(_ path: String) -> Bool {
    guard let workingDirectory else { return false }
    return workingDirectory == path || workingDirectory == FilePath(path).resolvedText
  }
}

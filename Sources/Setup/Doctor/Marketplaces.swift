import ActivityLog
import JSONLines
import OperatingSystem

/// The places from which Claude Code reads plugins (observed in 2.1.332; none of the files is documented).
struct Marketplaces {
  /// The directory of a plugin, and the marketplace's entry for it.
  struct Place {
    let directory: Directory
    /// The reason that Claude Code doesn't read the directory.
    var problem: SettingsProblem?
    var list: FilePath?
    var entry: (text: SettingsText, value: JSONValue)?
  }

  private let settings: [SettingsSource]
  private let context: SetupContext
  /// The content of `known_marketplaces.json` and `installed_plugins.json`.
  private let known: SettingsText?
  private let installed: SettingsText?

  init(_ settings: [SettingsSource], _ context: SetupContext) {
    self.settings = settings
    self.context = context
    let root =
      context.environment.path("CLAUDE_CODE_PLUGIN_CACHE_DIR")
      ?? context.environment.claudeDirectory?.path(of: "plugins")
    /// Reads one of the files.
    func list(_ name: String) -> SettingsText? {
      root.flatMap { SettingsText.reading(FilePath(Directory($0).path(of: name))) }
    }
    known = list("known_marketplaces.json")
    installed = list("installed_plugins.json")
  }

  /// Returns the place of a plugin named `name@marketplace`; nil if unknown.
  func place(of name: String) -> Place? {
    guard let sign = name.lastIndex(of: "@") else { return nil }
    let (plugin, marketplace) = (String(name[..<sign]), String(name[sign...].dropFirst()))
    guard let (text, source) = source(of: marketplace) else {
      return installedDirectory(of: name).map {
        Place(directory: Directory($0), problem: .unknownMarketplace(marketplace))
      }
    }
    if text.string(text.member("source", of: source)) == "directory",
      let path = text.string(text.member("path", of: source))
    {
      return place(of: plugin, in: Directory(path))
    }
    return installedDirectory(of: name).map { Place(directory: Directory($0)) }
  }

  /// Returns the `source` of a marketplace, as recorded by Claude Code or declared in settings.
  private func source(of marketplace: String) -> (SettingsText, JSONValue)? {
    if let known, let source = Self.source(of: marketplace, in: known, known.root) {
      return (known, source)
    }
    for file in settings.reversed() {
      guard let text = file.settings, let declared = file.setting("extraKnownMarketplaces"),
        let source = Self.source(of: marketplace, in: text, declared)
      else { continue }
      return (text, source)
    }
    return nil
  }

  private static func source(
    of marketplace: String, in text: SettingsText, _ list: JSONValue
  ) -> JSONValue? {
    text.member(marketplace, of: list).flatMap { text.member("source", of: $0) }
  }

  /// Returns the place of a plugin according to a marketplace that is a directory.
  private func place(of plugin: String, in marketplace: Directory) -> Place? {
    let path = FilePath(marketplace.path(of: ".claude-plugin/marketplace.json"))
    guard let list = SettingsText.reading(path), let plugins = list.member("plugins", of: list.root)
    else { return nil }
    let entry = list.children(of: plugins).first {
      list.string(list.member("name", of: $0.value)) == plugin
    }
    guard let entry = entry?.value, let source = list.string(list.member("source", of: entry))
    else {
      return nil
    }
    let root =
      list.member("metadata", of: list.root).flatMap {
        list.string(list.member("pluginRoot", of: $0))
      } ?? "."
    let directory = source.hasPrefix("./") ? source : "\(root)/\(source)"
    return Place(
      directory: Directory(marketplace.path(of: directory)), list: path, entry: (list, entry))
  }

  /// Returns the directory in which a plugin is installed for this project or for the user.
  private func installedDirectory(of name: String) -> String? {
    guard let installed, let plugins = installed.member("plugins", of: installed.root),
      let entries = installed.member(name, of: plugins)
    else { return nil }
    let places = installed.children(of: entries).map { entry in
      (
        project: installed.string(installed.member("projectPath", of: entry.value)),
        directory: installed.string(installed.member("installPath", of: entry.value))
      )
    }
    let own = places.last { $0.project.map(isHere) == true } ?? places.first { $0.project == nil }
    return own?.directory
  }

  /// Whether a path is that of the sessions' working directory.
  private func isHere(_ path: String) -> Bool {
    guard let directory = context.workingDirectory else { return false }
    return directory == path || directory == (try? FilePath(path).resolved().text)
  }
}

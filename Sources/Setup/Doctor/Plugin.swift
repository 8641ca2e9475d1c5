import JSONLines
import OperatingSystem

/// The files in which an enabled plugin registers hooks.
struct Plugin {
  static let manifest = ".claude-plugin/plugin.json"
  /// The file that Claude Code always reads, even if the manifest names others.
  private static let standardFile = "hooks/hooks.json"

  private(set) var sources: [SettingsSource]

  init(
    _ name: String, isManaged: Bool, at location: PluginLocation, in environment: Environment
  ) {
    let origin = SettingsSource.Origin.plugin(name, isManaged: isManaged)
    /// Reads a file of the plugin.
    func source(_ name: String) -> SettingsSource? {
      SettingsSource(
        reading: location.directory.file(named: name), as: origin, in: environment)
    }
    let manifest = source(Self.manifest)
    let names = [Self.standardFile] + Self.hookFiles(namedBy: manifest)
    sources = names.compactMap(source) + (manifest.map { [$0] } ?? [])
    if let list = location.list, let (text, entry) = location.entry {
      let registrations = Registrations(in: text, of: entry, environment: environment)
      sources.append(SettingsSource(path: list, origin: origin, registrations: registrations))
    }
    // If one of the files is invalid, Claude Code doesn't load the plugin.
    if let problem = location.problem, let first = sources.first {
      sources.insert(SettingsSource(path: first.path, origin: origin, problem: problem), at: 0)
    }
    if let void = sources.first(where: { !$0.counts }) {
      let hooks = sources.compactMap { $0.registrations }.first { !$0.handlers.isEmpty }
      sources = [
        SettingsSource(
          path: void.path, origin: origin, registrations: hooks ?? void.registrations,
          problem: void.problem, fault: void.fault)
      ]
    }
  }

  /// Returns the hook files that a manifest names in addition to the standard one.
  private static func hookFiles(namedBy manifest: SettingsSource?) -> [String] {
    guard let text = manifest?.registrations?.text, let hooks = text.member("hooks", of: text.root)
    else { return [] }
    let values = hooks.kind == .array ? text.children(of: hooks).map { $0.value } : [hooks]
    return values.compactMap { text.string($0) }.filter { $0.hasPrefix("./") }
      .map { String($0.dropFirst(2)) }.filter { $0 != standardFile }
  }
}

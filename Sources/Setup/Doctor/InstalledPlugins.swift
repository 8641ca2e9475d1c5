import ActivityLog
import JSONLines
import POSIX

/// The files in which enabled plugins of Claude Code register hooks.
///
/// `plugins/installed_plugins.json` names for each plugin the folders it is installed in, and `enabledPlugins`
/// of any settings file says which are off (as seen in 2.1.240; the first of them isn't documented).
struct InstalledPlugins {
  let hookFiles: [(name: String, path: FilePath)]

  init(_ settings: [SettingsSource], _ context: SetupContext) {
    let root =
      context.environment.path("CLAUDE_CODE_PLUGIN_CACHE_DIR")
      ?? context.environment.claudeFolder?.path(of: "plugins")
    guard let root,
      let content = try? SettingsFile(FilePath(Folder(root).path(of: "installed_plugins.json")))
        .content,
      let text = try? SettingsText(content), let plugins = text.member("plugins", of: text.root)
    else {
      hookFiles = []
      return
    }
    var files: [(name: String, path: FilePath)] = []
    for plugin in text.children(of: plugins) {
      guard let name = plugin.name, Self.isEnabled(name, settings) else { continue }
      for entry in text.children(of: plugin.value) {
        guard let folder = text.string(text.member("installPath", of: entry.value)) else {
          continue
        }
        files.append((name, FilePath(Folder(folder).path(of: "hooks/hooks.json"))))
        files.append((name, FilePath(Folder(folder).path(of: ".claude-plugin/plugin.json"))))
      }
    }
    hookFiles = files
  }

  /// Whether the settings leave a plugin on, of which the last that names it decides.
  private static func isEnabled(_ name: String, _ settings: [SettingsSource]) -> Bool {
    for source in settings.reversed() {
      guard let text = source.registrations?.text,
        let plugins = text.member("enabledPlugins", of: text.root),
        let value = text.member(name, of: plugins)
      else { continue }
      return value.kind != .false
    }
    return true
  }
}

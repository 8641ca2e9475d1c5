import JSONLines
import OperatingSystem

/// A setting in any file that prevents hooks from running (observed in Claude Code 2.1.332).
struct HookSwitch {
  /// The finding that the setting is on.
  let check: Check
  /// Returns whether a file's hooks run despite the setting.
  let spares: (SettingsSource) -> Bool

  private init(
    _ message: String, as code: Check.Code, fix: String,
    sparing spares: @escaping (SettingsSource) -> Bool
  ) {
    check = .trouble(message, as: code, fix: fix)
    self.spares = spares
  }

  /// Returns the settings that are on.
  static func all(in sources: [SettingsSource], environment: Environment) -> [HookSwitch] {
    [
      disabled(by: sources), managedOnly(by: sources), pluginsOnly(by: sources),
      simple(by: sources, in: environment),
    ].compactMap { $0 }
  }

  /// Returns `disableAllHooks`; the administrator's hooks obey only the administrator's settings.
  private static func disabled(by sources: [SettingsSource]) -> HookSwitch? {
    let name = "disableAllHooks"
    let last = sources.last { [.true, .false].contains($0[name]?.kind) }
    guard let last, last[name]?.kind == .true else { return nil }
    let isManaged = last.origin == .managed
    return HookSwitch(
      "\(last.path.text) has \(name): no hook is run", as: .hooksDisabled,
      fix: (isManaged ? "ask your administrator to " : "") + "take \(name) out of it",
      sparing: { !isManaged && $0.isAdministrators })
  }

  /// Returns `allowManagedHooksOnly`, for which any value but false and null means on.
  private static func managedOnly(by sources: [SettingsSource]) -> HookSwitch? {
    let name = "allowManagedHooksOnly"
    let last = sources.last {
      $0.origin == .managed && $0[name].map { $0.kind != .null } ?? false
    }
    guard let last, last[name]?.kind != .false else { return nil }
    return HookSwitch(
      "\(last.path.text) has \(name): your own hooks aren't run", as: .managedHooksOnly,
      fix: "ask your administrator to turn on the plugin session-stats in 'enabledPlugins' there",
      sparing: { $0.isAdministrators })
  }

  /// Returns `strictPluginOnlyCustomization`, which may list what it applies to.
  private static func pluginsOnly(by sources: [SettingsSource]) -> HookSwitch? {
    let name = "strictPluginOnlyCustomization"
    let last = sources.last { $0.origin == .managed && $0[name] != nil }
    guard let last, let value = last[name] else { return nil }
    let isOn =
      switch value.kind {
      case .array: value.elements.contains { $0.string == "hooks" }
      case .false, .null: false
      default: true
      }
    guard isOn else { return nil }
    return HookSwitch(
      "\(last.path.text) has \(name): of your hooks only those of plugins are run",
      as: .pluginHooksOnly,
      fix:
        "install the plugin session-stats (docs/installing.md), and take the hook out of your settings",
      sparing: { $0.isPlugin || $0.isAdministrators })
  }

  /// Returns the variable that runs Claude Code without extras such as hooks; a project's settings can't set it.
  private static func simple(
    by sources: [SettingsSource], in environment: Environment
  ) -> HookSwitch? {
    let trusted = sources.filter { $0.origin == .scope(.user) || $0.origin == .managed }
    for name in ["CLAUDE_CODE_SIMPLE", "CLAUDE_CODE_SAFE_MODE"] {
      let source = trusted.last { $0.variable(name) != nil }
      let value = source?.variable(name) ?? environment[name] ?? ""
      guard ["1", "true", "yes", "on"].contains(value.lowercased()) else { continue }
      return HookSwitch(
        "\(source?.path.text ?? "this shell") sets \(name): no hook is run", as: .simpleMode,
        fix: source == nil ? "unset \(name)" : "take \(name) out of 'env' there",
        sparing: { $0.origin == .managed })
    }
    return nil
  }
}

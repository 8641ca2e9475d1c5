import JSONLines
import OperatingSystem

/// The settings in all files that prevent hooks from running (observed in Claude Code 2.1.332).
struct HookSwitches {
  /// The finding that a setting is on, and whether a file's hooks run nevertheless.
  private typealias Switch = (check: Check, spares: (SettingsSource) -> Bool)

  private let switches: [Switch]

  init(of sources: [SettingsSource], in environment: Environment) {
    switches = [
      Self.disabled(by: sources), Self.managedOnly(by: sources), Self.pluginsOnly(by: sources),
      Self.simple(by: sources, in: environment),
    ].compactMap { $0 }
  }

  /// Whether the hooks of a file run.
  func allowHooks(of source: SettingsSource) -> Bool { switches.allSatisfy { $0.spares(source) } }

  /// The checks to report if hooks are missed.
  var checks: [Check] { switches.map { $0.check } }

  /// Returns `disableAllHooks` as set by the last file; only the administrator's own setting disables the
  /// administrator's hooks.
  private static func disabled(by sources: [SettingsSource]) -> Switch? {
    let name = "disableAllHooks"
    let last = sources.last { [.true, .false].contains($0.setting(name)?.kind) }
    guard let last, last.setting(name)?.kind == .true else { return nil }
    let isManaged = last.origin == .managed
    let check = Check.trouble(
      .disabled, as: .hooksDisabled, "\(last.path.text) has \(name): no hook is run",
      fix: (isManaged ? "ask your administrator to " : "") + "take \(name) out of it")
    return (check, { !isManaged && $0.isAdministrators })
  }

  /// Returns `allowManagedHooksOnly`, for which any value but false and null means on.
  private static func managedOnly(by sources: [SettingsSource]) -> Switch? {
    let name = "allowManagedHooksOnly"
    let last = sources.last {
      $0.origin == .managed && $0.setting(name) != nil && $0.setting(name)?.kind != .null
    }
    guard let last, last.setting(name)?.kind != .false else { return nil }
    let check = Check.trouble(
      .disabled, as: .managedHooksOnly, "\(last.path.text) has \(name): your own hooks aren't run",
      fix: "ask your administrator to turn on the plugin session-stats in 'enabledPlugins' there")
    return (check, { $0.isAdministrators })
  }

  /// Returns `strictPluginOnlyCustomization`, which may list what it applies to.
  private static func pluginsOnly(by sources: [SettingsSource]) -> Switch? {
    let name = "strictPluginOnlyCustomization"
    let last = sources.last { $0.origin == .managed && $0.setting(name) != nil }
    guard let last, let text = last.settings, let value = last.setting(name) else { return nil }
    let isOn =
      switch value.kind {
      case .array: text.children(of: value).contains { text.string($0.value) == "hooks" }
      case .false, .null: false
      default: true
      }
    guard isOn else { return nil }
    let check = Check.trouble(
      .disabled, as: .pluginHooksOnly,
      "\(last.path.text) has \(name): of your hooks only those of plugins are run",
      fix:
        "install the plugin session-stats (docs/installing.md), and take the hook out of your settings"
    )
    return (check, { $0.isPlugin || $0.isAdministrators })
  }

  /// Returns the variable that runs Claude Code without extras such as hooks; a project's settings can't set it.
  private static func simple(
    by sources: [SettingsSource], in environment: Environment
  ) -> Switch? {
    let trusted = sources.filter { $0.origin == .scope(.user) || $0.origin == .managed }
    for name in ["CLAUDE_CODE_SIMPLE", "CLAUDE_CODE_SAFE_MODE"] {
      let source = trusted.last { $0.variable(name) != nil }
      let value = source?.variable(name) ?? environment[name] ?? ""
      guard ["1", "true", "yes", "on"].contains(value.lowercased()) else { continue }
      let check = Check.trouble(
        .disabled, as: .simpleMode,
        "\(source?.path.text ?? "this shell") sets \(name): no hook is run",
        fix: source == nil ? "unset \(name)" : "take \(name) out of 'env' there")
      return (check, { $0.origin == .managed })
    }
    return nil
  }
}

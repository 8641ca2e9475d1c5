import Bytes
import JSONLines
import OperatingSystem

/// The settings that keep hooks from being run, over all files (seen in Claude Code 2.1.332).
struct HookSwitches {
  /// One that is on.
  private struct Switch {
    /// What says so: a file's path or a variable.
    let place: String
    let code: Check.Code
    let message: String
    let mend: String
    /// Which files' hooks are run all the same.
    let spares: (SettingsSource) -> Bool
  }

  private let switches: [Switch]

  init(_ sources: [SettingsSource], _ environment: Environment) {
    switches = [
      Self.disabled(sources), Self.managedOnly(sources), Self.pluginsOnly(sources),
      Self.simple(sources, environment),
    ].compactMap { $0 }
  }

  /// Whether the hooks of a file are run.
  func run(_ source: SettingsSource) -> Bool { switches.allSatisfy { $0.spares(source) } }

  /// What is to be told, where hooks are missed.
  var checks: [Check] {
    switches.map {
      .trouble(.disabled, as: $0.code, "\($0.place) \($0.message)", mend: $0.mend)
    }
  }

  /// `disableAllHooks`, as the last file sets it. Only the administrator's own turns off the administrator's hooks.
  private static func disabled(_ sources: [SettingsSource]) -> Switch? {
    let name = "disableAllHooks"
    let last = sources.last { [.true, .false].contains($0.setting(name)?.kind) }
    guard let source = last, source.setting(name)?.kind == .true else { return nil }
    let isManaged = source.origin == .managed
    return Switch(
      place: source.path.text, code: .hooksDisabled, message: "has \(name): no hook is run",
      mend: isManaged
        ? "ask your administrator to take \(name) out of it" : "take \(name) out of it",
      spares: { !isManaged && $0.isAdministrators })
  }

  /// `allowManagedHooksOnly`, which counts whatever it is but false and null.
  private static func managedOnly(_ sources: [SettingsSource]) -> Switch? {
    let name = "allowManagedHooksOnly"
    let last = sources.last {
      $0.origin == .managed && $0.setting(name) != nil && $0.setting(name)?.kind != .null
    }
    guard let last, last.setting(name)?.kind != .false else { return nil }
    return Switch(
      place: last.path.text, code: .managedHooksOnly,
      message: "has \(name): your own hooks aren't run",
      mend: "ask your administrator to turn on the plugin session-stats in 'enabledPlugins' there",
      spares: { $0.isAdministrators })
  }

  /// `strictPluginOnlyCustomization`, which may name what it is for.
  private static func pluginsOnly(_ sources: [SettingsSource]) -> Switch? {
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
    return Switch(
      place: last.path.text, code: .pluginHooksOnly,
      message: "has \(name): of your hooks only those of plugins are run",
      mend:
        "install the plugin session-stats (docs/installing.md), and take the hook out of your settings",
      spares: { $0.isPlugin || $0.isAdministrators })
  }

  /// Variables for a Claude Code without extras; a project's settings can't set them.
  private static func simple(_ sources: [SettingsSource], _ environment: Environment) -> Switch? {
    for name in ["CLAUDE_CODE_SIMPLE", "CLAUDE_CODE_SAFE_MODE"] {
      let source = sources.last {
        ($0.origin == .scope(.user) || $0.origin == .managed) && $0.variable(name) != nil
      }
      let value = source?.variable(name) ?? environment[name] ?? ""
      guard ["1", "true", "yes", "on"].contains(value.lowercased()) else { continue }
      return Switch(
        place: source?.path.text ?? "this shell", code: .simpleMode,
        message: "sets \(name): no hook is run",
        mend: source == nil ? "unset \(name)" : "take \(name) out of 'env' there",
        spares: { $0.origin == .managed })
    }
    return nil
  }
}

import JSONLines

// If a hook that could have blocked an action can't be read, Claude Code ignores the whole file, because the
// hook may guard the permissions in it. So it also looks for such hooks where they don't belong, and takes
// anything that looks like one for a hook (observed in 2.1.332):
//
//     an object that has one of `GuardHooks.events` as a member
//     an object with `hooks` like a matcher group, where the name of an event is expected
//
// It looks three levels deep.

/// Hooks that could block an action.
enum GuardHooks {
  /// The events of such hooks.
  static let events = ["PreToolUse", "PermissionRequest", "PreSkillShellCommand"]

  /// The number of levels searched for them.
  static let depth = 3

  /// Members of a settings file with arbitrary names inside, in which the name of an event means nothing.
  static let freeMembers = [
    "enabledPlugins", "env", "extraKnownMarketplaces", "lspServers", "managedMcpServers",
    "mcpServers", "modelSettings", "pluginConfigs", "skillOverrides",
  ]
}

extension SettingsText {
  /// Whether an object has one of the events as a nonempty member.
  func namesGuard(_ value: JSONValue) -> Bool {
    value.kind == .object
      && lastMembers(of: value).contains {
        GuardHooks.events.contains($0.name) && $0.value.kind != .null
          && ($0.value.kind != .array || !children(of: $0.value).isEmpty)
      }
  }

  /// Whether a value looks like a matcher group with handlers.
  func isGroup(_ value: JSONValue) -> Bool {
    guard value.kind == .object else { return false }
    let hasMatcher = member("matcher", of: value) != nil
    guard hasMatcher || !children(of: value).contains(where: { HookEvent.isKnown($0.name) }),
      let hooks = member("hooks", of: value)
    else { return false }
    switch hooks.kind {
    case .array: return !children(of: hooks).isEmpty
    case .object: return hasMatcher || string(member("type", of: hooks)) != nil
    default: return false
    }
  }

  /// Whether a value contains such hooks.
  ///
  /// - Parameters:
  ///   - depth: The number of levels below the value to search.
  ///   - countsGroups: Whether a matcher group counts, whose event is unknown.
  ///   - isHandlers: Whether the value is the `hooks` of a group, whose handlers aren't searched.
  func holdsGuard(
    _ value: JSONValue, depth: Int = GuardHooks.depth, countsGroups: Bool, isHandlers: Bool = false,
    skipping skipped: [String] = []
  ) -> Bool {
    if namesGuard(value) || countsGroups && isGroup(value) { return true }
    guard depth > 0 else { return false }
    if isHandlers, value.kind == .object, string(member("type", of: value)) != nil { return false }
    return children(of: value).contains { child in
      let name = child.name
      if let name, skipped.contains(name) { return false }
      return holdsGuard(
        child.value, depth: depth - 1, countsGroups: countsGroups && !HookEvent.isKnown(name),
        isHandlers: name.map { $0 == "hooks" && child.value.kind == .array } ?? isHandlers,
        skipping: skipped)
    }
  }
}

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
private enum GuardHooks {
  /// The events of such hooks, and those that messages name.
  static let events = ["PreToolUse", "PermissionRequest", "PreSkillShellCommand"]
  static let names = "PreToolUse or PermissionRequest"

  /// The number of levels searched for them.
  static let depth = 3

  /// Members of a settings file with arbitrary names inside, in which the name of an event means nothing.
  static let freeMembers = [
    "enabledPlugins", "env", "extraKnownMarketplaces", "lspServers", "managedMcpServers",
    "mcpServers", "modelSettings", "pluginConfigs", "skillOverrides",
  ]
}

/// Reasons for which Claude Code ignores a whole settings file (observed in 2.1.332).
extension SettingsValue {
  /// A member of the wrong kind, for which Claude Code ignores the whole file.
  var memberFault: SettingFlaw? { SettingKind.members(SettingsSchema.members).flaw(of: self) }

  /// Returns the first flaw in hooks that could block an action: hooks that can't be read, or that are where
  /// Claude Code doesn't expect any.
  ///
  /// - Parameter isAnywhere: Whether to look for hooks outside of `hooks`, too.
  func guardFault(isAnywhere: Bool) -> SettingFlaw? {
    if isAnywhere, let fault = guardFaultOutside { return fault }
    return member("hooks")?.guardFaultInHooks?.inside("hooks")
  }

  /// Hooks that are themselves a setting, or within one.
  private var guardFaultOutside: SettingFlaw? {
    if namesGuard {
      return SettingFlaw("has \(GuardHooks.names) hooks outside of 'hooks'", at: self)
    }
    let member = members.first {
      $0.name != "hooks" && !GuardHooks.freeMembers.contains($0.name)
        && $0.value.holdsGuard(
          countingGroups: !HookEvent.isKnown($0.name), skipping: GuardHooks.freeMembers)
    }
    return member.map { SettingFlaw("has hooks outside of 'hooks'", of: $0.name, at: $0.value) }
  }

  /// The flaw in the value of `hooks`.
  private var guardFaultInHooks: SettingFlaw? {
    guard kind == .object else {
      let hasObject = elements.contains { $0.kind == .object }
      return hasObject ? SettingFlaw("is not an object", at: self) : nil
    }
    if isGroup { return SettingFlaw("is a matcher group, without its event", at: self) }
    return members.lazy.compactMap { $0.value.guardFault(of: $0.name)?.inside($0.name) }.first
  }

  /// Returns the flaw in the hooks of one event.
  private func guardFault(of event: String) -> SettingFlaw? {
    guard HookEvent.isKnown(event) else {
      return holdsGuard(countingGroups: kind != .array)
        ? SettingFlaw("is not an event but holds hooks", at: self) : nil
    }
    let isGuard = GuardHooks.events.contains(event)
    guard kind == .array else {
      let isFault = isGuard && kind != .null || holdsGuard()
      return isFault ? SettingFlaw("is not an array", at: self) : nil
    }
    return firstFlaw { group in
      if group.holdsGuard() {
        return SettingFlaw("holds \(GuardHooks.names) where a matcher group belongs", at: group)
      }
      return isGuard ? group.groupFlaw : nil
    }
  }

  /// The flaw in a matcher group or in one of its handlers.
  private var groupFlaw: SettingFlaw? {
    guard kind == .object else { return SettingFlaw("is not a matcher group", at: self) }
    return SettingKind.members(HookSchema.group).flaw(of: self)
      ?? member("hooks")?.firstFlaw { $0.handlerFlaw }?.inside("hooks")
  }

  /// The flaw in a handler.
  var handlerFlaw: SettingFlaw? {
    guard kind == .object else { return SettingFlaw("is not an object", at: self) }
    guard let type = member("type") else { return SettingFlaw("is missing", of: "type", at: self) }
    guard let kind = HookSchema.handlers.first(where: { $0.type == type.string }) else {
      return SettingFlaw("is not one of Claude Code's", of: "type", at: type)
    }
    return SettingKind.members(kind.members).flaw(of: self)
  }

  /// Whether an object has one of the events as a nonempty member.
  private var namesGuard: Bool {
    members.contains {
      GuardHooks.events.contains($0.name) && $0.value.kind != .null
        && ($0.value.kind != .array || !$0.value.children.isEmpty)
    }
  }

  /// Whether the value looks like a matcher group with handlers.
  private var isGroup: Bool {
    let hasMatcher = member("matcher") != nil
    guard hasMatcher || !children.contains(where: { HookEvent.isKnown($0.name) }),
      let hooks = member("hooks")
    else { return false }
    return switch hooks.kind {
    case .array: !hooks.children.isEmpty
    case .object: hasMatcher || hooks["type"]?.string != nil
    default: false
    }
  }

  /// Whether the value contains such hooks.
  ///
  /// - Parameters:
  ///   - countsGroups: Whether a matcher group counts, although its event is unknown.
  ///   - isHandlers: Whether the value is the `hooks` of a group, whose handlers aren't searched.
  private func holdsGuard(
    depth: Int = GuardHooks.depth, countingGroups countsGroups: Bool = false,
    isHandlers: Bool = false, skipping skipped: [String] = []
  ) -> Bool {
    if namesGuard || countsGroups && isGroup { return true }
    guard depth > 0, !isHandlers || member("type")?.string == nil else { return false }
    return children.contains { child in
      let isMember = kind == .object
      guard !isMember || !skipped.contains(child.name) else { return false }
      return child.value.holdsGuard(
        depth: depth - 1, countingGroups: countsGroups && !HookEvent.isKnown(child.name),
        isHandlers: isMember ? child.name == "hooks" && child.value.kind == .array : isHandlers,
        skipping: skipped)
    }
  }
}

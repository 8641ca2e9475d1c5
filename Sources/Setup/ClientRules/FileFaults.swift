import JSONLines

/// Reasons for which Claude Code ignores a whole settings file (observed in 2.1.332).
extension SettingsText {
  /// Returns the first flaw in hooks that could block an action: hooks that can't be read, or that are where
  /// Claude Code doesn't expect any.
  ///
  /// - Parameter isAnywhere: Whether to look for hooks outside of `hooks`, too.
  func guardFault(isAnywhere: Bool) -> SettingFlaw? {
    if isAnywhere, let fault = guardFaultOutside { return fault }
    guard let hooks = member("hooks", of: root) else { return nil }
    return guardFault(inHooks: hooks)?.inside("hooks")
  }

  /// A member of the wrong kind, for which Claude Code ignores the whole file.
  var memberFault: SettingFlaw? { flaw(of: root, as: .members(SettingsSchema.members)) }

  /// Hooks that are themselves a setting, or within one.
  private var guardFaultOutside: SettingFlaw? {
    if namesGuard(root) {
      return SettingFlaw("has \(Self.guardNames) hooks outside of 'hooks'", at: root)
    }
    let member = lastMembers(of: root).first {
      $0.name != "hooks" && !GuardHooks.freeMembers.contains($0.name)
        && holdsGuard(
          $0.value, countsGroups: !HookEvent.isKnown($0.name), skipping: GuardHooks.freeMembers)
    }
    return member.map { SettingFlaw(of: $0.name, "has hooks outside of 'hooks'", at: $0.value) }
  }

  private static let guardNames = "PreToolUse or PermissionRequest"

  private func guardFault(inHooks hooks: JSONValue) -> SettingFlaw? {
    guard hooks.kind == .object else {
      let hasObject = children(of: hooks).contains { $0.value.kind == .object }
      return hasObject ? SettingFlaw("is not an object", at: hooks) : nil
    }
    if isGroup(hooks) { return SettingFlaw("is a matcher group, without its event", at: hooks) }
    return lastMembers(of: hooks).lazy.compactMap {
      guardFault(in: $0.value, of: $0.name)?.inside($0.name)
    }.first
  }

  /// Returns the flaw in the hooks of one event.
  private func guardFault(in value: JSONValue, of event: String) -> SettingFlaw? {
    guard HookEvent.isKnown(event) else {
      return holdsGuard(value, countsGroups: value.kind != .array)
        ? SettingFlaw("is no event, and holds hooks", at: value) : nil
    }
    let isGuard = GuardHooks.events.contains(event)
    guard value.kind == .array else {
      let isFault = isGuard && value.kind != .null || holdsGuard(value, countsGroups: false)
      return isFault ? SettingFlaw("is not an array", at: value) : nil
    }
    return firstFlaw(in: value) { group in
      if holdsGuard(group, countsGroups: false) {
        return SettingFlaw("holds \(Self.guardNames) where a matcher group belongs", at: group)
      }
      return isGuard ? groupFlaw(of: group) : nil
    }
  }

  /// Returns the flaw in a matcher group or in one of its handlers.
  private func groupFlaw(of group: JSONValue) -> SettingFlaw? {
    guard group.kind == .object else { return SettingFlaw("is not a matcher group", at: group) }
    if let flaw = flaw(of: group, as: .members(HookSchema.group)) { return flaw }
    guard let hooks = member("hooks", of: group) else { return nil }
    return firstFlaw(in: hooks, handlerFlaw)?.inside("hooks")
  }

  /// Returns the flaw in a handler.
  func handlerFlaw(of handler: JSONValue) -> SettingFlaw? {
    guard handler.kind == .object else { return SettingFlaw("is not an object", at: handler) }
    guard let value = member("type", of: handler) else {
      return SettingFlaw(of: "type", "is missing", at: handler)
    }
    guard let kind = HookSchema.handlers.first(where: { $0.type == string(value) }) else {
      return SettingFlaw(of: "type", "is not one of Claude Code's", at: value)
    }
    return flaw(of: handler, as: .members(kind.members))
  }
}

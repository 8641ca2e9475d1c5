import Bytes
package import JSONLines

// Where a hook that could have forbidden something can't be read, Claude Code takes nothing from the file: the hook may be
// what guards the permissions beside it. So it looks for such hooks also where none belong, and takes for one whatever looks
// like it (seen in 2.1.332):
//
//     an object that has one of `GuardHooks.events` as a member
//     an object with `hooks` as a matcher group has, but where an event's name is expected
//
// It looks three levels deep.

/// The hooks that could forbid something.
enum GuardHooks {
  /// Their events.
  static let events = ["PreToolUse", "PermissionRequest", "PreSkillShellCommand"]

  /// How deep they are looked for.
  static let depth = 3

  /// Members of a settings file that hold names of others' choice, so that one there says nothing.
  static let freeMembers = [
    "enabledPlugins", "env", "extraKnownMarketplaces", "lspServers", "managedMcpServers",
    "mcpServers",
    "modelSettings", "pluginConfigs", "skillOverrides",
  ]
}

extension SettingsText {
  /// Whether an object has such an event as a member, with something in it.
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

  /// Whether such hooks are anywhere in a value.
  ///
  /// - Parameters:
  ///   - depth: How many levels below the value are looked at.
  ///   - countsGroups: Whether a matcher group is one, whose event nobody can tell.
  ///   - isHandlers: Whether the value is the `hooks` of a group: what is in a handler of it is its own.
  func holdsGuard(
    _ value: JSONValue, depth: Int = GuardHooks.depth, countsGroups: Bool, isHandlers: Bool = false,
    skipping skipped: [String] = []
  ) -> Bool {
    if namesGuard(value) || countsGroups && isGroup(value) { return true }
    guard depth > 0 else { return false }
    if isHandlers, value.kind == .object, string(member("type", of: value)) != nil { return false }
    return children(of: value).contains { child in
      guard let name = child.name else {
        return holdsGuard(
          child.value, depth: depth - 1, countsGroups: countsGroups, isHandlers: isHandlers,
          skipping: skipped)
      }
      return !skipped.contains(name)
        && holdsGuard(
          child.value, depth: depth - 1,
          countsGroups: countsGroups && !HookEvent.isKnown(name),
          isHandlers: name == "hooks" && child.value.kind == .array, skipping: skipped)
    }
  }
}

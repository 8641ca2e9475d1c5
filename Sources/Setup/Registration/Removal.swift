import OperatingSystem

/// The change that an uninstall makes to a settings file.
struct Removal {
  let backups: SettingsBackups
  /// Whether to remove the shell logger's handlers, too.
  var takesShellLogger = false
  let environment: Environment

  /// Handlers that run this program and more, which are left to the user.
  private(set) var leftAlone: [RegisteredHandler] = []
  /// Whether a backup was restored, instead of removing the registration from the text.
  private(set) var isRestored = false

  /// Returns the new content of a file; nil if it is to be removed.
  mutating func content(
    from file: SettingsFile
  ) throws(SetupProblem) -> ContiguousArray<UInt8>? {
    isRestored = false
    guard let old = file.content, !SettingsValue.isBlank(old) else { return file.content }
    let found = try Registrations(changing: old, environment: environment)
    leftAlone = found.handlers.filter { $0.command.program == .hook && !$0.isOwn && $0.isObject }
    guard let first = found.handlers.first(where: isRemoved) else { return file.content }
    guard let clean = backups.newest(of: file.target, where: isWithoutRegistration) else {
      return found.removing(isRemoved, keeping: KeptContainers())
    }
    if !takesShellLogger, isInstall(from: clean.content, to: old, of: first) {
      isRestored = true
      return clean.content
    }
    return found.removing(isRemoved, keeping: containers(of: clean.content))
  }

  private func isRemoved(_ handler: RegisteredHandler) -> Bool {
    handler.isOwn
      || takesShellLogger && handler.command.program == .shellLogger && handler.isWhole
  }

  /// Whether a content has no registration of this program.
  private func isWithoutRegistration(_ content: ContiguousArray<UInt8>?) -> Bool {
    guard let content, !SettingsValue.isBlank(content) else { return true }
    let found = try? Registrations(changing: content, environment: environment)
    return found?.handlers.contains { $0.isOwn } == false
  }

  /// Whether installs turn one content into the other, so that it hasn't been edited since.
  private func isInstall(
    from clean: ContiguousArray<UInt8>?, to content: ContiguousArray<UInt8>,
    of handler: RegisteredHandler
  ) -> Bool {
    // Many users remove the shell logger only after the first install has told them of it.
    [[false], [true], [false, true]].contains { steps in
      var result = clean
      for replacesShellLogger in steps {
        var installation = Installation(
          path: handler.command.path, replacesShellLogger: replacesShellLogger,
          environment: environment)
        guard let next = try? installation.content(from: result) else { return false }
        result = next
      }
      return result == content
    }
  }

  /// Returns the containers in a content, which no install added.
  private func containers(of content: ContiguousArray<UInt8>?) -> KeptContainers {
    guard let content,
      let found = try? Registrations(changing: content, environment: environment)
    else { return KeptContainers() }
    var kept = KeptContainers(hooks: found.hooks?.value.whiteSpaceInside)
    for event in found.events { kept.events[event.name] = event.value.whiteSpaceInside }
    return kept
  }
}

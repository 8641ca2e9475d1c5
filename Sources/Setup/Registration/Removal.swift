import POSIX

/// What an uninstall makes of a settings file.
struct Removal {
  let backups: SettingsBackups
  let environment: Environment

  /// Handlers that run this program and more, which are their user's to change.
  private(set) var leftAlone: [RegisteredHandler] = []
  /// The backup that was given back; nil when the registration was taken out of the text.
  private(set) var restored: FilePath?

  init(_ backups: SettingsBackups, _ environment: Environment) {
    self.backups = backups
    self.environment = environment
  }

  /// What becomes of a file's content.
  mutating func newContent(
    of file: SettingsFile
  ) throws(SettingsProblem) -> SettingsEditor.NewContent {
    restored = nil
    guard let old = file.content, !old.isEmpty else { return .unchanged }
    let found = try Registrations(SettingsText(old), environment)
    leftAlone = found.handlers.filter { $0.command.program == .hook && !$0.isOwn }
    guard let own = found.handlers.first(where: \.isOwn) else { return .unchanged }
    guard let clean = backups.newest(of: file.target, where: isWithoutRegistration) else {
      return .bytes(found.removing(\.isOwn, keeping: KeptContainers()))
    }
    if isInstall(from: clean.content, to: old, of: own) {
      restored = clean.path
      return clean.content.map { .bytes($0) } ?? .noFile
    }
    return .bytes(found.removing(\.isOwn, keeping: containers(of: clean.content)))
  }

  /// Whether nothing of this program is in a file's content.
  private func isWithoutRegistration(_ content: ContiguousArray<UInt8>?) -> Bool {
    guard let content, !content.isEmpty else { return true }
    return registrations(in: content)?.handlers.contains(where: \.isOwn) == false
  }

  /// Whether an install makes a content out of another: then nobody has changed it since.
  private func isInstall(
    from clean: ContiguousArray<UInt8>?, to content: ContiguousArray<UInt8>,
    of handler: RegisteredHandler
  ) -> Bool {
    [false, true].contains { replacesShellLogger in
      var installation = Installation(
        RegisteredCommand(path: handler.command.path), replacesShellLogger: replacesShellLogger,
        environment)
      return (try? installation.content(from: clean)) == content
    }
  }

  /// The containers that a content has, which an install didn't bring.
  private func containers(of content: ContiguousArray<UInt8>?) -> KeptContainers {
    guard let content, let found = registrations(in: content) else { return KeptContainers() }
    return KeptContainers(hooks: found.hooks != nil, events: Set(found.events.map(\.name)))
  }

  private func registrations(in content: ContiguousArray<UInt8>) -> Registrations? {
    guard let text = try? SettingsText(content) else { return nil }
    return try? Registrations(text, environment)
  }
}

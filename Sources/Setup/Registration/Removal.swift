import Bytes
import OperatingSystem

/// What an uninstall makes of a settings file.
struct Removal {
  let backups: SettingsBackups
  let environment: Environment
  /// Whether the shell logger's handlers go, too.
  let takesShellLogger: Bool

  /// Handlers that run this program and more, which are their user's to change.
  private(set) var leftAlone: [RegisteredHandler] = []
  /// The backup that was given back; nil when the registration was taken out of the text.
  private(set) var restored: FilePath?

  init(
    _ backups: SettingsBackups, takesShellLogger: Bool = false, _ environment: Environment
  ) {
    self.backups = backups
    self.takesShellLogger = takesShellLogger
    self.environment = environment
  }

  /// What becomes of a file's content.
  mutating func newContent(
    of file: SettingsFile
  ) throws(SettingsProblem) -> SettingsEditor.NewContent {
    restored = nil
    guard let old = file.content, !SettingsText.isBlank(old) else { return .unchanged }
    let found = try Registrations(changing: SettingsText(old), environment)
    leftAlone = found.handlers.filter {
      $0.command.program == .hook && !$0.isOwn && $0.isObject
    }
    guard let first = found.handlers.first(where: isRemoved) else { return .unchanged }
    guard let clean = backups.newest(of: file.target, where: isWithoutRegistration) else {
      return .bytes(found.removing(isRemoved, keeping: KeptContainers()))
    }
    if !takesShellLogger, isInstall(from: clean.content, to: old, of: first) {
      restored = clean.path
      return clean.content.map { .bytes($0) } ?? .noFile
    }
    return .bytes(found.removing(isRemoved, keeping: containers(of: clean.content)))
  }

  private func isRemoved(_ handler: RegisteredHandler) -> Bool {
    handler.isOwn
      || takesShellLogger && handler.command.program == .shellLogger && handler.isWhole
  }

  /// Whether nothing of this program is in a file's content.
  private func isWithoutRegistration(_ content: ContiguousArray<UInt8>?) -> Bool {
    guard let content, !SettingsText.isBlank(content) else { return true }
    return registrations(in: content)?.handlers.contains(where: { $0.isOwn }) == false
  }

  /// Whether installs make a content out of another: then nobody has changed it since.
  private func isInstall(
    from clean: ContiguousArray<UInt8>?, to content: ContiguousArray<UInt8>,
    of handler: RegisteredHandler
  ) -> Bool {
    // Many take the shell logger out only when the first install has told them of it.
    [[false], [true], [false, true]].contains { steps in
      var result = clean
      for replacesShellLogger in steps {
        var installation = Installation(
          RegisteredCommand(path: handler.command.path), replacesShellLogger: replacesShellLogger,
          environment)
        guard let next = try? installation.content(from: result) else { return false }
        result = next
      }
      return result == content
    }
  }

  /// The containers that a content has, which an install didn't bring.
  private func containers(of content: ContiguousArray<UInt8>?) -> KeptContainers {
    guard let content, let found = registrations(in: content) else { return KeptContainers() }
    var events: [String: String] = [:]
    for event in found.events { events[event.name] = found.text.inside(event.array) }
    return KeptContainers(
      hooks: found.hooks.map { found.text.inside($0.value) },
      events: events)
  }

  private func registrations(in content: ContiguousArray<UInt8>) -> Registrations? {
    guard let text = try? SettingsText(content) else { return nil }
    return try? Registrations(changing: text, environment)
  }
}

import Bytes
import OperatingSystem

/// A file that can register hooks, as Claude Code reads it.
struct SettingsSource {
  /// The origin of a file.
  enum Origin: Equatable {
    case scope(SettingsScope)
    /// The local settings at the top of the repository.
    case repository
    /// The administrator's settings.
    case managed
    /// A plugin, with the name under which it is installed, and whether the administrator has enabled it.
    case plugin(String, isManaged: Bool)
  }

  let path: FilePath
  let origin: Origin
  /// The handlers in the file; nil if it can't be read or is blank.
  private(set) var registrations: Registrations?
  /// The reason that Claude Code can't read the file.
  private(set) var problem: SetupProblem?
  /// The reason that Claude Code ignores the file, though it can be read.
  private(set) var fault: SettingFlaw?

  /// Whether Claude Code takes anything from the file.
  var counts: Bool { problem == nil && fault == nil }

  /// Whether the file belongs to a plugin.
  var isPlugin: Bool { if case .plugin = origin { true } else { false } }

  /// Whether the file is the administrator's, or belongs to a plugin that the administrator has enabled.
  var isAdministrators: Bool {
    switch origin {
    case .managed, .plugin(_, isManaged: true): true
    default: false
    }
  }

  /// Whether the file is one of the user's or the project's, which `install` can change.
  var canBeChanged: Bool { origin != .managed && !isPlugin }

  /// The object from which Claude Code takes settings; nil if it takes none, as from a plugin, which has only hooks.
  private var settings: SettingsValue? { counts && !isPlugin ? registrations?.object : nil }

  subscript(name: String) -> SettingsValue? { settings?[name] }

  /// Returns a variable that the file sets for sessions.
  func variable(_ name: String) -> String? { settings?["env"]?[name]?.string }
}

extension SettingsSource {
  /// Reads a file; nil if it doesn't exist.
  init?(reading path: FilePath, as origin: Origin, in environment: Environment) {
    do throws(SetupProblem) {
      guard let content = try SettingsFile(path).content else { return nil }
      self.init(path: path, origin: origin, content: content, environment: environment)
    } catch {
      self.init(path: path, origin: origin, problem: error)
    }
  }

  /// Creates a file with the given content.
  init(
    path: FilePath, origin: Origin, content: ContiguousArray<UInt8>, environment: Environment
  ) {
    self.init(path: path, origin: origin)
    do throws(SetupProblem) {
      guard let object = try Self.object(in: content, from: origin) else { return }
      registrations = Registrations(in: object, environment: environment)
      fault = Self.fault(of: object, from: origin)
    } catch {
      problem = error
    }
  }

  /// The size of the largest file that Claude Code reads (observed in 2.1.332).
  private static let largest = 2 << 20

  /// Returns the object in a file as Claude Code reads it; nil if the file is blank.
  ///
  /// A byte order mark is an error in a plugin's file, but not in others (observed in 2.1.332).
  private static func object(
    in content: ContiguousArray<UInt8>, from origin: Origin
  ) throws(SetupProblem) -> SettingsValue? {
    guard content.count <= largest else { throw .tooLarge }
    if case .plugin = origin {
      guard !content.starts(with: SettingsValue.byteOrderMark) else { throw .byteOrderMark }
    } else if SettingsValue.isBlank(content) {
      return nil
    }
    return try SettingsValue(repairing: content)
  }

  /// Returns the reason that Claude Code ignores a file; of an administrator's it ignores only the invalid
  /// members (observed in 2.1.332).
  private static func fault(of object: SettingsValue, from origin: Origin) -> SettingFlaw? {
    switch origin {
    case .managed: object.guardFault(isAnywhere: false)
    case .plugin: object.guardFault(isAnywhere: true)
    default: object.guardFault(isAnywhere: true) ?? object.memberFault
    }
  }
}

extension SettingsSource {
  /// Returns the finding that Claude Code doesn't use the file or drops hooks in it; nil if neither is so, or if the
  /// file is a plugin's and doesn't concern logging.
  ///
  /// - Parameter isMissed: Whether a registration in the file is needed.
  func check(isMissed: Bool) -> Check? {
    if isPlugin, !namesHook { return nil }
    if let problem {
      return problem.isOfContent
        ? ignoredCheck(because: "it is \(problem)", isMissed: isMissed, fix: problem.fix)
        : .trouble("\(path.text): \(problem)", as: .fileUnreadable, fix: problem.fix)
    }
    if let fault {
      let (subject, object) = fault.path.isEmpty ? ("it", "that") : ("'\(fault.path)'", fault.path)
      return ignoredCheck(
        because: "\(subject) \(fault.reason) (line \(fault.line))", isMissed: isMissed,
        fix: "fix or remove \(object) in \(path.text)")
    }
    guard !isPlugin, let dropped = registrations?.dropped else { return nil }
    return .trouble(
      "\(path.text): \(dropped): Claude Code drops it", as: .hooksDropped, unless: !isMissed,
      fix: dropped.fix)
  }

  /// Returns the finding that Claude Code ignores the file.
  private func ignoredCheck(because reason: String, isMissed: Bool, fix: String) -> Check {
    guard origin == .managed else {
      let what = isPlugin ? "doesn't load the plugin" : "skips the whole file"
      return .trouble(
        "\(path.text): Claude Code \(what): \(reason)", as: .fileVoid, unless: !isMissed, fix: fix)
    }
    return .trouble(
      "\(path.text): Claude Code doesn't start: \(reason)", as: .managedInvalid,
      fix: "ask your administrator: \(fix)")
  }

  /// Whether the file concerns logging, even if it isn't valid JSON.
  private var namesHook: Bool {
    if let registrations { return !registrations.handlers.isEmpty }
    guard let content = try? SettingsFile(path).content else { return false }
    return String(decoding: content, as: UTF8.self).has(text: HandlerCommand.hookName)
  }
}

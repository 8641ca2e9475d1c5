import JSONLines
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
  private(set) var problem: SettingsProblem?
  /// The reason that Claude Code ignores the file, though it can be read.
  private(set) var fault: FileFault?

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

  /// The text, if Claude Code takes settings from it; a plugin has only hooks.
  var settings: SettingsText? { counts && !isPlugin ? registrations?.text : nil }

  /// Returns the value of a member at the top level.
  func setting(_ name: String) -> JSONValue? { settings.flatMap { $0.member(name, of: $0.root) } }

  /// Returns a variable that the file sets for sessions.
  func variable(_ name: String) -> String? { settings?.string(name, of: setting("env")) }

  /// Returns a positive count at the top level.
  func count(_ name: String) -> Int? {
    guard let settings, let count = setting(name)?.count(in: settings.bytes.span), count > 0
    else { return nil }
    return count
  }
}

extension SettingsSource {
  /// Reads a file; nil if it doesn't exist.
  init?(reading path: FilePath, as origin: Origin, in environment: Environment) {
    do throws(SettingsProblem) {
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
    do throws(SettingsProblem) {
      guard let text = try Self.text(of: content, from: origin) else { return }
      registrations = Registrations(in: text, environment: environment)
      fault = Self.fault(of: text, from: origin).map { FileFault($0, in: text) }
    } catch {
      problem = error
    }
  }

  /// The size of the largest file that Claude Code reads (observed in 2.1.332).
  private static let largest = 2 << 20

  /// Returns the text of a file as Claude Code reads it; nil if it is blank.
  ///
  /// Only a plugin's file must not begin with a byte order mark (observed in 2.1.332).
  private static func text(
    of content: ContiguousArray<UInt8>, from origin: Origin
  ) throws(SettingsProblem) -> SettingsText? {
    guard content.count <= largest else { throw .tooLarge }
    if case .plugin = origin {
      guard !content.starts(with: SettingsText.byteOrderMark) else { throw .byteOrderMark }
    } else if SettingsText.isBlank(content) {
      return nil
    }
    return try SettingsText(repairing: content)
  }

  /// Returns the reason that Claude Code ignores a file; of an administrator's it ignores only the invalid
  /// members (observed in 2.1.332).
  private static func fault(of text: SettingsText, from origin: Origin) -> SettingFlaw? {
    switch origin {
    case .managed: text.guardFault(isAnywhere: false)
    case .plugin: text.guardFault(isAnywhere: true)
    default: text.guardFault(isAnywhere: true) ?? text.memberFault
    }
  }
}

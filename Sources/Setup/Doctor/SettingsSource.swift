import CommandLineTool
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

  let origin: Origin
  let path: FilePath
  /// The handlers in the file; nil if it can't be read or is blank.
  let registrations: Registrations?
  /// The reason that Claude Code can't read the file.
  let problem: SettingsProblem?
  /// The reason that Claude Code ignores the file, though it can be read.
  let fault: FileFault?

  /// Whether Claude Code takes anything from the file.
  var counts: Bool { problem == nil && fault == nil }

  /// Whether the file belongs to a plugin.
  var isPlugin: Bool {
    if case .plugin = origin { true } else { false }
  }

  /// Whether the file is the administrator's, or belongs to a plugin that the administrator has enabled.
  var isAdministrators: Bool {
    switch origin {
    case .managed, .plugin(_, isManaged: true): true
    default: false
    }
  }

  /// Reads a file; nil if it doesn't exist.
  init?(_ path: FilePath, _ origin: Origin, _ environment: Environment) {
    do throws(SettingsProblem) {
      guard let content = try SettingsFile(path).content else { return nil }
      self.init(path, origin, content, environment)
    } catch {
      self.init(path, origin, nil, problem: error)
    }
  }

  /// Creates a file with the given content.
  init(
    _ path: FilePath, _ origin: Origin, _ content: ContiguousArray<UInt8>,
    _ environment: Environment
  ) {
    do throws(SettingsProblem) {
      let text = try Self.text(content, origin)
      self.init(
        path, origin, text.map { Registrations($0, environment) },
        fault: text.flatMap { text in Self.fault(of: text, origin).map { FileFault($0, in: text) } }
      )
    } catch {
      self.init(path, origin, nil, problem: error)
    }
  }

  init(
    _ path: FilePath, _ origin: Origin, _ registrations: Registrations?,
    problem: SettingsProblem? = nil, fault: FileFault? = nil
  ) {
    self.origin = origin
    self.path = path
    self.registrations = registrations
    self.problem = problem
    self.fault = fault
  }

  /// The size of the largest file that Claude Code reads (observed in 2.1.332).
  private static let largest = 2 << 20

  /// Returns the text of a file as Claude Code reads it; nil if it is blank.
  ///
  /// Only a plugin's file must not begin with a byte order mark (observed in 2.1.332).
  private static func text(
    _ content: ContiguousArray<UInt8>, _ origin: Origin
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
  private static func fault(of text: SettingsText, _ origin: Origin) -> SettingFlaw? {
    switch origin {
    case .managed: text.guardFault(isAnywhere: false)
    case .plugin: text.guardFault(isAnywhere: true)
    default: text.guardFault(isAnywhere: true) ?? text.memberFault
    }
  }

  /// The text, if Claude Code takes settings from it; a plugin has only hooks.
  var settings: SettingsText? { counts && !isPlugin ? registrations?.text : nil }

  /// Returns the value of a member at the top level.
  func setting(_ name: String) -> JSONValue? { settings.flatMap { $0.member(name, of: $0.root) } }

  /// Returns a variable that the file sets for sessions.
  func variable(_ name: String) -> String? {
    guard let settings, let variables = settings.member("env", of: settings.root) else {
      return nil
    }
    return settings.string(settings.member(name, of: variables))
  }

  /// Returns a positive count at the top level.
  func count(_ name: String) -> Int? {
    guard let settings, let value = settings.member(name, of: settings.root),
      let count = value.count(in: settings.bytes.span), count > 0
    else { return nil }
    return count
  }

  /// The options with which `install` and `uninstall` change the file.
  private var options: String {
    switch origin {
    case .scope(.user), .managed, .plugin: ""
    case .scope(let scope): " --scope \(scope.rawValue)"
    case .repository: " --settings \(path.text.shellQuoted)"
    }
  }

  /// Returns the command that corrects the path, place and number of its handlers.
  ///
  /// If another file already registers the event, an install into this one would add a second registration, so
  /// the handler is removed instead.
  func mendByInstall(
    of handler: RegisteredHandler, besides first: SettingsSource?, _ program: InvokedProgram
  ) -> String {
    let isElsewhere = first.map { $0.path.text != path.text } ?? false
    guard isOwn, !isElsewhere else { return mendByRemoval(of: handler, program) }
    guard handler.isObject else { return "take it out by hand" }
    guard handler.command.runsNothingElse else {
      return "change it by hand: it has to run \(program.shellText)"
    }
    let isShellLogger = handler.command.program == .shellLogger
    return "\(program.shellText) install\(isShellLogger ? " --replace" : "")\(options)"
  }

  /// Returns the command that removes one of its handlers.
  func mendByRemoval(of handler: RegisteredHandler, _ program: InvokedProgram) -> String {
    switch origin {
    case .scope, .repository:
      handler.isOwn ? "\(program.shellText) uninstall\(options)" : "take it out by hand"
    case .managed: "ask your administrator to take it out of \(path.text)"
    case .plugin(let name, _): "claude plugin uninstall \(name.shellQuoted)"
    }
  }

  /// Whether the file is one of the user's or the project's, which `install` can change.
  private var isOwn: Bool {
    switch origin {
    case .scope, .repository: true
    case .managed, .plugin: false
    }
  }
}

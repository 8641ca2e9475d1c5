import CommandLineTool
import JSONLines
package import OperatingSystem

/// A file that can register hooks, as Claude Code takes it.
struct SettingsSource {
  /// Where it comes from.
  enum Origin: Equatable {
    case scope(SettingsScope)
    /// The local settings at the top of the repository that the directory is in.
    case repository
    /// The administrator's.
    case managed
    /// A plugin's, by the name under which it is installed, and whether the administrator has turned it on.
    case plugin(String, isManaged: Bool)
  }

  let origin: Origin
  let path: FilePath
  /// What it registers; nil where it can't be read or is blank.
  let registrations: Registrations?
  /// Why Claude Code can't read it.
  let problem: SettingsProblem?
  /// Why Claude Code takes nothing from it, though it can be read.
  let fault: FileFault?

  /// Whether Claude Code takes anything from it.
  var counts: Bool { problem == nil && fault == nil }

  /// Whether it is a plugin's.
  var isPlugin: Bool {
    if case .plugin = origin { true } else { false }
  }

  /// Whether it is the administrator's, or that of a plugin that the administrator has turned on.
  var isAdministrators: Bool {
    switch origin {
    case .managed, .plugin(_, isManaged: true): true
    default: false
    }
  }

  /// Reads a file; nil when there is none.
  init?(_ path: FilePath, _ origin: Origin, _ environment: Environment) {
    do throws(SettingsProblem) {
      guard let content = try SettingsFile(path).content else { return nil }
      self.init(path, origin, content, environment)
    } catch {
      self.init(path, origin, nil, problem: error)
    }
  }

  /// A file with that content.
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

  /// The largest file that Claude Code reads (seen in 2.1.332).
  private static let largest = 2 << 20

  /// A file's text as Claude Code reads it; nil where it is blank. Only a plugin's must not begin with a byte
  /// order mark (seen in 2.1.332).
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

  /// What voids a file. Of an administrator's only the members that are wrong are left out (seen in 2.1.332).
  private static func fault(of text: SettingsText, _ origin: Origin) -> SettingFlaw? {
    switch origin {
    case .managed: text.guardFault(isAnywhere: false)
    case .plugin: text.guardFault(isAnywhere: true)
    default: text.guardFault(isAnywhere: true) ?? text.memberFault
    }
  }

  /// The text, where it counts and more of it than its hooks: a plugin has no settings.
  var settings: SettingsText? { counts && !isPlugin ? registrations?.text : nil }

  /// The value of a member at the top of the file.
  func setting(_ name: String) -> JSONValue? { settings.flatMap { $0.member(name, of: $0.root) } }

  /// A variable that the file sets for sessions.
  func variable(_ name: String) -> String? {
    guard let settings, let variables = settings.member("env", of: settings.root) else {
      return nil
    }
    return settings.string(settings.member(name, of: variables))
  }

  /// A count above zero at the top of the file.
  func count(_ name: String) -> Int? {
    guard let settings, let value = settings.member(name, of: settings.root),
      let count = value.count(in: settings.bytes.span), count > 0
    else { return nil }
    return count
  }

  /// What `install` and `uninstall` are given to change it.
  private var options: String {
    switch origin {
    case .scope(.user), .managed, .plugin: ""
    case .scope(let scope): " --scope \(scope.rawValue)"
    case .repository: " --settings \(path.text.shellQuoted)"
    }
  }

  /// What gives one of its handlers the right path, place and number; where another file is the first to
  /// register the event, an install into this one would be a second registration.
  func mendByInstall(
    of handler: RegisteredHandler, besides first: SettingsSource?, _ program: InvokedProgram
  ) -> String {
    let isElsewhere = first.map { $0.path.text != path.text } ?? false
    guard isOwn, !isElsewhere else { return mendByRemoval(of: handler, program) }
    guard handler.isObject else { return "take it out by hand" }
    guard handler.command.holdsLock else {
      return "change it by hand: it has to run \(program.shellText)"
    }
    let isShellLogger = handler.command.program == .shellLogger
    return "\(program.shellText) install\(isShellLogger ? " --replace" : "")\(options)"
  }

  /// What takes one of its handlers out of it.
  func mendByRemoval(of handler: RegisteredHandler, _ program: InvokedProgram) -> String {
    switch origin {
    case .scope, .repository:
      handler.isOwn ? "\(program.shellText) uninstall\(options)" : "take it out by hand"
    case .managed: "ask your administrator to take it out of \(path.text)"
    case .plugin(let name, _): "claude plugin uninstall \(name.shellQuoted)"
    }
  }

  /// Whether it is one of the user's or project's files, which `install` can change.
  private var isOwn: Bool {
    switch origin {
    case .scope, .repository: true
    case .managed, .plugin: false
    }
  }
}

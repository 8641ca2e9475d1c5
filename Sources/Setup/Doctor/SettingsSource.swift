import ActivityLog
import CommandLineTool
import JSONLines
import POSIX

/// A file that can register hooks, as far as it can be read.
struct SettingsSource {
  /// Where it comes from.
  enum Origin: Equatable {
    case scope(SettingsScope)
    /// The administrator's.
    case managed
    /// A plugin's, by the name under which it is installed.
    case plugin(String)
  }

  let origin: Origin
  let path: FilePath
  /// Nil where the file can't be read.
  let registrations: Registrations?
  /// Why it can't.
  let problem: SettingsProblem?

  /// Reads a file; nil when there is none.
  init?(_ path: FilePath, _ origin: Origin, _ environment: Environment) {
    self.origin = origin
    self.path = path
    do throws(SettingsProblem) {
      guard let content = try SettingsFile(path).content else { return nil }
      registrations =
        content.isEmpty ? nil : try Registrations(SettingsText(content), environment)
      problem = nil
    } catch {
      registrations = nil
      problem = error
    }
  }

  /// The text, where more of it counts than its hooks: a plugin has no settings.
  private var settings: SettingsText? {
    if case .plugin = origin { return nil }
    return registrations?.text
  }

  /// The value of a switch at the top of the file, true only for `true`; nil where it isn't there.
  func isOn(_ name: String) -> Bool? {
    settings.flatMap { $0.member(name, of: $0.root).map { $0.kind == .true } }
  }

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
    }
  }

  /// What gives one of its handlers the right path, place and number; where another file is the first to
  /// register the event, an install into this one would be a second registration.
  func mendByInstall(
    of handler: RegisteredHandler, besides first: SettingsSource?, _ program: InvokedProgram
  ) -> String {
    let isElsewhere = first.map { $0.path.text != path.text } ?? false
    guard case .scope = origin, !isElsewhere else { return mendByRemoval(of: handler, program) }
    guard handler.isObject else { return "take it out by hand" }
    guard handler.command.isAlone else {
      return "change it by hand: it has to run \(program.shellText)"
    }
    let isShellLogger = handler.command.program == .shellLogger
    return "\(program.shellText) install\(isShellLogger ? " --replace" : "")\(options)"
  }

  /// What takes one of its handlers out of it.
  func mendByRemoval(of handler: RegisteredHandler, _ program: InvokedProgram) -> String {
    switch origin {
    case .scope where handler.isOwn: "\(program.shellText) uninstall\(options)"
    case .scope: "take it out by hand"
    case .managed: "ask your administrator to take it out of \(path.text)"
    case .plugin(let name): "claude plugin uninstall \(name.shellQuoted)"
    }
  }
}

extension SettingsSource {
  /// All files from which a session in this folder takes hooks; of one setting the later win.
  static func all(_ context: SetupContext) -> [SettingsSource] {
    var seen: Set<String> = []
    var sources: [SettingsSource] = []
    /// Adds a file that is there and isn't one of those before: in the home folder the project's settings
    /// are the user's.
    func add(_ path: FilePath, _ origin: Origin) {
      guard seen.insert((try? path.resolved().text) ?? path.text).inserted else { return }
      if let source = SettingsSource(path, origin, context.environment) { sources.append(source) }
    }
    for scope in SettingsScope.allCases {
      if let path = scope.path(context) { add(path, .scope(scope)) }
    }
    for path in managedFiles(context) { add(path, .managed) }
    for (name, path) in InstalledPlugins(sources, context).hookFiles { add(path, .plugin(name)) }
    return sources
  }

  /// The administrator's files (settings documentation, 2.1.240).
  private static func managedFiles(_ context: SetupContext) -> [FilePath] {
    let folder = Folder(context.managedFolder)
    let parts = Folder(folder.path(of: "managed-settings.d"))
    let names = ((try? parts.names()) ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    return [FilePath(folder.path(of: "managed-settings.json"))]
      + names.sorted().map { FilePath(parts.path(of: $0)) }
  }
}

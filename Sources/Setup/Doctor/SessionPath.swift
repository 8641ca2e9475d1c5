import Bytes

/// The search path of sessions: that of the settings, or else this process's.
///
/// Claude Code uses `env.PATH` literally, without expanding `$PATH` (observed in 2.1.332).
struct SessionPath {
  /// The settings that set `PATH`; nil if none do.
  let source: SettingsSource?
  private let program: InvokedProgram

  init(in sources: [SettingsSource], program: InvokedProgram) {
    source = sources.last { $0.variable("PATH") != nil }
    self.program = program
  }

  /// The value of `PATH` in settings; nil if none set it.
  var text: String? { source?.variable("PATH") }

  /// Returns the path of the program that sessions run for a command; nil if there is none.
  func program(of command: HandlerCommand) -> String? {
    program.path(of: command, in: text?.split(separator: ":").map(String.init))
  }

  /// Whether the program of a handler may be run here: the handler is the user's own, and no project's settings
  /// influence which program it finds.
  func isTrusted(for located: LocatedHandler) -> Bool {
    let isOwnPath = source.map { [.scope(.user), .managed].contains($0.origin) } ?? true
    return located.source.origin == .scope(.user) && (!located.command.isBareName || isOwnPath)
  }
}

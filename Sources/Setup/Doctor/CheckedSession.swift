import OperatingSystem

/// A session of Claude Code in this directory, as its settings and the environment make it.
struct CheckedSession {
  /// This program, which the session should run.
  let program: InvokedProgram
  let environment: Environment
  /// The files from which it takes settings and hooks; later ones take precedence.
  let sources: [SettingsSource]
  /// The last file that sets `PATH`, and its value.
  ///
  /// Claude Code uses it literally, without expanding `$PATH` (observed in 2.1.332). It is kept because each
  /// handler asks for it, and looking it up takes as long as the files.
  private let pathVariable: (source: SettingsSource, value: String)?

  init(with program: InvokedProgram, in context: SetupContext) {
    self.program = program
    environment = context.environment
    sources = SettingsSource.all(in: context)
    pathVariable = Self.variable("PATH", in: sources)
  }

  /// Returns the last file that sets a variable for the session, and its value.
  func variable(_ name: String) -> (source: SettingsSource, value: String)? {
    Self.variable(name, in: sources)
  }

  private static func variable(
    _ name: String, in sources: [SettingsSource]
  ) -> (source: SettingsSource, value: String)? {
    for source in sources.reversed() {
      if let value = source.variable(name) { return (source, value) }
    }
    return nil
  }

  /// The value of `PATH` in settings; nil if none set it.
  var searchPath: String? { pathVariable?.value }

  /// Returns the path of the program that the session runs for a command; nil if there is none.
  func path(of command: HandlerCommand) -> String? {
    program.path(of: command, in: searchPath?.split(separator: ":").map(String.init))
  }

  /// Whether the program of a handler may be run here: the handler is the user's own, and no project's settings
  /// influence which program it finds.
  func trusts(_ located: LocatedHandler) -> Bool {
    let origin = pathVariable?.source.origin ?? .scope(.user)
    return located.source.origin == .scope(.user)
      && (!located.command.isBareName || origin == .scope(.user) || origin == .managed)
  }
}

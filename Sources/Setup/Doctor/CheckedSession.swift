import OperatingSystem

/// A session of Claude Code in this directory, as its settings and the environment make it.
struct CheckedSession {
  /// This program, which the session should run.
  let program: InvokedProgram
  let context: SetupContext
  /// The files from which it takes settings and hooks; later ones take precedence.
  let sources: [SettingsSource]
  /// The settings that prevent hooks from running.
  let switches: [HookSwitch]
  /// All handlers in files that Claude Code doesn't ignore.
  let handlers: [LocatedHandler]
  /// The well-formed handlers of this program for logged events.
  let registered: [LocatedHandler]
  /// Those of them that Claude Code runs.
  let running: [LocatedHandler]
  /// The last file that sets `PATH`, and its value; kept because each handler asks for it.
  ///
  /// Claude Code uses it literally, without expanding `$PATH` (observed in 2.1.332).
  private let pathVariable: (source: SettingsSource, value: String)?

  init(with program: InvokedProgram, in context: SetupContext) {
    self.program = program
    self.context = context
    sources = SettingsSource.all(in: context)
    let switches = HookSwitch.all(in: sources, environment: context.environment)
    self.switches = switches
    pathVariable = sources.variable("PATH")
    handlers = sources.filter { $0.counts }.flatMap { source in
      (source.registrations?.handlers ?? []).map { LocatedHandler(source: source, handler: $0) }
    }
    registered = handlers.filter { $0.handler.isRunningHook && $0.handler.isOfLoggedEvent }
    running = registered.filter { located in
      switches.allSatisfy { $0.spares(located.source) }
    }
  }

  var environment: Environment { context.environment }

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

  /// Returns the command that corrects the path, location and number of handlers in a handler's file.
  func fixByInstall(of located: LocatedHandler) -> String {
    located.fixByInstall(of: program, besides: running.first { $0.event == located.event }?.source)
  }
}

extension [SettingsSource] {
  /// Returns the last file that sets a variable for sessions, and its value.
  func variable(_ name: String) -> (source: SettingsSource, value: String)? {
    reversed().lazy.compactMap { source in source.variable(name).map { (source, $0) } }.first
  }
}

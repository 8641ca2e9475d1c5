import Bytes

/// Where sessions look for programs: where settings say so, else where this process does. Claude Code takes `env.PATH` as
/// it is written, with nothing in the place of `$PATH` (seen in 2.1.332).
struct SessionPath {
  /// The settings that say so; nil where none do.
  let source: SettingsSource?
  private let program: InvokedProgram

  init(_ sources: [SettingsSource], _ program: InvokedProgram) {
    source = sources.last { $0.variable("PATH") != nil }
    self.program = program
  }

  /// The value of `PATH` in settings; nil where none have it.
  var text: String? { source?.variable("PATH") }

  /// The path of the program that sessions run for a command; nil where there is none.
  func find(_ command: HandlerCommand) -> String? {
    program.find(command, in: text?.split(separator: ":").map(String.init))
  }

  /// Whether a program that a command of the user's own finds may be run here, as nobody else has a say in which
  /// that is: neither a project's settings nor those that come with it.
  func isTrusted(with place: RegistrationChecks.Place) -> Bool {
    let isBare = !place.handler.command.path.utf8.contains(UInt8(ascii: "/"))
    let isOwnPath = source.map { [.scope(.user), .managed].contains($0.origin) } ?? true
    return place.source.origin == .scope(.user) && (!isBare || isOwnPath)
  }
}

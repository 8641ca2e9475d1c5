package import OperatingSystem
package import Rendering

/// The environment of a run of the reporter.
package struct StatsContext {
  package let environment: Environment
  package let now: Moment
  /// The terminal that displays the report; nil for output to a file or a program.
  package let terminal: Terminal?
  /// A message if the system doesn't know the time zone.
  ///
  /// It is asked for before any date, since a `TZ` that leads to a strange file is emptied then.
  let timeZoneMessages: [String]

  package init(environment: Environment, now: Moment, terminal: Terminal? = nil) {
    self.environment = environment
    self.now = now
    self.terminal = terminal
    timeZoneMessages = Self.timeZoneMessages(in: environment)
  }

  /// Returns a message if the system doesn't know the time zone.
  private static func timeZoneMessages(in environment: Environment) -> [String] {
    guard let zone = environment["TZ"], !TimeZoneName(zone).isKnown(in: environment) else {
      return []
    }
    let shown = zone.unicodeScalars.count > 60 ? String(zone.prefix(60)) + "…" : zone
    return ["this system doesn't know the time zone '\(shown)' in TZ; days and hours are in UTC"]
  }
}

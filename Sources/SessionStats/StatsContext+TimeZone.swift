import OperatingSystem

extension StatsContext {
  /// Returns a message if the system doesn't know the time zone.
  static func timeZoneMessages(in environment: Environment) -> [String] {
    guard let zone = environment["TZ"], !TimeZoneName(zone).isKnown(in: environment) else {
      return []
    }
    let shown = zone.unicodeScalars.count > 60 ? String(zone.prefix(60)) + "…" : zone
    return ["this system doesn't know the time zone '\(shown)' in TZ; days and hours are in UTC"]
  }
}

import Bytes

/// Formats durations for people.
package enum DurationText {
  /// Returns the two largest units: `3d 04h`, `1h 05m`, `12m 30s`, `7s`.
  package static func short(seconds: Int) -> String {
    let (minutes, hours) = (seconds / 60, seconds / 3_600)
    if hours >= 24 { return "\(NumberText.grouped(hours / 24))d \(padded(hours % 24))h" }
    if hours > 0 { return "\(hours)h \(padded(minutes % 60))m" }
    return minutes > 0 ? "\(minutes)m \(padded(seconds % 60))s" : "\(seconds)s"
  }

  /// Returns the two largest units for a sentence: `3 d 4 h`, `1 h 5 m`, `12 m`, `7 s`.
  package static func words(seconds: Int) -> String {
    let (minutes, hours) = (seconds / 60, seconds / 3_600)
    if hours >= 24 { return "\(NumberText.grouped(hours / 24)) d \(hours % 24) h" }
    if hours > 0 { return "\(hours) h \(minutes % 60) m" }
    return minutes > 0 ? "\(minutes) m" : "\(seconds) s"
  }

  private static func padded(_ number: Int) -> String { NumberText.filling("00", with: [number]) }
}

/// Formats shares for people.
enum ShareText {
  /// The width of the longest text.
  static let width = 4

  /// Returns a share in whole percent; `<1%` and `>99%` instead of a misleading 0 or 100.
  static func percent(_ part: Double) -> String {
    let percent = Int((min(max(part, 0), 1) * 100).rounded())
    if part > 0, percent == 0 { return "<1%" }
    if part < 1, percent == 100 { return ">99%" }
    return "\(percent)%"
  }
}

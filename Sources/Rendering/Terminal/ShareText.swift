/// Shares of a whole for people.
enum ShareText {
  /// How many columns the widest takes.
  static let width = 4

  /// In whole percent, `<1%` and `>99%` where rounding would say none or all.
  static func percent(_ part: Double) -> String {
    let percent = Int((min(max(part, 0), 1) * 100).rounded())
    if part > 0, percent == 0 { return "<1%" }
    if part < 1, percent == 100 { return ">99%" }
    return "\(percent)%"
  }
}

/// A horizontal bar of block characters, accurate to an eighth of a cell.
enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// Returns a bar for a share of 1, at most `cells` long; any value above 0 is visible.
  static func text(_ part: Double, cells: Int) -> String {
    guard part > 0, cells > 0 else { return "" }
    let length = min(cells * 8, max(1, Int((min(part, 1) * Double(cells * 8)).rounded())))
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }
}

/// A horizontal bar of block characters, exact to an eighth of a cell.
enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar for a part of 1 in that many cells; anything above 0 can be seen.
  static func text(_ part: Double, cells: Int) -> String {
    guard part > 0, cells > 0 else { return "" }
    let length = min(cells * 8, max(1, Int((min(part, 1) * Double(cells * 8)).rounded())))
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }
}

/// Values as block characters.
enum Sparkline {
  private static let levels = Array("▁▂▃▄▅▆▇█")
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// Returns a small column for each value, `·` for 0; the highest value is a full column, and any value above 0
  /// is visible.
  static func text(of values: [Int128]) -> String {
    let highest = Double(max(1, values.max() ?? 1))
    return String(
      values.map { value in
        guard value > 0 else { return "·" }
        let level = Int((Double(value) / highest * Double(levels.count)).rounded(.up))
        return levels[min(levels.count, max(1, level)) - 1]
      })
  }

  /// Returns at most `count` sums of consecutive values, each of the same number of values except the last.
  static func folded(_ values: [Int128], to count: Int) -> (sums: [Int128], each: Int) {
    let each = max(1, (values.count + max(1, count) - 1) / max(1, count))
    let sums = stride(from: 0, to: values.count, by: each).map { start in
      values[start..<min(values.count, start + each)].reduce(0, +)
    }
    return (sums, each)
  }

  /// Returns a horizontal bar for a share of 1, at most `cells` long and accurate to an eighth of a cell; any
  /// value above 0 is visible.
  static func bar(for part: Double, cells: Int) -> String {
    guard part > 0, cells > 0 else { return "" }
    let length = min(cells * 8, max(1, Int((min(part, 1) * Double(cells * 8)).rounded())))
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }
}

/// A row of small columns, one for each value.
enum Sparkline {
  /// The character for a value of 0.
  static let gap: Character = "·"
  private static let levels = Array("▁▂▃▄▅▆▇█")

  /// Returns a character for each value; the highest value is a full column, and any value above 0 is visible.
  static func text(_ values: [Int128]) -> String {
    let highest = Double(max(1, values.max() ?? 1))
    return String(
      values.map { value in
        guard value > 0 else { return gap }
        let level = Int((Double(value) / highest * Double(levels.count)).rounded(.up))
        return levels[min(levels.count, max(1, level)) - 1]
      })
  }

  /// Returns at most `count` sums of consecutive values, each of the same number of values except the last.
  static func folded(_ values: [Int128], to count: Int) -> (sums: [Int128], each: Int) {
    let each = max(1, (values.count + max(1, count) - 1) / max(1, count))
    let starts = stride(from: 0, to: values.count, by: each)
    let sums = starts.map { start in
      values[start..<min(values.count, start + each)].reduce(0, +)
    }
    return (sums, each)
  }
}

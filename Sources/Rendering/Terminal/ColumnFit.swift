import Bytes

/// The columns of some tables that fit in a terminal, and their widths.
///
/// If the terminal is too narrow, names are first shortened to a comfortable width; then columns are left
/// out, those of the lowest rank first; then names are shortened to a few characters. Figures are never cut:
/// if the columns that always stay don't fit, the lines are too long.
struct ColumnFit {
  /// The number of spaces between columns.
  static let gap = 2
  /// The ranks of bars, and of shares without bars, compared with those of columns.
  private static let (barRank, shareRank) = (40, 50)
  /// The width of the longest share.
  private static let percentWidth = 4
  private static let longestBar = 20
  private static let shortestBar = 8

  /// The indices of the columns that are shown.
  private(set) var shown: [Int]
  /// The widths of all columns, shown or not.
  private(set) var widths: [Int]
  private(set) var showsShares = false
  /// The width of a bar; 0 without bars.
  private(set) var barWidth = 0

  /// Fits tables into a width.
  ///
  /// - Parameter tables: Tables to be aligned, whose columns differ in nothing but their titles.
  init(to width: Int, of tables: [Table]) {
    let columns = tables.first?.columns ?? []
    let titles = columns.indices.map { index in
      tables.map { DisplayWidth.of($0.columns[index].title) }.max() ?? 0
    }
    let widest = tables.map { $0.widths }
    let natural = columns.indices.map { index in
      max(titles[index], widest.map { $0[index] }.max() ?? 0)
    }
    /// Returns the widths with names limited to some width.
    func shortened(to limit: (Shortening) -> Int) -> [Int] {
      columns.indices.map { index in
        guard let shortening = columns[index].shortening else { return natural[index] }
        return max(titles[index], min(natural[index], limit(shortening)))
      }
    }
    shown = Array(columns.indices)
    widths = shortened(to: { $0.comfortable })
    showShares(of: tables)
    while lineWidth > width, dropLowest(of: columns) {}
    narrow(to: width, atLeast: shortened { $0.minimum })
    widen(to: width, atMost: natural)
  }

  /// Returns the title of the column of shares.
  static func title(of shared: String, hasBars: Bool) -> String {
    hasBars ? "Share of \(shared)" : "Share"
  }

  /// The width of shares and bars.
  var shareWidth: Int {
    guard showsShares else { return 0 }
    return barWidth > 0
      ? Self.percentWidth + 1 + barWidth
      : max(Self.percentWidth, Self.title(of: "", hasBars: false).utf8.count)
  }

  /// The width of a line.
  var lineWidth: Int {
    let parts = shown.map { widths[$0] } + (showsShares ? [shareWidth] : [])
    return parts.reduce(0, +) + Self.gap * max(0, parts.count - 1)
  }

  /// Adds shares and bars if any table has shares.
  private mutating func showShares(of tables: [Table]) {
    let titles = tables.compactMap { $0.shares?.title }.map {
      Self.title(of: $0, hasBars: true).utf8.count
    }
    guard let longest = titles.max() else { return }
    showsShares = true
    barWidth = max(Self.shortestBar, longest - Self.percentWidth - 1)
  }

  /// Narrows the widest names until lines fit or no name can be narrower.
  private mutating func narrow(to width: Int, atLeast least: [Int]) {
    while lineWidth > width {
      let names = shown.filter { widths[$0] > least[$0] }
      guard let widest = names.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  /// Widens the narrowest names that are shortened, then the bars.
  private mutating func widen(to width: Int, atMost natural: [Int]) {
    while lineWidth < width {
      let names = shown.filter { widths[$0] < natural[$0] }
      guard let narrowest = names.min(by: { widths[$0] < widths[$1] }) else { break }
      widths[narrowest] += 1
    }
    guard barWidth > 0 else { return }
    barWidth = max(barWidth, min(Self.longestBar, barWidth + width - lineWidth))
  }

  /// Leaves out whatever has the lowest rank; returns false if everything else always stays.
  private mutating func dropLowest(of columns: [Table.Column]) -> Bool {
    let ranks =
      shown.compactMap { columns[$0].rank } + (barWidth > 0 ? [Self.barRank] : [])
      + (showsShares ? [Self.shareRank] : [])
    guard let lowest = ranks.min() else { return false }
    shown.removeAll { columns[$0].rank == lowest }
    if lowest == Self.barRank { barWidth = 0 }
    if lowest == Self.shareRank { showsShares = false }
    return true
  }
}

extension Table {
  /// Returns the widths of the columns' widest cells.
  fileprivate var widths: [Int] {
    var widths = totals?.map { DisplayWidth.of($0) } ?? columns.map { _ in 0 }
    for row in rows {
      for index in widths.indices {
        widths[index] = max(widths[index], DisplayWidth.of(row[index]))
      }
    }
    return widths
  }
}

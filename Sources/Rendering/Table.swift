/// A table of texts for people.
package struct Table {
  /// The title of a column, and how its cells are shown.
  package struct Column {
    package let title: String
    /// Numbers are aligned at the right.
    package let isNumber: Bool
    /// Which columns a narrow terminal keeps: those of higher rank; nil for those that always stay.
    package let rank: Int?
    /// How its cells are shortened; nil where they never are.
    package let shortening: Shortening?
    /// Whether anything but zero is bad news.
    package let isAlarming: Bool

    package init(
      title: String, isNumber: Bool, rank: Int? = nil, shortening: Shortening? = nil,
      isAlarming: Bool = false
    ) {
      self.title = title
      self.isNumber = isNumber
      self.rank = rank
      self.shortening = shortening
      self.isAlarming = isAlarming
    }
  }

  /// The part of a whole that each row is, for bars.
  package struct Shares {
    /// What is shared: `calls`.
    package let title: String
    /// From 0 to 1, for each row.
    package let parts: [Double]
    /// The part that the totals are; nil where the rows share nothing.
    package let total: Double?
    /// The part whose bar is the longest.
    package let longest: Double

    package init(title: String, parts: [Double], total: Double?, longest: Double) {
      self.title = title
      self.parts = parts
      self.total = total
      self.longest = longest
    }
  }

  package let columns: [Column]
  package let rows: [[String]]
  /// What all rows add up to, including those that aren't shown; nil where they don't.
  package let totals: [String]?
  /// Only where rows can be compared.
  package let shares: Shares?

  package init(
    columns: [Column], rows: [[String]], totals: [String]? = nil, shares: Shares? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.shares = shares
  }

  /// The table with its first rows only.
  package func prefix(_ count: Int) -> Table {
    Table(
      columns: columns, rows: Array(rows.prefix(count)), totals: totals,
      shares: shares.map {
        Shares(
          title: $0.title, parts: Array($0.parts.prefix(count)), total: $0.total,
          longest: $0.longest)
      })
  }
}

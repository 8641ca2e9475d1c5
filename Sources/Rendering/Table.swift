/// A table of formatted texts.
package struct Table {
  /// The title of a column, and how its cells are displayed.
  package struct Column {
    package let title: String
    /// Whether the cells are numbers, which are right-aligned.
    package let isNumber: Bool
    /// The priority on narrow terminals, where columns of lower rank are left out first; nil for columns that
    /// always stay.
    package let rank: Int?
    /// How cells are shortened; nil if they never are.
    package let shortening: Shortening?
    /// Whether values other than zero are bad news.
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

  /// Each row's share of a whole, for bars.
  package struct Shares {
    /// The noun for the whole: `calls`.
    package let title: String
    /// The shares from 0 to 1, one for each row.
    package let parts: [Double]
    /// The share of the totals; nil if the shares don't add up.
    package let total: Double?
    /// The share with the longest bar.
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
  /// The totals of all rows, including rows that aren't shown; nil if rows can't be added.
  package let totals: [String]?
  /// Nil if rows can't be compared.
  package let shares: Shares?

  package init(
    columns: [Column], rows: [[String]], totals: [String]? = nil, shares: Shares? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.shares = shares
  }

  /// Returns the table with only its first rows.
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

/// A table of formatted texts.
package struct Table {
  /// The title of a column, and how its cells are displayed.
  package struct Column {
    package let title: String
    /// Whether the cells are numbers, which are right-aligned.
    let isNumber: Bool
    /// The priority on narrow terminals, where columns of lower rank are left out first; nil for columns that
    /// always stay.
    var rank: Int?
    /// How cells are shortened; nil if they never are.
    var shortening: Shortening?
    /// Whether values other than zero are bad news.
    var isAlarming = false

    /// Returns a column of texts.
    package static func text(
      _ title: String, rank: Int? = nil, shortening: Shortening? = nil
    ) -> Column {
      Column(title: title, isNumber: false, rank: rank, shortening: shortening)
    }

    /// Returns a column of numbers.
    package static func number(
      _ title: String, rank: Int? = nil, isAlarming: Bool = false
    ) -> Column {
      Column(title: title, isNumber: true, rank: rank, isAlarming: isAlarming)
    }
  }

  /// Each row's share of a whole, for bars.
  package struct Shares {
    /// The noun for the whole: `calls`.
    let title: String
    /// The shares from 0 to 1, one for each row.
    var parts: [Double]
    /// The share of the totals; nil if the shares don't add up.
    let total: Double?
    /// The share with the longest bar.
    let longest: Double

    package init(title: String, parts: [Double], total: Double?, longest: Double) {
      self.title = title
      self.parts = parts
      self.total = total
      self.longest = longest
    }
  }

  package let columns: [Column]
  package private(set) var rows: Rows<[String]>
  /// The totals of all rows, including rows that aren't shown; nil if rows can't be added.
  let totals: [String]?
  /// Nil if rows can't be compared.
  private(set) var shares: Shares?

  package init(
    columns: [Column], rows: Rows<[String]>, totals: [String]? = nil, shares: Shares? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.shares = shares
  }

  package init(
    columns: [Column], rows: [[String]], totals: [String]? = nil, shares: Shares? = nil
  ) {
    self.init(columns: columns, rows: Rows(rows), totals: totals, shares: shares)
  }

  /// Returns the table with only its first rows.
  func prefix(_ count: Int) -> Table {
    var table = self
    table.rows = Rows(Array(rows.prefix(count)))
    table.shares?.parts = Array(shares?.parts.prefix(count) ?? [])
    return table
  }
}

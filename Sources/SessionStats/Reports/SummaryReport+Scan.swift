extension SummaryReport {
  /// So many files are listed of those that were edited.
  private static let listedFiles = 10

  /// Makes the report of what a scan found.
  init(_ scan: ScanResult, header: ReportHeader, rates: RateCard) {
    self.header = header

    let prices = scan.calls.prices(rates)
    let groups = scan.calls.groups(
      byEach: [[], [.tool], [.project, .projectDirectory], [.model], [.day]], prices: prices)
    total = Row(name: "", group: groups[0].first?.group ?? Aggregate.Group())
    tools = Self.rows(groups[1]) { Dimension.tool.label($0[0]) }
    let names = ProjectNames(groups[2].map { (name: $0.names[0], directory: $0.names[1]) })
    projects = Self.rows(groups[2]) { names.label(name: $0[0], directory: $0[1]) }
    models = Self.models(groups[3], rates)
    days = Self.rows(groups[4]) { Dimension.day.label($0[0]) }
      .sorted { $0.name.utf8Precedes($1.name) }
    topFiles = EditedFiles(scan.edits, names).top(Self.listedFiles)
    rateBasis = RateBasis(of: scan.calls, prices, rates, header.basis)
  }

  /// Rows by their names, those with most calls first; groups of one name become one row.
  private static func rows(
    _ groups: [(names: [String?], group: Aggregate.Group)], name: ([String?]) -> String
  ) -> [Row] {
    NamedRows.rows(groups) { [name($0)] }.map { Row(name: $0.names[0], group: $0.group) }
      .sorted { left, right in
        let counts = (left.group.totals.count, right.group.totals.count)
        return counts.0 == counts.1 ? left.name.utf8Precedes(right.name) : counts.0 > counts.1
      }
  }

  /// Models by their normalised ids.
  private static func models(
    _ groups: [(names: [String?], group: Aggregate.Group)], _ rates: RateCard
  ) -> [Row] {
    rows(groups) { Dimension.model.label($0[0]) }.map { row in
      var row = row
      row.rates = rates.rates(for: row.name == Dimension.model.missing ? nil : ModelID(row.name))
      return row
    }
  }
}

extension String {
  /// Whether it comes before another text, by their UTF-8 bytes.
  func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

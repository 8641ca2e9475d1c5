package import Analysis
import Bytes
package import Pricing
package import Rendering

/// The summary of some days, in the order displayed.
package struct SummaryReport: Report {
  /// The calls of a tool, project, model or day.
  struct Row {
    let name: String
    var group: Aggregate.Group
    /// Nil for anything but models.
    var rates: ModelRates?
  }

  /// The maximum number of listed files.
  private static let fileCount = 10

  let header: ReportHeader
  let total: Aggregate.Group
  let tools: [Row]
  let projects: [Row]
  let models: [Row]
  let days: [Row]
  /// The most edited files.
  let topFiles: [EditedFiles.File]
  let rateBasis: RateBasis

  package init(of scan: ScanResult<SummaryReduction>, header: ReportHeader, rates: RateCard) {
    self.header = header
    let calls = scan.accumulator.calls
    let prices = calls.prices(rates)
    let groups = calls.groups(
      byEach: [[], [.tool], [.project, .projectDirectory], [.model], [.day]], prices: prices)
    total = groups[0].first?.group ?? Aggregate.Group()
    tools = Self.rows(of: groups[1]) { Dimension.tool.label($0[0]) }
    let names = ProjectNames(of: groups[2].map { (name: $0.names[0], directory: $0.names[1]) })
    projects = Self.rows(of: groups[2]) { names.label(of: $0[0], directory: $0[1]) }
    models = Self.rows(of: groups[3]) { Dimension.model.label($0[0]) }.map { row in
      var row = row
      row.rates = rates.rates(for: row.name == Dimension.model.missing ? nil : ModelID(row.name))
      return row
    }
    days = Self.rows(of: groups[4]) { Dimension.day.label($0[0]) }
      .sorted { $0.name.utf8Precedes($1.name) }
    topFiles = EditedFiles(of: scan.accumulator.edits, projects: names).top(Self.fileCount)
    rateBasis = RateBasis(of: calls, prices: prices, rates: rates, basis: header.basis)
  }

  /// Returns rows by name, with most calls first; merges groups of the same name.
  private static func rows(
    of groups: [(names: [String?], group: Aggregate.Group)], name: ([String?]) -> String
  ) -> [Row] {
    NamedRows.rows(of: groups) { [name($0)] }.map { Row(name: $0.names[0], group: $0.group) }
      .sorted { left, right in
        let counts = (left.group.totals.count, right.group.totals.count)
        return counts.0 == counts.1 ? left.name.utf8Precedes(right.name) : counts.0 > counts.1
      }
  }

  /// The total as a single row.
  package var data: DataTable {
    let metrics = Metric.all(for: header.basis)
    return DataTable(
      names: metrics.map { $0.member }, rows: [metrics.map { .number($0.plain(total)) }])
  }
}

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
  /// The active time in seconds, without long pauses; nil if it wasn't measured or is 0.
  let activeSeconds: Int?
  /// The headline of the days before; nil if there is nothing to compare.
  let previous: String?
  /// Claude Code's own counts of the sessions; nil if no transcripts were read.
  let reconciliation: Reconciliation?

  /// Creates the report.
  ///
  /// - Parameter before: What there was as many days before; nil if it wasn't read.
  package init(
    of scan: ScanResult<SummaryReduction>, header: ReportHeader, rates: RateCard,
    before: ScanResult<Aggregate>? = nil, reconciliation: Reconciliation? = nil
  ) {
    self.reconciliation = reconciliation
    self.header = header
    let calls = scan.accumulator.calls
    let prices = calls.prices(from: rates)
    let groups = calls.groups(
      byEach: [[], [.tool], [.project, .projectDirectory], [.model], [.day]], prices: prices)
    total = groups[0].first?.group ?? Aggregate.Group()
    let order = header.basis.orderKey
    tools = Self.rows(of: groups[1], by: .count) { Dimension.tool.label(of: $0[0]) }
    let names = ProjectNames(of: groups[2].map { (name: $0.names[0], directory: $0.names[1]) })
    projects = Self.rows(of: groups[2], by: order) { names.label(of: $0[0], directory: $0[1]) }
    models = Self.rows(of: groups[3], by: order) { Dimension.model.label(of: $0[0]) }.map { row in
      var row = row
      row.rates = rates.rates(for: row.name == Dimension.model.missing ? nil : ModelID(row.name))
      return row
    }
    days = Self.rows(of: groups[4], by: order) { Dimension.day.label(of: $0[0]) }
      .sorted { $0.name.utf8Precedes($1.name) }
    topFiles = EditedFiles(of: scan.accumulator.edits, projects: names).top(Self.fileCount)
    rateBasis = RateBasis(of: calls, prices: prices, rates: rates, basis: header.basis)
    activeSeconds = scan.accumulator.times.map { $0.activeSeconds }.flatMap { $0 > 0 ? $0 : nil }
    previous = before.flatMap { Self.previous($0, header: header, rates: rates) }
  }

  /// Returns the headline of the days before; nil if they are empty or have another kind of cost.
  private static func previous(
    _ before: ScanResult<Aggregate>, header: ReportHeader, rates: RateCard
  ) -> String? {
    guard !before.isEmpty, before.basis == header.basis else { return nil }
    let total = before.accumulator.total(prices: before.accumulator.prices(from: rates))
    let name = header.dayCount == 1 ? "the day before" : "the \(header.dayCount) days before"
    return "\(header.label == "today" ? "yesterday" : name): "
      + HeadlineText.of(
        total, of: header.basis,
        isLowerBound: header.basis.hasUsage
          && (total.usage.unfinished > 0 || before.uncovered != nil), in: header.currency)
  }

  /// Returns rows by name, with the largest first; merges groups of the same name.
  private static func rows(
    of groups: [(names: [String?], group: Aggregate.Group)], by key: RowOrder.Key,
    name: ([String?]) -> String
  ) -> [Row] {
    NamedRows.rows(of: groups) { [name($0)] }.map { Row(name: $0.names[0], group: $0.group) }
      .sorted { left, right in
        let mine = key.amount(of: left.group, from: .billed) ?? 0
        let others = key.amount(of: right.group, from: .billed) ?? 0
        return mine == others ? left.name.utf8Precedes(right.name) : mine > others
      }
  }

  /// The total as a single row.
  package var data: DataTable {
    let metrics = Metric.all(for: header.basis, in: header.currency)
    return DataTable(
      names: metrics.map { $0.member }, rows: [metrics.map { .number($0.plain(total)) }])
  }
}

package import Analysis
import Bytes
import OperatingSystem
package import Pricing
package import Rendering

/// The summary of some days, in the order displayed.
package struct SummaryReport: Report {
  /// The calls of a tool, project, model or day.
  struct Row {
    let name: String
    let group: Aggregate.Group
  }

  /// The maximum number of listed files.
  private static let fileCount = 10

  let header: ReportHeader
  let total: Aggregate.Group
  let tools: GroupedRows
  let projects: GroupedRows
  let models: GroupedRows
  let days: GroupedRows
  /// The most edited files.
  let topFiles: [EditedFiles.File]
  let rates: RateCard
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
    self.rates = rates
    let calls = scan.accumulator.calls
    let prices = calls.prices(from: rates)
    total = calls.total(prices: prices)
    let names = ProjectNames(of: calls)
    let (order, source) = (header.basis.orderKey, header.basis.source)
    let lists =
      [(Dimension.tool, RowOrder.Key.count)] + [.project, .model, .day].map { ($0, order) }
    // Threads for many cells.
    let cellByteCount = 256
    let rows = Threads.map(
      runsOf: lists, weight: { _ in calls.cells.values.count * cellByteCount }
    ) { run in
      run.map { dimension, key in
        GroupedRows(
          of: calls, by: RowNames(of: calls, by: [dimension], projects: names), prices: prices,
          key: key, source: source)
      }
    }.flatMap { $0 }
    (tools, projects, models, days) = (rows[0], rows[1], rows[2], rows[3])
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

  /// Returns the first rows of a list, each made when it is asked for.
  static func rows(of list: GroupedRows, first count: Int = .max) -> Rows<Row> {
    Rows(count: min(count, list.count)) {
      Row(name: list.names(ofRow: $0)[0], group: list.group(ofRow: $0))
    }
  }

  /// The total as a single row.
  package var data: DataTable {
    let metrics = Metric.all(for: header.basis, in: header.currency)
    return DataTable(
      names: metrics.map { $0.member }, rows: [metrics.map { .number($0.plain(total)) }])
  }
}

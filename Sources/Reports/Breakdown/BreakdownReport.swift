package import Analysis
import Bytes
import OperatingSystem
package import Pricing
import Rendering

/// A table of calls by one or two dimensions, with a total.
package struct BreakdownReport: Report {
  /// The details of a session besides its calls.
  struct Session {
    let activity: SessionTimes.Activity?
    /// The project with most of its calls; likewise the model.
    let project: String
    let model: String

    /// Returns the name in one of `sessionDimensions`.
    func name(in dimension: Dimension) -> String { dimension == .project ? project : model }
  }

  /// A group of calls, with a name for each dimension.
  struct Row {
    let names: [String]
    let group: Aggregate.Group
    /// Nil if sessions aren't rows.
    let session: Session?
  }

  let header: ReportHeader
  let dimensions: [Dimension]
  /// All calls, including those of hidden rows; counts each session once.
  let total: Aggregate.Group
  private let grouped: GroupedRows
  /// The details of sessions; nil if sessions aren't rows.
  private let sessions: SessionDetails?
  let rateBasis: RateBasis
  /// The sort key of the rows.
  let orderKey: RowOrder.Key

  /// The dimensions that describe sessions, except those of the rows; empty if sessions aren't rows.
  var sessionDimensions: [Dimension] {
    guard dimensions.contains(.session) else { return [] }
    return [.project, .model].filter { !dimensions.contains($0) }
  }

  /// Creates the report.
  ///
  /// - Parameter top: The number of rows to show; nil for all.
  package init(
    of scan: ScanResult<BreakdownReduction>, by asked: [Dimension], order: RowOrder, top: Int?,
    header: ReportHeader, rates: RateCard
  ) {
    self.header = header
    let dimensions = asked.withProjectsOfFiles
    self.dimensions = dimensions
    orderKey = order.key ?? header.basis.orderKey
    let calls = scan.accumulator.calls
    let prices = calls.prices(from: rates)
    total = calls.total(prices: prices)
    rateBasis = RateBasis(of: calls, prices: prices, rates: rates, basis: header.basis)
    let projects = ProjectNames(of: calls)
    grouped = GroupedRows(
      of: calls, by: RowNames(of: calls, by: dimensions, insteadOf: asked, projects: projects),
      prices: prices, order: order, key: header.basis.orderKey, source: header.basis.source,
      top: top)
    sessions =
      dimensions.contains(.session)
      ? SessionDetails(
        of: scan.accumulator,
        sessions: dimensions == [.session]
          ? grouped
          : GroupedRows(
            of: calls, by: RowNames(of: calls, by: [.session], projects: projects), prices: prices),
        projects: projects) : nil
  }

  /// The rows that are shown, each made when it is asked for.
  var rows: Rows<Row> {
    let session = dimensions.firstIndex(of: .session)
    return Rows(count: grouped.count) { row in
      Row(
        names: grouped.names(ofRow: row), group: grouped.group(ofRow: row),
        session: session.flatMap { sessions?[grouped.key(ofRow: row)[$0]] })
    }
  }

  /// The number of rows left out after `rows`.
  var hiddenCount: Int { grouped.hiddenCount }

  /// The shares of the rows in the total; nil if that is 0.
  var shares: Table.Shares? { grouped.shares(in: total, by: orderKey, from: header.basis.source) }
}

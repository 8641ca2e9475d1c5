package import Analysis
import Bytes
import OperatingSystem
package import Pricing
package import Rendering

/// The calls of some days by one or two dimensions: a table's rows, and what they add up to.
package struct BreakdownReport: Report {
  /// What is known of a session beside its calls.
  struct Session {
    let activity: SessionTimes.Activity?
    /// The ones with most of its calls.
    let project: String
    let model: String

    /// Returns its name in one of `sessionDimensions`.
    func name(in dimension: Dimension) -> String { dimension == .project ? project : model }
  }

  /// A group of calls, with a name for each dimension.
  struct Row {
    let names: [String]
    var group: Aggregate.Group
    /// Only where sessions are rows.
    var session: Session?
  }

  let header: ReportHeader
  let dimensions: [Dimension]
  /// All calls, including those of hidden rows; a session counts once.
  let total: Aggregate.Group
  let rows: [Row]
  /// The number of rows after those.
  let hiddenCount: Int
  let rateBasis: RateBasis
  /// What rows are compared by.
  let orderKey: RowOrder.Key

  /// The dimensions that describe sessions, unless rows are told apart by them anyway; none where sessions
  /// aren't rows.
  var sessionDimensions: [Dimension] {
    guard dimensions.contains(.session) else { return [] }
    return [.project, .model].filter { !dimensions.contains($0) }
  }

  /// - Parameter top: The number of rows to show; nil for all.
  package init(
    _ scan: ScanResult<BreakdownReduction>, by dimensions: [Dimension], order: RowOrder, top: Int?,
    header: ReportHeader, rates: RateCard
  ) {
    self.header = header
    self.dimensions = dimensions
    orderKey = order.key ?? .count
    let calls = scan.accumulator.calls
    let prices = calls.prices(rates)
    total = calls.total(prices: prices)
    rateBasis = RateBasis(of: calls, prices, rates, header.basis)
    let projects = ProjectNames(of: calls, rates)
    let groups = calls.groups(by: dimensions.withDirectories, prices: prices)
    var rows = NamedRows.rows(groups) { projects.labels($0, dimensions) }
      .map { Row(names: $0.names, group: $0.group, session: nil) }
      .sorted(by: order, header.basis.figure, isTime: dimensions.map { $0.isTime })
    hiddenCount = max(0, rows.count - (top ?? rows.count))
    rows.removeLast(hiddenCount)
    if let place = dimensions.firstIndex(of: .session) {
      let sessions = SessionDetails(scan.accumulator, projects, rates)
      for index in rows.indices { rows[index].session = sessions[rows[index].names[place]] }
    }
    self.rows = rows
  }
}

extension [Dimension] {
  /// The dimensions with a directory after each project, which tells projects of one name apart.
  fileprivate var withDirectories: [Dimension] {
    flatMap { $0 == .project ? [.project, .projectDirectory] : [$0] }
  }
}

extension [BreakdownReport.Row] {
  /// Returns the rows in an order; rows that are equal in it come by their names.
  fileprivate func sorted(
    by order: RowOrder, _ figure: CostSource, isTime: [Bool]
  ) -> [BreakdownReport.Row] {
    // Their places are sorted: rows are large, and their amounts are worked out once.
    let isByTimeAlone = order.key == nil && isTime.allSatisfy { $0 }
    let amounts = map { row in
      isByTimeAlone ? nil : (order.key ?? .count).amount(of: row.group, figure)
    }
    let sorted = indices.sorted { left, right in
      let (names, others) = (self[left].names, self[right].names)
      if order.key == nil, isTime.first == true, names[0] != others[0] {
        return names[0].utf8Precedes(others[0])
      }
      if let mine = amounts[left], let its = amounts[right], mine != its { return mine > its }
      return names.lexicographicallyPrecedes(others) { $0.utf8Precedes($1) }
    }
    return (order.isReversed ? sorted.reversed() : sorted).map { self[$0] }
  }
}

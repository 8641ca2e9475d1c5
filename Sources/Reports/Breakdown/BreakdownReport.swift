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
    var group: Aggregate.Group
    /// Nil if sessions aren't rows.
    var session: Session?
  }

  let header: ReportHeader
  let dimensions: [Dimension]
  /// All calls, including those of hidden rows; counts each session once.
  let total: Aggregate.Group
  let rows: [Row]
  /// The number of rows left out after `rows`.
  let hiddenCount: Int
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
    let projects = ProjectNames(of: calls, prices: prices)
    let groups = calls.groups(by: dimensions.withDirectories, prices: prices)
    var rows = NamedRows.rows(of: groups) {
      projects.labels(of: $0, in: dimensions, insteadOf: asked)
    }
    .map { Row(names: $0.names, group: $0.group, session: nil) }
    .sorted(by: order, basis: header.basis, isTime: dimensions.map { $0.isTime })
    hiddenCount = max(0, rows.count - (top ?? rows.count))
    rows.removeLast(hiddenCount)
    if let place = dimensions.firstIndex(of: .session) {
      let sessions = SessionDetails(of: scan.accumulator, projects: projects, prices: prices)
      for index in rows.indices { rows[index].session = sessions[rows[index].names[place]] }
    }
    self.rows = rows
  }
}

extension [Dimension] {
  /// The dimensions with a directory after each project, to distinguish projects of the same name.
  fileprivate var withDirectories: [Dimension] {
    flatMap { $0 == .project ? [.project, .projectDirectory] : [$0] }
  }
}

extension [BreakdownReport.Row] {
  /// Returns the sorted rows; rows that compare equal are sorted by name.
  fileprivate func sorted(
    by order: RowOrder, basis: CostBasis, isTime: [Bool]
  ) -> [BreakdownReport.Row] {
    // Sorts indices, because rows are large and their amounts should be computed only once.
    let isByTimeAlone = order.key == nil && isTime.allSatisfy { $0 }
    let amounts = map { row in
      isByTimeAlone ? nil : (order.key ?? basis.orderKey).amount(of: row.group, from: basis.source)
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

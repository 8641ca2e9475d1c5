/// The calls of some days by one or two dimensions: a table's rows, and what they add up to.
struct GroupReport {
  /// What is known of a session beside its calls.
  struct Session {
    let activity: SessionTimes.Activity?
    /// Those with most of its calls.
    let project: String
    let model: String

    /// What it is called in one of `sessionDimensions`.
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
  /// All calls, in hidden rows too; a session counts once.
  let total: Aggregate.Group
  /// In their order.
  let rows: [Row]
  /// How many rows there are beyond those.
  let hiddenCount: Int
  let rateBasis: RateBasis
  /// What rows are compared by.
  let orderKey: RowOrder.Key

  /// By what sessions are described, unless rows are told apart by it anyway; nothing where they aren't
  /// rows.
  var sessionDimensions: [Dimension] {
    guard dimensions.contains(.session) else { return [] }
    return [.project, .model].filter { !dimensions.contains($0) }
  }

  /// What it is about, in words.
  var heading: String {
    let names = dimensions.map { $0.header.lowercased() }.joined(separator: " and ")
    return "Claude Code by \(names) - \(header.label)"
  }

  /// What to know of its costs.
  var notes: [String] { header.basis.tableNotes(rateBasis, total) }

  /// The dimensions by which calls must be counted to answer a query.
  static func dimensions(of query: Query) -> [Dimension] {
    // What a token costs depends on the model.
    if query.onlyTotal { return [.model] }
    var dimensions = query.dimensions
    if dimensions.contains(.session) { dimensions.append(.project) }
    if dimensions.contains(.project) { dimensions.append(.projectDirectory) }
    var needed: [Dimension] = []
    for dimension in dimensions + [.model] where !needed.contains(dimension) {
      needed.append(dimension)
    }
    return needed
  }

  init(_ scan: ScanResult, _ query: Query, header: ReportHeader, rates: RateCard) {
    self.header = header
    dimensions = query.dimensions
    orderKey = query.order.key ?? .count
    let prices = scan.calls.prices(rates)
    total = scan.calls.total(prices: prices)
    rateBasis = RateBasis(of: scan.calls, prices, rates, header.basis)
    let projects = ProjectNames(of: scan.calls, rates)
    let groups = scan.calls.groups(by: query.dimensions.withDirectories, prices: prices)
    var rows = NamedRows.rows(groups) { projects.labels($0, query.dimensions) }
      .map { Row(names: $0.names, group: $0.group, session: nil) }
      .sorted(by: query.order, header.basis.figure, isTime: query.dimensions.map { $0.isTime })
    hiddenCount = max(0, rows.count - (query.top ?? rows.count))
    rows.removeLast(hiddenCount)
    if let place = query.dimensions.firstIndex(of: .session) {
      let sessions = SessionDetails(scan, projects, rates)
      for index in rows.indices { rows[index].session = sessions[rows[index].names[place]] }
    }
    self.rows = rows
  }
}

extension [Dimension] {
  /// With the directory behind each project, by which those of one name are told apart.
  fileprivate var withDirectories: [Dimension] {
    flatMap { $0 == .project ? [.project, .projectDirectory] : [$0] }
  }
}

extension [GroupReport.Row] {
  /// The rows in an order; those that are equal in it by their names.
  fileprivate func sorted(
    by order: RowOrder, _ figure: CostSource, isTime: [Bool]
  ) -> [GroupReport.Row] {
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

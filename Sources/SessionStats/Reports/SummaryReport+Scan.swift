import ActivityLog

extension SummaryReport {
  /// So many files are listed of those that were edited.
  private static let listedFiles = 10

  /// Makes the report of what a scan found.
  init(_ scan: ScanResult, header: ReportHeader, rates: RateCard) {
    self.header = header

    let prices = scan.calls.prices(rates)
    total = Row(name: "", group: scan.calls.total(prices: prices))
    tools = Self.rows(scan.calls.groups(by: [.tool], prices: prices)) {
      Dimension.tool.label($0[0])
    }
    let projectGroups = scan.calls.groups(by: [.project, .projectFolder], prices: prices)
    let names = ProjectNames(projectGroups.map { (name: $0.names[0], folder: $0.names[1]) })
    projects = Self.rows(projectGroups) { names.label(name: $0[0], folder: $0[1]) }
    models = Self.models(scan.calls, prices, rates)
    self.days = Self.rows(scan.calls.groups(by: [.day], prices: prices)) {
      Dimension.day.label($0[0])
    }
    .sorted { $0.name.utf8Precedes($1.name) }
    topFiles = Self.topFiles(scan.edits, names)
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
    _ calls: Aggregate, _ prices: [ModelRates], _ rates: RateCard
  ) -> [Row] {
    rows(calls.groups(by: [.model], prices: prices)) { Dimension.model.label($0[0]) }.map { row in
      var row = row
      row.rates = rates.rates(for: row.name == Dimension.model.missing ? nil : ModelID(row.name))
      return row
    }
  }

  /// The files edited most, by the project as it is shown.
  private static func topFiles(_ edits: Aggregate, _ names: ProjectNames) -> [EditedFile] {
    let counts = edits.rows.map { (names: $0.names, group: $0.totals.count) }
    let label = { (name: [String?]) in
      [Dimension.file.label(name[2]), names.label(name: name[0], folder: name[1])]
    }
    let files = NamedRows.rows(counts, label: label) { $0 = $0.saturatingAdd($1) }
      .map { EditedFile(file: $0.names[0], project: $0.names[1], count: $0.group) }
    // Of thousands only those are sorted by name that can be among the first.
    let least = files.map(\.count).sorted(by: >).prefix(Self.listedFiles).last ?? 0
    return Array(
      files.filter { $0.count >= least }.sorted(by: EditedFile.precedes).prefix(Self.listedFiles))
  }
}

extension String {
  /// Whether it comes before another text, by their UTF-8 bytes.
  func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

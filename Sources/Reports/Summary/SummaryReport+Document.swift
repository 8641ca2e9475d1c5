import Analysis
import Bytes
import OperatingSystem
import Pricing
package import Rendering

extension SummaryReport {
  /// The maximum number of files in the full format.
  private static let shownFiles = 5
  /// The maximum number of tools, projects and models in a terminal.
  private static let rowLimit = 10

  package var document: Document {
    let figures = SummaryFigures(self)
    let sections =
      figures.sections.map { Overview.Section.figures($0) } + daySeries + lists + [files]
      + failures + quality
    return Document(
      title: "Claude Code Session Statistics - \(header.label)", days: header.dayText,
      body: .overview(
        Overview(
          sections: sections,
          brief: Overview.Brief(
            title: "Claude Code, \(header.label)", figures: figures.brief,
            notes: header.basis.tableNotes(rateBasis, total)))),
      notes: header.basis.notes(total))
  }

  // MARK: Days

  /// The calendar of days; empty if there is only one day.
  private var daySeries: [Overview.Section] {
    guard header.dayCount > 1, !days.isEmpty else { return [] }
    return [
      .series(
        Series(
          title: "Days", first: header.from.description, last: header.to.description,
          rows: [
            Series.Row(name: "Calls", values: values(of: .count)) {
              NumberText.grouped($0.clamped)
            },
            Series.Row(name: "Cost", values: values(of: .cost)) {
              NumberText.dollars(Money(units: $0).rounded)
            },
          ]))
    ]
  }

  /// Returns an amount for each day of the calendar, from the first to the last.
  private func values(of key: RowOrder.Key) -> [Int128] {
    var values = [Int128](repeating: 0, count: header.dayCount)
    for day in days {
      guard let date = CalendarDate(day.name),
        let amount = key.amount(of: day.group, from: header.basis.source)
      else { continue }
      let index = (date.secondsInUTC - header.from.secondsInUTC) / 86_400
      if values.indices.contains(index) { values[index] = amount }
    }
    return values
  }

  // MARK: Lists

  private var lists: [Overview.Section] {
    let basis = header.basis
    return [
      list(
        "Tools", of: tools, title: "Tools Used", .tool, basis == .usage ? .transcriptTraffic : basis
      ),
      list("Projects", of: projects, title: "Projects", .project, basis),
      list("Models", of: models, title: "Models", .model, basis),
    ]
  }

  /// Returns the list of a dimension's rows; a bill is shown only for dimensions that responses have.
  private func list(
    _ briefTitle: String, of rows: [Row], title: String, _ dimension: Dimension, _ basis: CostBasis
  ) -> Overview.Section {
    let metrics = Metric.all(basis).filter { $0.text != nil }
    let table = Table(
      columns: [Table.Column(title: title, isNumber: false, shortening: dimension.shortening)]
        + metrics.map { $0.column(sortedBy: .count) },
      rows: rows.map { row in [row.name.visible] + metrics.map { $0.text?(row.group) ?? "" } },
      shares: Table.Shares(of: rows.map { $0.group }, total, by: .count, basis.source))
    let lines = rows.map { row in
      let bill =
        dimension.isToolCallOnly || !header.basis.hasUsage
        ? "" : " (\(NumberText.dollars(row.group.cost(from: .billed).roundedTotal)))"
      return "\(row.name.visible): \(NumberText.grouped(row.group.totals.count))\(bill)"
    }
    return .list(
      List(
        title: title, table: table, lines: lines,
        brief: (title: briefTitle, table: briefTable(rows, basis.source)),
        rowLimit: Self.rowLimit, moreOptions: "--by \(dimension.rawValue)", alignsWithOthers: true))
  }

  private func briefTable(_ rows: [Row], _ source: CostSource) -> Table {
    Table(
      columns: [Table.Column(title: "", isNumber: false)]
        + ["Calls", "Tokens", "Cost"].map { Table.Column(title: $0, isNumber: true) },
      rows: rows.map { row in
        [
          row.name, NumberText.grouped(row.group.totals.count),
          NumberText.grouped(row.group.totalTokens(from: source).clamped),
          NumberText.dollars(row.group.cost(from: source).roundedTotal),
        ]
      })
  }

  private var files: Overview.Section {
    let shown = topFiles.prefix(Self.shownFiles)
    let table = Table(
      columns: [
        Table.Column(
          title: "Most Edited Files", isNumber: false, shortening: Dimension.file.shortening),
        Table.Column(title: "Edits", isNumber: true),
        Table.Column(title: "Project", isNumber: false, shortening: Dimension.project.shortening),
      ],
      rows: shown.map { [$0.file.visible, NumberText.grouped($0.count), $0.project.visible] })
    let brief = Table(
      columns: [
        Table.Column(title: "File", isNumber: false),
        Table.Column(title: "Project", isNumber: false),
        Table.Column(title: "Edits", isNumber: true),
      ],
      rows: topFiles.map { [$0.file, $0.project, NumberText.grouped($0.count)] })
    return .list(
      List(
        title: "Most Edited Files", table: table,
        lines: shown.map {
          "\($0.file.visible) (\($0.project.visible)): \(NumberText.grouped($0.count))"
        }, brief: (title: "Most edited files", table: brief)))
  }

  /// The tools with failures; empty if there were none.
  private var failures: [Overview.Section] {
    let failed = tools.filter { $0.group.totals.failures > 0 }
    guard !failed.isEmpty else { return [] }
    let counts = failed.map { row in
      (
        name: row.name.visible, failures: row.group.totals.failures, calls: row.group.totals.count
      )
    }
    let table = Table(
      columns: [
        Table.Column(title: "Failures", isNumber: false, shortening: Dimension.tool.shortening),
        Table.Column(title: "Failed", isNumber: true, isAlarming: true),
        Table.Column(title: "Calls", isNumber: true),
      ],
      rows: counts.map {
        [$0.name, NumberText.grouped($0.failures), NumberText.grouped($0.calls)]
      },
      shares: Table.Shares(
        title: "calls", parts: counts.map { Double($0.failures) / Double(max(1, $0.calls)) },
        total: nil, longest: 1))
    return [
      .list(
        List(
          title: "Failures", table: table,
          lines: counts.map {
            "\($0.name): \(NumberText.grouped($0.failures)) of \(NumberText.grouped($0.calls))"
          }, rowLimit: Self.rowLimit, moreOptions: "--by tool --failed"))
    ]
  }

  /// The problems with the data; empty if there are none.
  private var quality: [Overview.Section] {
    let findings = header.quality.findings
    guard !findings.isEmpty else { return [] }
    return [
      .figures(
        Figures(
          title: "Data Quality",
          figures: findings.map { Figure(name: $0.text, value: NumberText.grouped($0.count)) },
          alignment: .none))
    ]
  }
}

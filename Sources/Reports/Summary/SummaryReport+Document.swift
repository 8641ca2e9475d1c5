import Analysis
import Bytes
import OperatingSystem
import Pricing
package import Rendering

extension SummaryReport {
  /// The maximum number of files in the full format.
  private static let shownFiles = 5
  /// The maximum number of tools, projects and models in a terminal, and in other formats for people.
  private static let (rowLimit, listedRows) = (10, 50)

  package var document: Document {
    let overview = Overview(
      sections: figures.map { .figures($0) } + daySeries + [
        list(of: tools, title: "Tools Used", briefTitle: "Tools", dimension: .tool),
        list(of: projects, title: "Projects", dimension: .project),
        list(of: models, title: "Models", dimension: .model), files,
      ] + failures + quality,
      briefTitle: "Claude Code, \(header.label)", briefFigures: briefFigures,
      briefNotes: header.tableNotes(on: total, rates: rateBasis) + reconciliationNotes)
    return Document(
      title: "Claude Code Session Statistics - \(header.label)", days: header.dayText,
      headline: headline,
      body: .overview(overview),
      notes: header.notes(on: total) + reconciliationNotes)
  }

  /// The note on Claude Code's own counts if they differ by more than a percent.
  private var reconciliationNotes: [String] {
    guard let reconciliation, reconciliation.differs else { return [] }
    let (sessions, counted, responses) = reconciliation.counted
    let difference = counted - responses
    let comparison = difference < Money() ? "less" : "more"
    return [
      "Claude Code counted \(header.currency.cellText(counted)) for "
        + "\(NumberText.counted(sessions, "session")), "
        + "\(header.currency.cellText(difference < Money() ? responses - counted : difference)) "
        + "\(comparison) than their responses cost; 'session-stats reconcile' shows why."
    ]
  }

  /// The first line; plain text of a log alone keeps to the published lines.
  private var headline: Headline {
    Headline(
      HeadlineText.of(
        total, of: header.basis, isLowerBound: header.isLowerBound(of: total),
        in: header.currency, activeSeconds: activeSeconds),
      previous: previous, isForTerminal: !header.basis.hasUsage)
  }

  // MARK: Days

  /// The calendar of days; empty if there is only one day.
  private var daySeries: [Overview.Section] {
    guard header.dayCount > 1, days.count > 0 else { return [] }
    return [
      .series(
        Series(
          title: "Days", first: header.from.description, last: header.to.description,
          rows: [
            ("Calls", values(of: .count), { NumberText.grouped($0.clamped) }),
            ("Cost", values(of: .cost), { header.currency.cellText(Money(units: $0)) }),
          ]))
    ]
  }

  /// Returns an amount for each day of the calendar, from the first to the last.
  private func values(of key: RowOrder.Key) -> [Int128] {
    var values = [Int128](repeating: 0, count: header.dayCount)
    for day in Self.rows(of: days) {
      guard let date = CalendarDate(day.name),
        let amount = key.amount(of: day.group, from: header.basis.source)
      else { continue }
      let index = (date.secondsInUTC - header.from.secondsInUTC) / 86_400
      if values.indices.contains(index) { values[index] = amount }
    }
    return values
  }

  // MARK: Lists

  /// Returns the list of a dimension's rows.
  ///
  /// Next to the bill, what only calls have is listed without costs: those would be another kind of dollars.
  private func list(
    of all: GroupedRows, title: String, briefTitle: String? = nil, dimension: Dimension
  ) -> Overview.Section {
    let hasBill = header.basis.hasUsage && !dimension.isToolCallOnly
    let hasCost = hasBill || !header.basis.hasUsage
    let basis = hasBill ? header.basis : header.basis.ofCalls
    let rows = Array(Self.rows(of: all, first: Self.listedRows))
    let metrics = Metric.all(for: basis, in: header.currency).filter {
      $0.text != nil && (hasCost || $0.member != RowOrder.Key.cost.member)
    }
    let table = Table(
      columns: [.text(title, shortening: dimension.shortening)]
        + metrics.map { $0.column(sortedBy: basis.orderKey) },
      rows: rows.map { row in [row.name.visible] + metrics.map { $0.text?(row.group) ?? "" } },
      shares: all.shares(
        ofFirst: rows.count, in: total, by: basis.orderKey, from: basis.source))
    let lines = rows.map { row in
      let bill = hasBill ? " (\(cost(of: row.group, from: .billed)))" : ""
      return "\(row.name.visible): \(NumberText.grouped(row.group.totals.count))\(bill)"
    }
    let brief = Table(
      columns: [.text(""), .number("Calls"), .number("Tokens")]
        + (hasCost ? [.number("Cost")] : []),
      rows: rows.map { row in
        [
          row.name, NumberText.grouped(row.group.totals.count),
          NumberText.grouped(row.group.totalTokens(from: basis.source).clamped),
        ] + (hasCost ? [cost(of: row.group, from: basis.source)] : [])
      })
    return .list(
      List(
        title: title, table: table, lines: lines,
        brief: (title: briefTitle ?? title, table: brief), rowLimit: Self.rowLimit,
        moreOptions: "--by \(dimension.rawValue)", unlistedCount: all.count - rows.count,
        alignsWithOthers: true))
  }

  private func cost(of group: Aggregate.Group, from source: CostSource) -> String {
    header.currency.cellText(totalOf: group.cost(from: source))
  }

  private var files: Overview.Section {
    let title = "Most Edited Files"
    let shown = topFiles.prefix(Self.shownFiles)
    let table = Table(
      columns: [
        .text(title, shortening: Dimension.file.shortening), .number("Edits"),
        .text("Project", shortening: Dimension.project.shortening),
      ],
      rows: shown.map { [$0.name.visible, NumberText.grouped($0.count), $0.project.visible] })
    let brief = Table(
      columns: [.text("File"), .text("Project"), .number("Edits")],
      rows: topFiles.map { [$0.name, $0.project, NumberText.grouped($0.count)] })
    return .list(
      List(
        title: title, table: table, lines: table.rows.map { "\($0[0]) (\($0[2])): \($0[1])" },
        brief: (title: "Most edited files", table: brief)))
  }

  /// The tools with failures; empty if there were none.
  private var failures: [Overview.Section] {
    guard total.totals.failures > 0 else { return [] }
    var failed: [Row] = []
    var unlistedCount = 0
    for row in Self.rows(of: tools) where row.group.totals.failures > 0 {
      if failed.count < Self.listedRows { failed.append(row) } else { unlistedCount += 1 }
    }
    let table = Table(
      columns: [
        .text("Failures", shortening: Dimension.tool.shortening),
        .number("Failed", isAlarming: true), .number("Calls"),
      ],
      rows: failed.map { row in
        [row.name.visible]
          + [row.group.totals.failures, row.group.totals.count].map(NumberText.grouped)
      },
      shares: Table.Shares(
        title: "calls",
        parts: failed.map { row in
          Double(row.group.totals.failures) / Double(max(1, row.group.totals.count))
        }, total: nil, longest: 1))
    return [
      .list(
        List(
          title: "Failures", table: table,
          lines: table.rows.map { "\($0[0]): \($0[1]) of \($0[2])" }, rowLimit: Self.rowLimit,
          moreOptions: "--by tool --failed", unlistedCount: unlistedCount))
    ]
  }

  /// The problems with the data; empty if there are none.
  private var quality: [Overview.Section] {
    let findings = header.quality.findings.map { Figure(name: $0.text, count: $0.count) }
    return findings.isEmpty
      ? [] : [.figures(Figures(title: "Data Quality", figures: findings, alignment: .none))]
  }
}

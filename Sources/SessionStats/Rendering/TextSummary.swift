import CommandLineTool

/// The summary as text, line by line as people and scripts know it.
struct TextSummary {
  private static let rule = String(repeating: "═", count: 59)
  /// How many files are shown.
  private static let fileCount = 5

  private let report: SummaryReport

  init(_ report: SummaryReport) { self.report = report }

  /// The text, whose lines all end with a newline.
  var text: String {
    let heading = "        Claude Code Session Statistics - \(report.header.label.visible)"
    var sections = [[Self.rule, heading, Self.rule]]
    let figures = SummaryFigures(report)
    sections += [section(figures.summary()), section(figures.tokens())]
    sections += [figures.cost, figures.bill].compactMap { $0 }.map { section($0, nameWidth: 0) }
    sections.append(section("Tools Used", rows: report.tools))
    sections.append(section("Projects", rows: report.projects, cost: bill))
    sections.append(section("Models", rows: report.models, cost: bill))
    sections.append(files)
    sections += [failures, quality].filter { !$0.isEmpty }
    sections.append(
      ["Note"] + report.header.basis.notes(report.total.group).map { "  " + $0 })
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Figures below their title; `nameWidth` is the least that their names take.
  private func section(_ section: SummaryFigures.Section, nameWidth: Int = 17) -> [String] {
    let width = max(nameWidth, (section.figures.map { $0.name.count + 1 }.max() ?? 0))
    return [section.title]
      + section.figures.map { name, value in
        let gap = String(repeating: " ", count: width - name.count + 1)
        return "  \(name):\(gap)\(value)"
      }
  }

  private var files: [String] {
    let files = report.topFiles.prefix(Self.fileCount)
    let lines = files.map {
      "\($0.file.visible) (\($0.project.visible)): \(NumberText.grouped($0.count))"
    }
    return section("Most Edited Files", lines: lines)
  }

  private var failures: [String] {
    let failed = report.tools.filter { $0.group.totals.failures > 0 }
    guard !failed.isEmpty else { return [] }
    let lines = failed.map { row in
      let totals = row.group.totals
      return "\(row.name.visible): \(NumberText.grouped(totals.failures)) of "
        + NumberText.grouped(totals.count)
    }
    return section("Failures", lines: lines)
  }

  private var quality: [String] {
    let findings = report.header.quality.findings
    guard !findings.isEmpty else { return [] }
    return section(
      "Data Quality", lines: findings.map { "\($0.text): \(NumberText.grouped($0.count))" })
  }

  /// A list of calls; `cost` says what the API billed, which calls don't tell.
  private func section(
    _ title: String, rows: [SummaryReport.Row], cost: (Aggregate.Group) -> String = { _ in "" }
  ) -> [String] {
    section(
      title,
      lines: rows.map { row in
        "\(row.name.visible): \(NumberText.grouped(row.group.totals.count))\(cost(row.group))"
      })
  }

  /// The bill of a list's row, where there is one.
  private func bill(_ group: Aggregate.Group) -> String {
    guard report.header.basis.hasUsage else { return "" }
    return " (\(NumberText.dollars(group.cost(.billed).roundedTotal)))"
  }

  private func section(_ title: String, lines: [String]) -> [String] {
    [title] + (lines.isEmpty ? ["  (none)"] : lines.map { "  " + $0 })
  }
}

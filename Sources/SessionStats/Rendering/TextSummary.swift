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
    sections += [summary, tokens, cost]
    sections.append(section("Tools Used", rows: report.tools))
    sections.append(section("Projects", rows: report.projects))
    sections.append(section("Models", rows: report.models))
    sections.append(files)
    sections += [failures, quality].filter { !$0.isEmpty }
    sections.append([
      "Note", "  Costs are those of the tool traffic, estimated at 4 characters a token.",
      "  The bill is higher: the context is read again at every request.",
    ])
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var summary: [String] {
    let group = report.total.group
    return [
      "Summary", "  Total operations:  \(NumberText.grouped(group.totals.count))",
      "  Sessions:          \(NumberText.grouped(group.sessions))",
    ]
  }

  private var tokens: [String] {
    let totals = report.total.group.totals
    return [
      "Token Usage", "  Input tokens:      \(NumberText.grouped(totals.inputTokens.clamped))",
      "  Output tokens:     \(NumberText.grouped(totals.outputTokens.clamped))",
      "  Total tokens:      \(NumberText.grouped(totals.totalTokens.clamped))",
    ]
  }

  private var cost: [String] {
    let cost = report.total.group.cost
    return [
      "Estimated Cost (\(report.rateBasis.description))",
      "  Input:   \(NumberText.dollars(cost.input.rounded))",
      "  Output:  \(NumberText.dollars(cost.output.rounded))",
      "  Total:   \(NumberText.dollars(cost.roundedTotal))",
    ]
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

  private func section(_ title: String, rows: [SummaryReport.Row]) -> [String] {
    section(
      title,
      lines: rows.map { "\($0.name.visible): \(NumberText.grouped($0.group.totals.count))" })
  }

  private func section(_ title: String, lines: [String]) -> [String] {
    [title] + (lines.isEmpty ? ["  (none)"] : lines.map { "  " + $0 })
  }
}

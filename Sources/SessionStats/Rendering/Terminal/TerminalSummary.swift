import CommandLineTool
import OperatingSystem

/// The summary as a terminal shows it: figures side by side, days as a row of small columns, lists as
/// tables that are aligned with each other.
struct TerminalSummary {
  /// How many rows of a list are shown; one more than these is shown, too.
  private static let rowCount = 10
  private static let fileCount = 5

  private let report: SummaryReport
  private let terminal: Terminal

  init(_ report: SummaryReport, _ terminal: Terminal) {
    self.report = report
    self.terminal = terminal
  }

  /// The text, whose lines all end with a newline.
  var text: String {
    let sections = ([figures, days] + lists + [files, failures, quality]).filter { !$0.isEmpty }
    let width = min(terminal.width, sections.map { $0.width }.max() ?? 0)
    let heading = TerminalHeading(
      "Claude Code Session Statistics - \(report.header.label)", report.header)
    let lines = heading.lines(above: width, width: terminal.width)
    let top = lines + [.rule(max(width, lines.width), "═")]
    return ([top] + sections + [note]).map { $0.text(terminal) }.joined(separator: "\n")
  }

  private var figures: [StyledLine] {
    let figures = SummaryFigures(report)
    let failed = ("Failed", NumberText.grouped(report.total.group.totals.failures))
    let sections = [figures.summary(with: failed), figures.tokens(""), figures.cost, figures.bill]
    return FigureBlock.lines(
      sections.compactMap { $0 }.map { FigureBlock($0.title, $0.figures) }, width: terminal.width)
  }

  private var days: [StyledLine] {
    DayLines(report, width: terminal.width).lines
  }

  /// Tools, projects and models, each column at the same place in all that have the same ones.
  private var lists: [[StyledLine]] {
    let lists = [
      (Dimension.tool, "Tools Used", report.tools), (.project, "Projects", report.projects),
      (.model, "Models", report.models),
    ]
    let tables = lists.map { dimension, title, rows in
      Table(
        Array(rows.prefix(shownCount(rows.count))), title, dimension, of: report.total.group,
        dimension.isToolCallOnly && report.header.basis == .usage
          ? .transcriptTraffic : report.header.basis)
    }
    return zip(lists, tables).map { list, table in
      let alike = tables.filter { $0.columns.count == table.columns.count }
      let fit = ColumnFit(alike, width: terminal.width)
      let (dimension, _, rows) = list
      let lines = TerminalTable(table, fit).lines
      guard !rows.isEmpty else { return lines + [StyledLine("(none)", .faint)] }
      return lines + more(rows.count, "--by \(dimension.rawValue)")
    }
  }

  private var files: [StyledLine] {
    let files = report.topFiles.prefix(Self.fileCount)
    let table = Table(files: Array(files))
    let lines = TerminalTable(table, ColumnFit([table], width: terminal.width)).lines
    return files.isEmpty ? lines + [StyledLine("(none)", .faint)] : lines
  }

  private var failures: [StyledLine] {
    let failed = report.tools.filter { $0.group.totals.failures > 0 }
    guard !failed.isEmpty else { return [] }
    let table = Table(failures: Array(failed.prefix(shownCount(failed.count))))
    return TerminalTable(table, ColumnFit([table], width: terminal.width)).lines
      + more(failed.count, "--by tool --failed")
  }

  private var quality: [StyledLine] {
    let counts = report.header.quality.findings
    guard !counts.isEmpty else { return [] }
    return FigureBlock(
      "Data Quality", counts.map { ($0.text, NumberText.grouped($0.count)) }
    ).lines
  }

  private var note: [StyledLine] {
    report.header.basis.notes(report.total.group).flatMap {
      StyledLine.wrapped($0, .faint, to: min(terminal.width, TerminalTable.noteWidth))
    }
  }

  private func shownCount(_ count: Int) -> Int {
    count == Self.rowCount + 1 ? count : min(count, Self.rowCount)
  }

  /// What to say of rows that aren't shown.
  private func more(_ count: Int, _ option: String) -> [StyledLine] {
    let hidden = count - shownCount(count)
    return hidden > 0 ? [StyledLine("\(NumberText.grouped(hidden)) more: \(option)", .faint)] : []
  }
}

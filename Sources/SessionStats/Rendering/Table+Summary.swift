import CommandLineTool

extension Table {
  /// A list of the summary.
  init(
    _ rows: [SummaryReport.Row], _ title: String, _ dimension: Dimension, of total: Aggregate.Group,
    _ basis: CostBasis
  ) {
    let measures = Metric.all(basis).filter { $0.text != nil }
    columns =
      [Column(title: title, isNumber: false, shortening: dimension.shortening)]
      + measures.map { $0.column(sortedBy: .count) }
    self.rows = rows.map { row in
      [row.name.visible] + measures.map { $0.text?(row.group) ?? "" }
    }
    totals = nil
    notes = []
    shares = Shares(of: rows.map { $0.group }, total, by: .count, basis.figure)
  }

  /// The files edited most.
  init(files: [SummaryReport.EditedFile]) {
    columns = [
      Column(title: "Most Edited Files", isNumber: false, shortening: Dimension.file.shortening),
      Column(title: "Edits", isNumber: true),
      Column(title: "Project", isNumber: false, shortening: Dimension.project.shortening),
    ]
    rows = files.map { [$0.file.visible, NumberText.grouped($0.count), $0.project.visible] }
    totals = nil
    notes = []
  }

  /// The tools that failed, and how often.
  init(failures tools: [SummaryReport.Row]) {
    columns = [
      Column(title: "Failures", isNumber: false, shortening: Dimension.tool.shortening),
      Column(title: "Failed", isNumber: true, isAlarming: true),
      Column(title: "Calls", isNumber: true),
    ]
    rows = tools.map { row in
      let totals = row.group.totals
      return [
        row.name.visible, NumberText.grouped(totals.failures), NumberText.grouped(totals.count),
      ]
    }
    totals = nil
    notes = []
    shares = Shares(
      title: "calls",
      parts: tools.map { Double($0.group.totals.failures) / Double(max(1, $0.group.totals.count)) },
      total: nil, longest: 1)
  }
}

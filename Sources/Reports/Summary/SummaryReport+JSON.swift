import Analysis
package import JSONLines
import Pricing

extension SummaryReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    let basis = header.basis
    writer.header(header, total: total)
    writer.summary(of: total, header: header)
    writer.rows(tools, of: "tool", named: "tools") { writer, row in
      writer.member("failures", row.group.totals.failures)
      writer.figures(of: row.group, from: .estimated, in: header.currency)
      writer.durations(of: row.group)
    }
    writer.rows(projects, of: "project", named: "projects") { writer, row in
      writer.member("sessions", row.group.sessions)
      writer.figures(of: row.group, for: header)
    }
    writer.rows(models, of: "model", named: "models") { writer, row in
      writer.figures(of: row.group, for: header)
      let id = row.name == Dimension.model.missing ? nil : ModelID(row.name)
      writer.rates(
        rates.rates(for: id), of: basis.hasUsage ? TokenKind.allCases : CostSource.estimated.kinds)
    }
    writer.rows(days, of: "date", named: "days") { writer, row in
      writer.figures(of: row.group, for: header)
    }
    writer.objects(named: "top_files", of: topFiles) { writer, file in
      writer.member("file", file.name)
      writer.member("project", file.project)
      writer.member("count", file.count)
    }
    if let reconciliation, reconciliation.counted.sessions > 0 {
      writer.object(named: "reconciliation") { $0.counts(reconciliation.counted) }
    }
    writer.data(header.quality)
  }
}

extension JSONWriter {
  /// Writes an array of rows, each with its name and count, and then what `body` writes.
  fileprivate mutating func rows(
    _ rows: GroupedRows, of dimension: String, named name: String,
    _ body: (inout JSONWriter, SummaryReport.Row) -> Void
  ) {
    objects(named: name, of: SummaryReport.rows(of: rows)) { writer, row in
      writer.member(dimension, row.name)
      writer.member("count", row.group.totals.count)
      body(&writer, row)
    }
  }
}

import Analysis
package import JSONLines
import Pricing

extension SummaryReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    let basis = header.basis
    writer.header(header, total)
    writer.summary(total, basis)
    writer.rows("tools", tools, as: "tool") { writer, row in
      writer.member("failures", row.group.totals.failures)
      writer.figures(row.group, .estimated)
      writer.durations(row.group)
    }
    writer.rows("projects", projects, as: "project") { writer, row in
      writer.member("sessions", row.group.sessions)
      writer.figures(row.group, basis)
    }
    writer.rows("models", models, as: "model") { writer, row in
      writer.figures(row.group, basis)
      if let rates = row.rates {
        writer.rates(rates, basis.hasUsage ? TokenKind.allCases : CostSource.estimated.kinds)
      }
    }
    writer.rows("days", days, as: "date") { writer, row in
      writer.figures(row.group, basis)
    }
    writer.name("top_files")
    writer.array(topFiles) { writer, file in
      writer.object { writer in
        writer.member("file", file.file)
        writer.member("project", file.project)
        writer.member("count", file.count)
      }
    }
    writer.data(header.quality)
  }
}

extension JSONWriter {
  /// Writes an array of rows, each with its name and count, and then what `body` writes.
  fileprivate mutating func rows(
    _ name: StaticString, _ rows: [SummaryReport.Row], as dimension: String,
    _ body: (inout JSONWriter, SummaryReport.Row) -> Void
  ) {
    self.name(name)
    array(rows) { writer, row in
      writer.object { writer in
        writer.member(named: dimension, row.name)
        writer.member("count", row.group.totals.count)
        body(&writer, row)
      }
    }
  }
}

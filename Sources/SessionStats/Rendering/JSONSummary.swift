import CommandLineTool
import JSONLines
import OperatingSystem

/// The summary as JSON. Members are only ever added to it, since scripts go by their names.
struct JSONSummary {
  private let report: SummaryReport

  init(_ report: SummaryReport) { self.report = report }

  /// One object, indented, with a newline at its end.
  var text: String {
    var writer = JSONWriter.report
    writer.object { writer in
      let basis = report.header.basis
      writer.header(report.header, report.total.group)
      writer.summary(report.total.group, basis)
      writer.rows("tools", report.tools, as: "tool") { writer, row in
        writer.member("failures", row.group.totals.failures)
        writer.figures(row.group, .estimated)
        writer.durations(row.group)
      }
      writer.rows("projects", report.projects, as: "project") { writer, row in
        writer.member("sessions", row.group.sessions)
        writer.figures(row.group, basis)
      }
      writer.rows("models", report.models, as: "model") { writer, row in
        writer.figures(row.group, basis)
        if let rates = row.rates {
          writer.rates(rates, basis.hasUsage ? TokenKind.allCases : CostSource.estimated.kinds)
        }
      }
      writer.rows("days", report.days, as: "date") { writer, row in
        writer.figures(row.group, basis)
      }
      writeFiles(&writer)
      writer.data(report.header.quality)
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func writeFiles(_ writer: inout JSONWriter) {
    writer.name("top_files")
    writer.array(report.topFiles) { writer, file in
      writer.object { writer in
        writer.member("file", file.file)
        writer.member("project", file.project)
        writer.member("count", file.count)
      }
    }
  }
}

extension JSONWriter {
  /// An array of rows: each begins with its name and count, `body` writes the rest.
  fileprivate mutating func rows(
    _ name: String, _ rows: [SummaryReport.Row], as dimension: String,
    _ body: (inout JSONWriter, SummaryReport.Row) -> Void
  ) {
    self.name(name)
    array(rows) { writer, row in
      writer.object { writer in
        writer.member(dimension, row.name)
        writer.member("count", row.group.totals.count)
        body(&writer, row)
      }
    }
  }
}

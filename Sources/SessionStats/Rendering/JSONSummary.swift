import CommandLineTool
import JSONLines
import POSIX

/// The summary as JSON. Members are only ever added to it, since scripts go by their names.
struct JSONSummary {
  private let report: SummaryReport

  init(_ report: SummaryReport) { self.report = report }

  /// One object, indented, with a newline at its end.
  var text: String {
    var writer = JSONWriter(isIndented: true, escaping: \.steersTerminal)
    writer.object { writer in
      writer.member("range", report.label)
      writer.member("from", report.from.description)
      writer.member("to", report.to.description)
      writer.member("basis", "tool traffic, estimated")
      writer.name("summary")
      writer.object(writeSummary)
      writer.rows("tools", report.tools, as: "tool") { writer, row in
        writer.member("failures", row.group.totals.failures)
        writer.tokens(row.group.totals)
        writer.cost(row.group.cost)
        writer.durations(row.group)
      }
      writer.rows("projects", report.projects, as: "project") { writer, row in
        writer.member("sessions", row.group.sessions)
        writer.tokens(row.group.totals)
        writer.cost(row.group.cost)
      }
      writer.rows("models", report.models, as: "model") { writer, row in
        writer.tokens(row.group.totals)
        writer.cost(row.group.cost)
        if let rates = row.rates { writer.rates(rates) }
      }
      writer.rows("days", report.days, as: "date") { writer, row in
        writer.tokens(row.group.totals)
        writer.cost(row.group.cost)
      }
      writeFiles(&writer)
      writeData(&writer)
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func writeSummary(_ writer: inout JSONWriter) {
    let group = report.total.group
    writer.member("total_operations", group.totals.count)
    writer.member("failed_operations", group.totals.failures)
    writer.member("sessions", group.sessions)
    writer.tokens(group.totals)
    writer.cost(group.cost)
    writer.name("lines")
    writer.object { writer in
      writer.member("added", group.totals.linesAdded.clamped)
      writer.member("removed", group.totals.linesRemoved.clamped)
    }
    writer.durations(group)
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

  private func writeData(_ writer: inout JSONWriter) {
    writer.name("data")
    writer.object { writer in
      writer.member("files", report.quality.files)
      writer.member("bytes", report.quality.bytes)
      writer.member("records", report.quality.records)
      writer.member("malformed", report.quality.malformed)
      writer.member("rejected", report.quality.rejected)
      writer.member("troubles", report.quality.troubles)
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

  fileprivate mutating func tokens(_ totals: Totals) {
    name("tokens")
    object { writer in
      writer.member("input", totals.inputTokens.clamped)
      writer.member("output", totals.outputTokens.clamped)
      writer.member("total", totals.totalTokens.clamped)
    }
  }

  /// Amounts as printed, which people compare, beside exact ones, which add up over groups.
  fileprivate mutating func cost(_ cost: Cost) {
    name("estimated_cost")
    object { writer in
      writer.amount("input", cost.input.rounded)
      writer.amount("output", cost.output.rounded)
      writer.amount("total", cost.roundedTotal)
      writer.member("currency", "USD")
      writer.name("exact")
      writer.object { writer in
        writer.member("input", cost.input.exactText)
        writer.member("output", cost.output.exactText)
        writer.member("total", cost.total.exactText)
      }
    }
  }

  fileprivate mutating func durations(_ group: Aggregate.Group) {
    name("duration_ms")
    object { writer in
      writer.member("count", group.totals.durationCount)
      writer.member("total", group.totals.durationTotal.clamped)
      guard let median = group.durations.percentile(50), let high = group.durations.percentile(95)
      else { return }
      writer.member("p50", median)
      writer.member("p95", high)
      writer.member("max", group.durations.maximum)
    }
  }

  fileprivate mutating func rates(_ rates: ModelRates) {
    name("rates")
    object { writer in
      for (name, rate) in [("input", rates.input), ("output", rates.output)] {
        writer.name(name)
        writer.object { writer in
          writer.amount("usd_per_1k", rate.perThousand)
          writer.member("source", rate.source.rawValue)
        }
      }
    }
  }

  /// A number without an exponent, which shells couldn't add.
  private mutating func amount(_ name: String, _ amount: Money) {
    self.name(name)
    literal(amount.exactText)
  }
}

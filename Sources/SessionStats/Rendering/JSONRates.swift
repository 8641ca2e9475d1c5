import JSONLines

/// The rates as JSON.
struct JSONRates {
  private let report: RatesReport

  init(_ report: RatesReport) { self.report = report }

  /// One object, indented, with a newline at its end.
  var text: String {
    var writer = JSONWriter.report
    writer.object { writer in
      writer.member("as_of", report.date)
      writer.member("currency", "USD")
      writer.name("models")
      writer.array(report.rows) { writer, row in
        writer.object { writer in
          writer.member("model", row.model ?? "default")
          writer.rates(row.rates)
          writer.name("variables")
          writer.object { writer in
            writer.name("input")
            writer.array(row.inputVariables) { $0.string($1) }
            writer.name("output")
            writer.array(row.outputVariables) { $0.string($1) }
          }
        }
      }
      writer.name("other_variables")
      writer.array(report.otherVariables) { $0.string($1) }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

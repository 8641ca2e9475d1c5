import JSONLines
import OperatingSystem

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
          writer.rates(row.rates, TokenKind.allCases)
          Self.writeRules(of: row, &writer)
          writer.name("variables")
          writer.object { writer in
            for kind in TokenKind.allCases {
              writer.name(kind.rawValue)
              writer.array(row.variables[kind]) { $0.string($1) }
            }
          }
        }
      }
      writer.amount("usd_per_web_search", BuiltInPrices.webSearch)
      writer.name("other_variables")
      writer.array(report.otherVariables) { $0.string($1) }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The conditions of other rates, each with what it changes.
  private static func writeRules(of row: RatesReport.Row, _ writer: inout JSONWriter) {
    let rules = row.exceptions.map(Optional.some) + (row.costsMoreInUS ? [nil] : [])
    writer.name("rules")
    writer.array(rules) { writer, tariff in
      writer.object { writer in
        guard let tariff else {
          writer.name("in_us")
          writer.literal("true")
          writer.name("factor")
          writer.literal(BuiltInPrices.factorInUS.exactText)
          return
        }
        if tariff.condition?.isFast == true {
          writer.name("fast")
          writer.literal("true")
        }
        if let limit = tariff.condition?.promptAbove {
          writer.member("prompt_tokens_above", limit)
        }
        if let end = tariff.condition?.before { writer.member("before", end.description) }
        writer.rates(tariff.rates, TokenKind.allCases)
      }
    }
  }
}

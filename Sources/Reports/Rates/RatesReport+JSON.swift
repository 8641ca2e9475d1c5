package import JSONLines
import OperatingSystem
import Pricing

extension RatesReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("as_of", date)
    writer.member("currency", "USD")
    writer.name("models")
    writer.array(rows) { writer, row in
      writer.object { writer in
        writer.member("model", row.model ?? "default")
        writer.rates(row.rates, TokenKind.allCases)
        Self.writeRules(of: row, to: &writer)
        writer.name("variables")
        writer.object { writer in
          for kind in TokenKind.allCases {
            writer.name(text: kind.rawValue)
            writer.array(row.variables[kind]) { $0.string($1) }
          }
        }
      }
    }
    writer.amount("usd_per_web_search", BuiltInPrices.webSearch)
    writer.name("other_variables")
    writer.array(otherVariables) { $0.string($1) }
  }

  /// Writes the exceptions, with their conditions and rates.
  private static func writeRules(of row: Row, to writer: inout JSONWriter) {
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

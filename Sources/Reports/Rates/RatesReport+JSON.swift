package import JSONLines
import OperatingSystem
import Pricing

extension RatesReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("as_of", date)
    writer.member("currency", "USD")
    writer.objects(named: "models", of: rows) { writer, row in
      writer.member("model", row.model ?? "default")
      writer.rates(row.rates)
      Self.writeRules(of: row, to: &writer)
      writer.object(named: "variables") { writer in
        for kind in TokenKind.allCases {
          writer.strings(row.variables[kind], named: kind.rawValue)
        }
      }
    }
    writer.amount(BuiltInPrices.webSearch, named: "usd_per_web_search")
    writer.strings(otherVariables, named: "other_variables")
  }

  /// Writes the exceptions, with their conditions and rates.
  private static func writeRules(of row: Row, to writer: inout JSONWriter) {
    let rules = row.exceptions.map(Optional.some) + (row.costsMoreInUS ? [nil] : [])
    writer.objects(named: "rules", of: rules) { writer, tariff in
      guard let tariff else {
        writer.literal("true", named: "in_us")
        writer.literal(BuiltInPrices.factorInUS.exactText, named: "factor")
        return
      }
      if tariff.rule?.isFast == true { writer.literal("true", named: "fast") }
      if let limit = tariff.rule?.promptAbove { writer.member("prompt_tokens_above", limit) }
      if let end = tariff.rule?.before { writer.member("before", end.description) }
      writer.rates(tariff.rates)
    }
  }
}

import Bytes
package import Pricing
import Rendering

/// The rates of each model's tokens, with their exceptions.
package struct RatesReport: Report {
  /// A model, and the variables that set its rates, at least one for each kind, by descending precedence.
  struct Row {
    /// Nil for all other models.
    let model: String?
    let pricing: RequestPricing
    let variables: ByTokenKind<[String]>

    var rates: ModelRates { pricing.rates }

    /// The exceptions that change the rates; the first one that applies to a request is used.
    var exceptions: [RequestPricing.Tariff] {
      pricing.exceptions.filter { $0.rates != rates }
    }

    /// Whether requests that must be processed in the United States cost more.
    var costsMoreInUS: Bool { pricing.standard.ratesInUS != rates }
  }

  let rows: [Row]
  /// The date of the built-in prices.
  let date = BuiltInPrices.date
  /// The variables in the environment that apply to none of the models, possibly because of typos.
  let otherVariables: [String]

  package init(of card: RateCard) {
    rows = (BuiltInPrices.models.map { ModelID($0) } + [nil]).map { model in
      Row(
        model: model?.text, pricing: card.pricing(for: model),
        variables: ByTokenKind { RateCard.variables(of: $0, for: model) })
    }
    let known = Set(rows.flatMap { $0.variables.all.joined() })
    otherVariables = card.variableNames.filter { !known.contains($0) }
  }
}

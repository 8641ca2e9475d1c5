import Bytes
package import Pricing
package import Rendering

/// What each model's tokens cost, and what would change it.
package struct RatesReport: Report {
  /// A model, and the variables that set its rates, the strongest first; at least one each.
  struct Row {
    /// Nil for all other models.
    let model: String?
    let pricing: RequestPricing
    let variables: ByTokenKind<[String]>

    var rates: ModelRates { pricing.rates }

    /// Where the model costs something else, the first that applies to a request first.
    var exceptions: [RequestPricing.Tariff] {
      pricing.exceptions.filter { $0.rates != rates }
    }

    /// Whether requests cost more that must stay in the United States.
    var costsMoreInUS: Bool { pricing.standard.ratesInUS != rates }
  }

  let rows: [Row]
  /// As of when the built-in prices are right.
  let date = BuiltInPrices.date
  /// Variables that are set and belong to none of the models, which may be typing mistakes.
  let otherVariables: [String]

  package init(_ card: RateCard) {
    rows = (BuiltInPrices.models.map { ModelID($0) } + [nil]).map { model in
      Row(
        model: model?.text, pricing: card.pricing(for: model),
        variables: ByTokenKind { RateCard.variables($0, for: model) })
    }
    let known = Set(rows.flatMap { $0.variables.all.joined() })
    otherVariables = card.variableNames.filter { !known.contains($0) }
  }
}

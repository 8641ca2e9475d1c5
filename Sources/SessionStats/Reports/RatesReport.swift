/// What each model's tokens cost, and what would change it.
struct RatesReport {
  /// A model, and the variables that set its rates, the strongest first; at least one each.
  struct Row {
    /// Nil for all other models.
    let model: String?
    let rates: ModelRates
    let inputVariables: [String]
    let outputVariables: [String]
  }

  let rows: [Row]
  /// As of when the built-in prices are right.
  let date = BuiltInPrices.date
  /// Variables that are set and belong to none of the models, which may be typing mistakes.
  let otherVariables: [String]

  init(_ card: RateCard) {
    rows = (BuiltInPrices.models.map { ModelID($0) } + [nil]).map { model in
      Row(
        model: model?.text, rates: card.rates(for: model),
        inputVariables: RateCard.variables(.input, for: model),
        outputVariables: RateCard.variables(.output, for: model))
    }
    let known = Set(
      (BuiltInPrices.models.map { ModelID($0) } + [nil]).flatMap { model in
        TokenKind.allCases.flatMap { RateCard.variables($0, for: model) }
      })
    otherVariables = card.variableNames.filter { !known.contains($0) }
  }
}

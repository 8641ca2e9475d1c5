import Bytes
package import CommandLineTool
package import OperatingSystem

/// The rates that apply to a run: those of the environment, else the built-in ones.
package struct RateCard {
  /// The rates that the environment sets, by the name of the variable.
  private let variables: ByTokenKind<[String: Rate]>
  /// What looks wrong without being so.
  package let warnings: [String]

  /// Reads the environment's rates; throws when one of them is no rate.
  package init(_ environment: Environment) throws(UsageError) {
    var warnings: [String] = []
    let set = environment.variables(withPrefix: TokenKind.variablePrefix)
    variables = try ByTokenKind { kind throws(UsageError) in
      var variables: [String: Rate] = [:]
      for (name, value) in set where TokenKind(setBy: name) == kind {
        guard let rate = Rate(value, source: .environment) else {
          throw UsageError(
            "\(name) is '\(value)'; expected US dollars for 1,000 tokens as a decimal number "
              + "below a billion with at most 12 places, such as 0.003")
        }
        if rate.perThousand > Money(units: Money.scale) {
          warnings.append("\(name) is \(value) US dollars for 1,000 tokens (not for a million)")
        }
        variables[name] = rate
      }
      return variables
    }
    self.warnings = warnings
  }

  /// Whether the environment sets a rate of input or output for all models.
  package var hasGeneralRate: Bool {
    [TokenKind.input, .output].contains { variable($0, nil) != nil }
  }

  /// The rates of a model where no rule of its prices applies; nil stands for calls whose model isn't known.
  package func rates(for model: ModelID?) -> ModelRates { pricing(for: model).rates }

  /// What requests to a model cost; nil stands for those whose model isn't known.
  package func pricing(for model: ModelID?) -> RequestPricing {
    let prices = model.map { BuiltInPrices.prices(of: $0.text) } ?? BuiltInPrices.byDefault
    let input = variable(.input, model)
    return RequestPricing(
      prices,
      own: ByTokenKind { kind in
        variable(kind, model) ?? prices.cache[kind].flatMap { input?.scaled(by: $0) }
      })
  }

  private func variable(_ kind: TokenKind, _ model: ModelID?) -> Rate? {
    // Few set any, and the names take longer to make than all else of a model's rates.
    guard !variables[kind].isEmpty else { return nil }
    for name in Self.variables(kind, for: model) {
      if let rate = variables[kind][name] { return rate }
    }
    return nil
  }

  /// The variables that set a rate of a model, the strongest first; without a model that which sets
  /// the rate of all.
  package static func variables(_ kind: TokenKind, for model: ModelID?) -> [String] {
    (model?.variableSuffixes ?? []).map { kind.variable + "_" + $0 } + [kind.variable]
  }

  /// The variables that are set, by name.
  package var variableNames: [String] {
    variables.all.flatMap { $0.keys }.sorted { $0.utf8Precedes($1) }
  }
}

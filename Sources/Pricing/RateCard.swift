import Bytes
package import CommandLineTool
package import OperatingSystem

/// The rates from the environment, or else the built-in ones.
package struct RateCard {
  /// The rates set in the environment, by the name of the variable.
  private let variables: ByTokenKind<[String: Rate]>
  /// The warnings about suspicious rates.
  package let warnings: [String]

  /// Reads the rates in the environment; throws if one of them is invalid.
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

  /// Whether the environment sets an input or output rate for all models.
  package var hasGeneralRate: Bool {
    [TokenKind.input, .output].contains { ownRate(of: $0, for: nil) != nil }
  }

  /// Returns the standard rates of a model; nil is for calls of an unknown model.
  package func rates(for model: ModelID?) -> ModelRates { pricing(for: model).rates }

  /// Returns the pricing of requests to a model; nil is for requests to an unknown model.
  package func pricing(for model: ModelID?) -> RequestPricing {
    let prices = model.map { BuiltInPrices.prices(of: $0.text) } ?? BuiltInPrices.byDefault
    let input = ownRate(of: .input, for: model)
    return RequestPricing(
      of: prices,
      own: ByTokenKind { kind in
        ownRate(of: kind, for: model) ?? prices.cache[kind].flatMap { input?.scaled(by: $0) }
      })
  }

  /// Returns the rate from the environment; nil if none is set.
  private func ownRate(of kind: TokenKind, for model: ModelID?) -> Rate? {
    // Hardly anybody sets any, and creating the names is slower than everything else here.
    guard !variables[kind].isEmpty else { return nil }
    for name in Self.variables(of: kind, for: model) {
      if let rate = variables[kind][name] { return rate }
    }
    return nil
  }

  /// Returns the variables that set a rate of a model, by descending precedence; for nil, only the general one.
  package static func variables(of kind: TokenKind, for model: ModelID?) -> [String] {
    (model?.variableSuffixes ?? []).map { kind.variable + "_" + $0 } + [kind.variable]
  }

  /// The sorted names of the variables that are set.
  package var variableNames: [String] {
    variables.all.flatMap { $0.keys }.sorted { $0.utf8Precedes($1) }
  }
}

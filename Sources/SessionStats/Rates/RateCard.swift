package import CommandLineTool
package import POSIX

/// The rates that apply to a run: those of the environment, else the built-in ones.
package struct RateCard {
  private static let inputVariable = "CLAUDE_RATE_INPUT"
  private static let outputVariable = "CLAUDE_RATE_OUTPUT"

  /// The rates that the environment sets, by the name of the variable.
  private let variables: [String: Rate]
  /// What looks wrong without being so.
  package let warnings: [String]

  /// Reads the environment's rates; throws when one of them is no rate.
  package init(_ environment: Environment) throws(UsageError) {
    var variables: [String: Rate] = [:]
    var warnings: [String] = []
    for prefix in [Self.inputVariable, Self.outputVariable] {
      for (name, value) in environment.variables(withPrefix: prefix)
      where name == prefix || name.hasPrefix(prefix + "_") {
        guard let rate = Rate(value, source: .environment) else {
          throw UsageError(
            "\(name) is '\(value)'; expected US dollars for 1,000 tokens as a decimal number "
              + "of at most 12 places, such as 0.003")
        }
        if rate.perThousand > Money(units: Money.scale) {
          warnings.append("\(name) is \(value) US dollars for 1,000 tokens (not for a million)")
        }
        variables[name] = rate
      }
    }
    self.variables = variables
    self.warnings = warnings
  }

  /// Whether the environment sets a rate for all models.
  package var hasGeneralRate: Bool {
    variables[Self.inputVariable] != nil || variables[Self.outputVariable] != nil
  }

  /// The rates of a model, nil for the calls whose model isn't known.
  package func rates(for model: ModelID?) -> ModelRates {
    let builtIn = model.flatMap { BuiltInPrices.rates(for: $0.text) } ?? BuiltInPrices.defaultRates
    return ModelRates(
      input: variable(Self.inputVariable, model) ?? builtIn.input,
      output: variable(Self.outputVariable, model) ?? builtIn.output)
  }

  private func variable(_ name: String, _ model: ModelID?) -> Rate? {
    for variable in Self.variables(name, model) {
      if let rate = variables[variable] { return rate }
    }
    return nil
  }

  /// The variables that set the rates of a model, the strongest first; without a model those that set
  /// the rates of all.
  static func variables(for model: ModelID?) -> (input: [String], output: [String]) {
    (variables(inputVariable, model), variables(outputVariable, model))
  }

  private static func variables(_ name: String, _ model: ModelID?) -> [String] {
    (model?.variableSuffixes ?? []).map { name + "_" + $0 } + [name]
  }

  /// The variables that are set, by name.
  var variableNames: [String] { variables.keys.sorted { $0.utf8Precedes($1) } }
}

/// The published prices of Anthropic's models, as data.
package enum BuiltInPrices {
  /// The day as of which the prices below are right.
  package static let date = "2026-11-21"

  /// US dollars for a million tokens, input and output, without cache, batch and fast mode.
  private static let pricesPerMillion: [(models: [String], input: Price, output: Price)] = [
    (["claude-fable-5-2", "claude-mythos-5-2"], 8, 40),
    (["claude-fable-5-1", "claude-mythos-5-1"], 10, 50),
    (["claude-fable-5", "claude-mythos-5", "claude-mythos-preview"], 10, 50),
    (["claude-opus-5-5"], 4, 20),
    (["claude-opus-5", "claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6"], 5, 25),
    (["claude-opus-4-5"], 5, 25),
    (["claude-opus-4-1", "claude-opus-4", "claude-opus-3"], 15, 75),
    (["claude-sonnet-5-5", "claude-sonnet-5"], 2, 10),
    (["claude-sonnet-4-6", "claude-sonnet-4-5", "claude-sonnet-4"], 3, 15),
    (["claude-sonnet-3-7", "claude-sonnet-3-5", "claude-sonnet-3"], 3, 15),
    (["claude-haiku-5-5"], "0.10", "0.50"),
    (["claude-haiku-4-5"], 1, 5),
    (["claude-haiku-3-5"], "0.80", 4),
    (["claude-haiku-3"], "0.25", "1.25"),
  ]

  /// The models with a price of their own, dearest families first.
  static let models = pricesPerMillion.flatMap(\.models)

  /// What the short names of the command line stand for as of `date`.
  static let aliases = [
    "sonnet": "claude-sonnet-5-5", "opus": "claude-opus-5-5", "haiku": "claude-haiku-5-5",
  ]

  /// The rates of a model, by its normalised id; nil for one that isn't known.
  ///
  /// A word behind a known id (`claude-opus-5-preview`) doesn't change the price; a number makes it
  /// another model.
  static func rates(for model: String) -> ModelRates? {
    var id = model[...]
    while true {
      if let row = pricesPerMillion.first(where: { $0.models.contains(String(id)) }) {
        return ModelRates(input: row.input.rate, output: row.output.rate)
      }
      guard let dash = id.lastIndex(of: "-"), id[dash...].dropFirst().first?.isNumber == false
      else { return nil }
      id = id[..<dash]
    }
  }

  /// The rates where nothing is known of the model: those that Claude Sonnet had for years.
  static let defaultRates = ModelRates(
    input: Price(3).rate(.byDefault), output: Price(15).rate(.byDefault))
}

/// US dollars for a million tokens, in whole cents.
private struct Price: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, Sendable {
  private let cents: Int

  init(_ dollars: Int) { cents = dollars * 100 }

  init(integerLiteral dollars: Int) { self.init(dollars) }

  init(stringLiteral dollars: String) {
    cents = Int(dollars.filter { $0 != "." }) ?? 0
  }

  var rate: Rate { rate(.builtIn) }

  /// A cent for a million tokens is 10⁻⁵ dollars for 1,000.
  func rate(_ source: Rate.Source) -> Rate {
    Rate(perThousand: Money(units: Int128(cents) * (Money.scale / 100_000)), source: source)
  }
}

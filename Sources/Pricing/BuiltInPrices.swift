import Bytes
import OperatingSystem

/// The published prices of Anthropic's models.
///
/// Batch prices aren't included, because Claude Code doesn't send batches; nor are those of clouds' regional
/// endpoints, which transcripts don't distinguish from others.
package enum BuiltInPrices {
  /// The date of these prices.
  package static let date = "2026-11-30"

  /// US dollars per million input and output tokens, with the most expensive families first.
  private static let all = [
    ModelPrices(
      models: ["claude-fable-5-2", "claude-mythos-5-2"], input: 8, output: 40,
      cache: .usual(read: "0.025"), rules: [PriceRule(isFast: true, input: 16, output: 80)],
      costsMoreInUS: true),
    ModelPrices(
      models: ["claude-fable-5-1", "claude-mythos-5-1"], input: 10, output: 50,
      cache: .usual(read: "0.025"), costsMoreInUS: true),
    ModelPrices(
      models: ["claude-fable-5", "claude-mythos-5", "claude-mythos-preview"], input: 10,
      output: 50, costsMoreInUS: true),
    ModelPrices(
      models: ["claude-opus-5-5"], input: 4, output: 20, cache: .usual(read: "0.05"),
      rules: [PriceRule(isFast: true, input: 8, output: 40)], costsMoreInUS: true),
    ModelPrices(
      models: ["claude-opus-5", "claude-opus-4-8"], input: 5, output: 25,
      rules: [PriceRule(isFast: true, input: 10, output: 50)], costsMoreInUS: true),
    ModelPrices(
      models: ["claude-opus-4-7"], input: 5, output: 25, rules: [formerFastMode],
      costsMoreInUS: true),
    ModelPrices(
      models: ["claude-opus-4-6"], input: 5, output: 25,
      rules: [formerFastMode, longPrompt(until: endOfTiersIn46, input: 10, output: "37.5")],
      costsMoreInUS: true),
    ModelPrices(models: ["claude-opus-4-5"], input: 5, output: 25),
    ModelPrices(
      models: ["claude-opus-4-1", "claude-opus-4", "claude-opus-3"], input: 15, output: 75),
    ModelPrices(
      models: ["claude-sonnet-5-5"], input: 2, output: 10, cache: .usual(read: "0.05"),
      rules: [
        PriceRule(
          before: CalendarDate(year: 2026, month: 10, day: 7), input: 2, output: 10, cache: .usual()
        )
      ], costsMoreInUS: true),
    ModelPrices(models: ["claude-sonnet-5"], input: 2, output: 10, costsMoreInUS: true),
    ModelPrices(
      models: ["claude-sonnet-4-6"], input: 3, output: 15,
      rules: [longPrompt(until: endOfTiersIn46, input: 6, output: "22.5")], costsMoreInUS: true),
    ModelPrices(
      models: ["claude-sonnet-4-5", "claude-sonnet-4"], input: 3, output: 15,
      rules: [
        longPrompt(
          until: CalendarDate(year: 2026, month: 4, day: 30), input: 6, output: "22.5")
      ]),
    ModelPrices(
      models: ["claude-sonnet-3-7", "claude-sonnet-3-5", "claude-sonnet-3"], input: 3, output: 15),
    ModelPrices(
      models: ["claude-haiku-5-5"], input: "0.1", output: "0.5",
      rules: [PriceRule(promptAbove: 100_000, input: "0.5", output: "2.5")], costsMoreInUS: true),
    ModelPrices(models: ["claude-haiku-4-5"], input: 1, output: 5),
    ModelPrices(models: ["claude-haiku-3-5"], input: "0.8", output: 4),
    ModelPrices(
      models: ["claude-haiku-3"], input: "0.25", output: "1.25",
      cache: .usual(write5m: "1.2", read: "0.12")),
  ]

  /// The former prices of fast mode in Opus 4.6 and 4.7, which is billed at standard rates today.
  ///
  /// By the price lists that of 4.7 ended on this day, and that of 4.6 not later. Claude Code's own table has them
  /// still.
  private static let formerFastMode = PriceRule(
    isFast: true, before: CalendarDate(year: 2026, month: 7, day: 24), input: 30, output: 150)

  /// The day from which long prompts to models of version 4.6 cost the same as short ones.
  private static let endOfTiersIn46 = CalendarDate(year: 2026, month: 3, day: 13)

  /// Returns the former prices of long prompts.
  private static func longPrompt(
    until end: CalendarDate, input: ShortDecimal, output: ShortDecimal
  ) -> PriceRule {
    PriceRule(promptAbove: 200_000, before: end, input: input, output: output)
  }

  /// The factor for requests that must be processed in the United States, from version 4.6 on.
  package static let factorInUS: ShortDecimal = "1.1"

  /// The price of a web search.
  package static let webSearch = Money(units: Money.scale / 100)

  /// The models with prices of their own, with the most expensive families first.
  package static let models = all.flatMap { $0.models }

  /// Returns the model that a short name on Claude Code's command line means as of `date`; nil for any other text.
  ///
  /// What `best`, `default` and `opusplan` mean depends on the account and the mode.
  package static func model(ofAlias name: String) -> String? {
    switch name {
    case "sonnet": "claude-sonnet-5-5"
    case "opus": "claude-opus-5-5"
    case "haiku": "claude-haiku-5-5"
    case "fable": "claude-fable-5-2"
    default: nil
    }
  }

  /// Returns the prices of a model by its normalized ID; the default prices for an unknown model.
  ///
  /// A word after a known ID (`claude-opus-5-preview`) doesn't change the price; a number makes it another model.
  static func prices(of model: String) -> ModelPrices {
    var id = model[...]
    while true {
      if let prices = all.first(where: { $0.models.contains(String(id)) }) { return prices }
      guard let dash = id.lastIndex(of: "-"), id[dash...].dropFirst().first?.isNumber == false
      else { return byDefault }
      id = id[..<dash]
    }
  }

  /// The prices of an unknown model: those that Claude Sonnet had for years.
  static let byDefault = ModelPrices(models: [], input: 3, output: 15)
}

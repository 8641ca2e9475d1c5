import ActivityLog
import Pricing
import Transcripts

/// Charges responses at the rates of their models.
struct ResponseCosts {
  /// A response or advice in it, by the number of its model.
  struct Charge {
    let number: UInt32
    /// The normalized ID, or the placeholder for an unknown model.
    let model: String
    let usage: TokenUsage
    let cost: Cost
    let isAtDefaultRates: Bool
  }

  let rates: RateCard
  let names: TranscriptScan
  private var models: [UInt32: (name: String, pricing: RequestPricing)] = [:]
  private var clock = RecordClock()

  init(rates: RateCard, names: TranscriptScan) {
    self.rates = rates
    self.names = names
  }

  /// Returns the charges of a response: its own first, then those of advice.
  mutating func charges(of response: Response) -> [Charge] {
    let own = charge(
      response.usage, iterations: response.iterations, of: response.model, at: response.seconds)
    guard let details = response.details else { return [own] }
    return [own]
      + details.advice.map {
        charge($0.usage, iterations: [], of: $0.model, at: response.seconds)
      }
  }

  private mutating func charge(
    _ usage: TokenUsage, iterations: [TokenUsage], of number: UInt32, at seconds: Int
  ) -> Charge {
    let (name, pricing) = model(number)
    return Charge(
      number: number, model: name, usage: usage,
      cost: pricing.cost(of: usage, iterations: iterations, on: clock.dateInUTC(of: seconds)),
      isAtDefaultRates: pricing.rates.output.source == .byDefault)
  }

  private mutating func model(_ number: UInt32) -> (name: String, pricing: RequestPricing) {
    if let known = models[number] { return known }
    let id = number == 0 ? nil : ModelID(names.name(of: number))
    let model = (id?.text ?? Dimension.model.missing, rates.pricing(for: id))
    models[number] = model
    return model
  }
}

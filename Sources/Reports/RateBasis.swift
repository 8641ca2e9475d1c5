import Analysis
import Bytes
import Pricing

/// The source of the rates in a report.
enum RateBasis {
  case environment, byModel, byDefault

  /// Finds the source: the environment if any of its rates was used; the default if no other source was.
  ///
  /// - Parameter prices: `Aggregate.prices` of the calls.
  init(
    of calls: Aggregate, prices: [ModelRates], rates: RateCard, basis: CostBasis
  ) {
    let sources = calls.usedPrices(for: basis.source, of: prices).flatMap { price in
      basis.source.kinds.map { price[$0].source }
    }
    if sources.contains(.environment) || (sources.isEmpty && rates.hasGeneralRate) {
      self = .environment
    } else {
      self = sources.contains(.builtIn) ? .byModel : .byDefault
    }
  }

  /// The text in a heading.
  var description: String {
    switch self {
    case .environment: "rates from environment"
    case .byModel: "rates by model"
    case .byDefault: "Sonnet rates"
    }
  }
}

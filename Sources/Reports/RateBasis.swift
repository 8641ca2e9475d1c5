import Analysis
import Bytes
import Pricing

/// Which rates the costs of a report were made with.
enum RateBasis {
  case environment, byModel, byDefault

  /// The environment, when a rate of it applied; the default, when nothing else did.
  ///
  /// - Parameter prices: `Aggregate.prices` of the calls.
  init(of calls: Aggregate, _ prices: [ModelRates], _ rates: RateCard, _ basis: CostBasis) {
    let sources = basis.figures.flatMap { figure in
      calls.usedPrices(figure, prices).flatMap { price in figure.kinds.map { price[$0].source } }
    }
    if sources.contains(.environment) || (sources.isEmpty && rates.hasGeneralRate) {
      self = .environment
    } else {
      self = sources.contains(.builtIn) ? .byModel : .byDefault
    }
  }

  /// In words, as they stand in a heading.
  var description: String {
    switch self {
    case .environment: "rates from environment"
    case .byModel: "rates by model"
    case .byDefault: "Sonnet rates"
    }
  }
}

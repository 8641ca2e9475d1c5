/// Which rates the costs of a report were made with.
enum RateBasis {
  case environment, byModel, byDefault

  /// The environment, when a rate of it applied; the default, when nothing else did.
  init(of calls: Aggregate, _ rates: RateCard, _ basis: Basis) {
    let sources = calls.groups(by: [.model], rates: rates).flatMap { names, group in
      let model = rates.rates(for: names[0].map { ModelID($0) })
      let figures = basis.figures.filter {
        $0 == .estimated ? group.totals.count > 0 : group.usage.responses > 0
      }
      return figures.flatMap(\.kinds).map { model[$0].source }
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

/// Which rates the costs of a report were made with.
enum RateBasis {
  case environment, byModel, byDefault

  /// The environment, when a rate of it applied; the default, when nothing else did.
  init(of calls: Aggregate, _ rates: RateCard, _ figure: Figure) {
    let groups = calls.groups(by: [.model], rates: rates).filter { _, group in
      figure == .estimated ? group.totals.count > 0 : group.usage.responses > 0
    }
    let sources = groups.flatMap { names, _ in
      let model = rates.rates(for: names[0].map { ModelID($0) })
      return figure.kinds.map { model[$0].source }
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

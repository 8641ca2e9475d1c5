/// Which rates the costs of a report were made with.
enum RateBasis {
  case environment, byModel, byDefault

  /// The environment, when a rate of it applied; the default, when nothing else did.
  init(of calls: Aggregate, _ rates: RateCard) {
    let sources = calls.groups(by: [.model], rates: rates).flatMap { group in
      let model = rates.rates(for: group.names[0].map { ModelID($0) })
      return [model.input.source, model.output.source]
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

  /// What to know of a report's costs.
  var note: String {
    "Tool traffic, estimated at 4 characters a token, \(description); the bill is higher."
  }
}

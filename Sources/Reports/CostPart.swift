import Analysis
import Bytes
import Pricing

extension CostSource {
  /// The parts of the cost, in their order.
  var costParts: [CostPart] {
    self == .estimated ? Array(CostPart.all.prefix(2)) : CostPart.all
  }
}

/// A part of a cost, with its names in JSON and in tables.
struct CostPart {
  let member: String
  let title: String
  let amount: (Cost) -> Money

  /// All parts, with input and output first.
  static var all: [CostPart] {
    [
      CostPart(member: "input", title: "Input", amount: { $0.input }),
      CostPart(member: "output", title: "Output", amount: { $0.output }),
      CostPart(member: "cache_write", title: "Cache write", amount: { $0.cacheWrite }),
      CostPart(member: "cache_read", title: "Cache read", amount: { $0.cacheRead }),
      CostPart(member: "web_search", title: "Web search", amount: { $0.webSearch }),
    ]
  }
}

package import Pricing

/// What a response of the API, or advice of another model in it, is charged for.
package struct ResponseCharge {
  /// How it counts among responses.
  package enum Part {
    /// As a response.
    case response
    /// As a response of its model only, because a response that it is a part of was added already.
    case advice
    /// Not at all, because its model was added, too.
    case more
  }

  package let usage: TokenUsage
  package let cost: Cost
  package let part: Part
  /// Whether its final output isn't known.
  package let isUnfinished: Bool
  /// Whether a subagent got it.
  package let isSubagent: Bool

  package init(
    usage: TokenUsage, cost: Cost, part: Part = .response, isUnfinished: Bool = false,
    isSubagent: Bool = false
  ) {
    self.usage = usage
    self.cost = cost
    self.part = part
    self.isUnfinished = isUnfinished
    self.isSubagent = isSubagent
  }
}

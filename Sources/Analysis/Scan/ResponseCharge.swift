package import Pricing

/// What a response of the API, or advice of another model in it, is charged for.
package struct ResponseCharge {
  package var usage: TokenUsage
  package var cost: Cost
  /// Whether its final output isn't known.
  package var isUnfinished: Bool
  /// Whether a subagent got it.
  package var isSubagent: Bool
  /// Whether the response that it is a part of was added already.
  package var isAdvice = false

  package init(
    usage: TokenUsage, cost: Cost, isUnfinished: Bool = false, isSubagent: Bool = false,
    isAdvice: Bool = false
  ) {
    self.isAdvice = isAdvice
    self.usage = usage
    self.cost = cost
    self.isUnfinished = isUnfinished
    self.isSubagent = isSubagent
  }
}

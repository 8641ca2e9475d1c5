import JSONLines

/// The members of a `cost-state` row (2.1.249 and later).
struct CostStateMembers {
  /// US dollars.
  var total: JSONValue?
  /// Milliseconds since 1970.
  var start: JSONValue?
  /// An object with the cost of each model.
  var models: JSONValue?

  /// Whether Claude Code doesn't know the price of a model.
  var hasUnknownModel = false
}

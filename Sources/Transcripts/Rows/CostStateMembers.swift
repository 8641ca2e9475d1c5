import Bytes
import JSONLines

/// The members of a `cost-state` row (2.1.249 and later).
struct CostStateMembers {
  /// US dollars.
  private(set) var total: JSONValue?
  /// Milliseconds since 1970.
  private(set) var start: JSONValue?
  /// An object with the cost of each model.
  private(set) var models: JSONValue?

  /// Whether Claude Code doesn't know the price of a model.
  private(set) var hasUnknownModel = false

  /// Takes the value of a member if it is one of these.
  mutating func take(_ name: JSONText, _ value: JSONValue, in bytes: Span<UInt8>) {
    if name.equals("totalCostUSD", in: bytes) { total = value }
    if name.equals("startTime", in: bytes) { start = value }
    if name.equals("modelUsage", in: bytes) { models = value }
    if name.equals("hasUnknownModelCost", in: bytes) { hasUnknownModel = value.kind == .true }
  }
}

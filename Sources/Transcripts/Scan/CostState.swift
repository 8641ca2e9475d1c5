package import Pricing

/// What Claude Code itself counted for a session up to some point, with requests that are in no transcript.
///
/// It writes this when it exits, unless it is killed (`cost-state` rows, 2.1.249 and later). The count goes on when
/// the session is resumed, and in a fork, whose count so includes its original's. Texts are numbers in the scan's
/// table of names; 0 means none.
package struct CostState: Sendable {
  /// The part of a model.
  package struct Model: Sendable {
    package var model: UInt32
    package var cost: Money
    /// The tokens of all kinds.
    package var tokens: Int
    package var webSearches: Int
  }

  package var session: UInt32
  /// Milliseconds since 1970; the same in a fork.
  package let startTime: Int
  /// The time of the last row before it, in seconds since 1970.
  package let seconds: Int
  package var total: Money
  package var models: ContiguousArray<Model> = []
  /// Whether Claude Code doesn't know the price of a model.
  package let hasUnknownModel: Bool

  /// Returns the state with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> CostState {
    var state = self
    state.session = numbers[Int(session)]
    for index in models.indices { state.models[index].model = numbers[Int(models[index].model)] }
    return state
  }
}

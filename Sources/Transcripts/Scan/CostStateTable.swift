package import Pricing

/// What Claude Code itself counted for a session up to some point (a `cost-state` row), with requests that are in no
/// transcript.
package struct CostState {
  /// The numbers in the table of names; 0 means none.
  package var session: UInt32
  /// Milliseconds since 1970. A fork goes on counting with its original's, and so has the same.
  package let startTime: Int
  /// The time of the last row before it, since 1970.
  package let seconds: Int
  package let total: Money
  package var models: ContiguousArray<(model: UInt32, cost: Money)> = []
}

/// The cost states in transcripts.
package struct CostStateTable {
  package private(set) var states: ContiguousArray<CostState> = []

  /// Adds a state.
  mutating func add(_ state: CostState) { states.append(state) }

  /// Adds the states of later files.
  mutating func add(_ later: CostStateTable, numbers: ContiguousArray<UInt32>) {
    for state in later.states {
      var state = state
      state.session = numbers[Int(state.session)]
      for index in state.models.indices {
        state.models[index].model = numbers[Int(state.models[index].model)]
      }
      states.append(state)
    }
  }
}

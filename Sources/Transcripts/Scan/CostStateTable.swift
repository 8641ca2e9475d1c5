/// The cost states in transcripts, in their order.
package struct CostStateTable: Sendable {
  package private(set) var states: ContiguousArray<CostState> = []

  /// Adds a state.
  mutating func add(_ state: CostState) { states.append(state) }

  /// Adds the states of later files.
  mutating func add(_ later: CostStateTable, numbers: ContiguousArray<UInt32>) {
    for state in later.states { add(state.renumbered(by: numbers)) }
  }
}

import OperatingSystem
package import Pricing

/// Cells in groups; reading a group sums its cells.
///
/// A report can have a million rows, and a sum takes half a kilobyte. So a group is kept as the numbers of its
/// cells; only the rows that are shown are summed, one after another.
package struct CellGroups: Sendable {
  private let calls: Aggregate
  private let prices: [ModelRates]
  /// Whether advice counts as responses of the model that gave it.
  private let isByModel: Bool
  private var table = IndexedSet<Aggregate.Key>()
  /// The indices of the cells of calls in each group, and of those of responses.
  private var callCells = NumberRuns()
  private var responseCells = NumberRuns()
  /// The numbers of the sessions in each group, with calls or with responses.
  private var callSessions = NumberRuns()
  private var responseSessions = NumberRuns()
  /// The numbers of the histograms of durations in each group.
  private var histograms = NumberRuns()

  /// Groups cells.
  ///
  /// Responses are in no group by a dimension that only calls have.
  ///
  /// - Parameters:
  ///   - dimensions: The dimensions that tell groups apart.
  ///   - prices: The result of `Aggregate.prices(from:)`.
  ///   - key: Returns the key of the group that a cell belongs to.
  package init(
    of calls: Aggregate, by dimensions: [Dimension], prices: [ModelRates],
    key: (Aggregate.Key) -> Aggregate.Key
  ) {
    self.calls = calls
    self.prices = prices
    isByModel = dimensions.contains(.model)
    var groups = IndexedSet<Aggregate.Key>()
    /// Returns the numbers of the groups of some cells.
    func numbers(of cells: ContiguousArray<Aggregate.Key>) -> ContiguousArray<UInt32> {
      ContiguousArray(cells.map { UInt32(groups.number(of: key($0))) })
    }
    let ofCalls = numbers(of: calls.cells.keys)
    let isOfCallsOnly = dimensions.contains { $0.isToolCallOnly }
    let ofResponses = isOfCallsOnly ? [] : numbers(of: calls.usages.keys)
    var ofHistograms = ContiguousArray<UInt32>()
    if let column = calls.durationColumn, dimensions == [calls.dimensions[column]] {
      for number in calls.durations.indices {
        var cell = Aggregate.Key()
        cell[column] = UInt32(number)
        // A name without durations has an empty histogram, and no group of its own.
        let isUsed = calls.durations[number].count > 0
        ofHistograms.append(isUsed ? UInt32(groups.number(of: key(cell))) : 0)
      }
    }
    let count = groups.keys.count
    callCells = NumberRuns(of: ofCalls, count: count)
    responseCells = NumberRuns(of: ofResponses, count: count)
    histograms = NumberRuns(of: ofHistograms, count: count)
    /// Returns the sessions in each group.
    func sessions(
      from source: CostSource, groups: ContiguousArray<UInt32>
    ) -> NumberRuns {
      guard !groups.isEmpty, let pairs = calls.sessions?.pairs(from: source) else {
        return NumberRuns()
      }
      return NumberRuns(of: pairs.count, count: count) { index in
        let pair = pairs[index]
        return (groups[pair.place], pair.session)
      }
    }
    callSessions = sessions(from: .estimated, groups: ofCalls)
    responseSessions = sessions(from: .billed, groups: ofResponses)
    table = groups
  }

  /// The number of groups.
  package var count: Int { table.keys.count }

  /// The keys of the groups, by their numbers.
  package var keys: ContiguousArray<Aggregate.Key> { table.keys }

  /// Returns the number of the group with a key; nil if there is none.
  package func number(of key: Aggregate.Key) -> Int? { table.find(key) }

  /// Returns the sum of a group's cells.
  package func group(_ number: Int) -> Aggregate.Group {
    var group = figures(ofGroup: number)
    if let session = calls.column(of: .session) {
      let (keys, keysOfResponses) = (calls.cells.keys, calls.usages.keys)
      callCells.forEach(in: number) { group.add(session: keys[$0][session]) }
      responseCells.forEach(in: number) { group.add(session: keysOfResponses[$0][session]) }
    }
    callSessions.forEach(in: number) { group.add(session: UInt32($0)) }
    responseSessions.forEach(in: number) { group.add(session: UInt32($0)) }
    histograms.forEach(in: number) { group.addDurations(calls.durations[$0]) }
    return group
  }

  /// Returns the sum of a group's cells without sessions and durations, which takes less time.
  package func figures(ofGroup number: Int) -> Aggregate.Group {
    var group = Aggregate.Group()
    let (model, keys) = (calls.column(of: .model), calls.cells.keys)
    callCells.forEach(in: number) { cell in
      group.addCalls(calls.cells.values[cell], at: prices[model.map { Int(keys[cell][$0]) } ?? 0])
    }
    responseCells.forEach(in: number) { cell in
      let usage = calls.usages.values[cell]
      group.addResponses(isByModel ? usage.countingAdvice : usage)
    }
    return group
  }

  /// Calls `body` with the key of each of a group's cells, and how many calls or responses are in it.
  ///
  /// - Parameter countsAdvice: Whether advice counts as responses of the model that gave it.
  package func forEachCell(
    of number: Int, countsAdvice: Bool, _ body: (_ key: Aggregate.Key, _ count: Int) -> Void
  ) {
    callCells.forEach(in: number) { body(calls.cells.keys[$0], calls.cells.values[$0].count) }
    responseCells.forEach(in: number) { cell in
      let usage = calls.usages.values[cell]
      body(
        calls.usages.keys[cell], countsAdvice ? usage.countingAdvice.responses : usage.responses)
    }
  }
}

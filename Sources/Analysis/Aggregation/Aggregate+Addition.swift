extension Aggregate {
  /// Returns the numbers here of the names in a column of another aggregate of the same dimensions, by those there.
  package mutating func numbers(
    ofColumn column: Int, in other: Aggregate
  ) -> ContiguousArray<UInt32> {
    columns[column].numbers(of: other.columns[column])
  }

  /// Adds another aggregate of the same dimensions.
  package static func += (left: inout Aggregate, right: Aggregate) {
    let numbers = left.columns.indices.map { left.numbers(ofColumn: $0, in: right) }
    /// Maps a key of the other aggregate to one of this aggregate.
    func key(_ key: Key) -> Key {
      var mapped = Key()
      for (index, numbers) in numbers.enumerated() { mapped[index] = numbers[Int(key[index])] }
      return mapped
    }
    let callPlaces = ContiguousArray(
      zip(right.cells.keys, right.cells.values).map { other, totals in
        let place = left.cells.place(of: key(other), default: Totals())
        left.cells.values[place] += totals
        return place
      })
    let responsePlaces = ContiguousArray(
      zip(right.usages.keys, right.usages.values).map { other, totals in
        let place = left.usages.place(of: key(other), default: UsageTotals())
        left.usages.values[place] += totals
        return place
      })
    if let sessions = right.sessions {
      left.sessions?.addSessions(
        of: sessions, callPlaces: callPlaces, responsePlaces: responsePlaces)
    }
    for (number, histogram) in right.durations.enumerated() {
      left.addDurations(
        histogram, toName: left.durationColumn.map { Int(numbers[$0][number]) } ?? number)
    }
  }
}

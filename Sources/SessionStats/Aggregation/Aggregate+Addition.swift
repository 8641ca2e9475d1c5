import JSONLines

extension Aggregate {
  /// Adds another aggregate of the same dimensions.
  static func += (left: inout Aggregate, right: Aggregate) {
    let numbers = left.columns.indices.map { left.columns[$0].numbers(of: right.columns[$0]) }
    /// The key here of a cell there.
    func key(_ key: Key) -> Key {
      var mapped = Key()
      for (index, numbers) in numbers.enumerated() { mapped[index] = numbers[Int(key[index])] }
      return mapped
    }
    for (place, other) in right.cells.keys.enumerated() {
      left.cells[key(other), default: Totals()] += right.cells.values[place]
    }
    for (place, other) in right.usages.keys.enumerated() {
      left.usages[key(other), default: UsageTotals()] += right.usages.values[place]
    }
    let column = left.dimensions.firstIndex { $0 == left.durationDimension }
    for (number, histogram) in right.durations.enumerated() {
      left.add(histogram, to: column.map { Int(numbers[$0][number]) } ?? number)
    }
  }
}

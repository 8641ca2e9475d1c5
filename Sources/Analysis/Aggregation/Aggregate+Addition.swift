import Bytes
import OperatingSystem

extension Aggregate {
  /// Adds another aggregate of the same dimensions.
  package static func += (left: inout Aggregate, right: Aggregate) {
    let numbers = left.columns.indices.map { left.columns[$0].numbers(of: right.columns[$0]) }
    /// Maps a key of the other aggregate to one of this aggregate.
    func key(_ key: Key) -> Key {
      var mapped = Key()
      for (index, numbers) in numbers.enumerated() { mapped[index] = numbers[Int(key[index])] }
      return mapped
    }
    var (callPlaces, responsePlaces): (ContiguousArray<Int>, ContiguousArray<Int>) = ([], [])
    for (number, other) in right.cells.keys.enumerated() {
      let place = left.cells.place(of: key(other), default: Totals())
      left.cells.values[place] += right.cells.values[number]
      callPlaces.append(place)
    }
    for (number, other) in right.usages.keys.enumerated() {
      let place = left.usages.place(of: key(other), default: UsageTotals())
      left.usages.values[place] += right.usages.values[number]
      responsePlaces.append(place)
    }
    if let sessions = right.sessions {
      left.sessions?.add(sessions, callPlaces: callPlaces, responsePlaces: responsePlaces)
    }
    let column = left.dimensions.firstIndex { $0 == left.durationDimension }
    for (number, histogram) in right.durations.enumerated() {
      left.add(histogram, to: column.map { Int(numbers[$0][number]) } ?? number)
    }
  }
}

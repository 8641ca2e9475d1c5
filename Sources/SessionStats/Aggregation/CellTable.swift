/// What is counted by a few names at once, of which the numbers are the key.
struct CellTable<Value: Sendable>: Sendable {
  /// Up to eight numbers; those that aren't used are 0.
  typealias Key = SIMD8<UInt32>

  private var table = IndexedSet<Key>()
  /// By the places of their keys.
  var values: ContiguousArray<Value> = []

  /// In the order in which they came.
  var keys: ContiguousArray<Key> { table.keys }

  /// Whether there is no cell.
  var isEmpty: Bool { values.isEmpty }

  /// The place of a key, with a new value when it hasn't been seen.
  mutating func place(of key: Key, default value: @autoclosure () -> Value) -> Int {
    let place = table.number(of: key)
    if place == values.count { values.append(value()) }
    return place
  }
}

/// What is counted by a few names at once, of which the numbers are the key.
package struct CellTable<Value: Sendable>: Sendable {
  /// Up to eight numbers; those that aren't used are 0.
  package typealias Key = SIMD8<UInt32>

  private var table = IndexedSet<Key>()
  /// By the places of their keys.
  package var values: ContiguousArray<Value> = []

  /// In the order in which they came.
  package var keys: ContiguousArray<Key> { table.keys }

  /// Whether there is no cell.
  package var isEmpty: Bool { values.isEmpty }

  /// The place of a key, with a new value when it hasn't been seen.
  package mutating func place(of key: Key, default value: @autoclosure () -> Value) -> Int {
    let place = table.number(of: key)
    if place == values.count { values.append(value()) }
    return place
  }
}

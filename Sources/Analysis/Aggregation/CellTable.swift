/// Values by the numbers of several names.
package struct CellTable<Value: Sendable>: Sendable {
  /// Up to eight numbers; unused ones are 0.
  package typealias Key = SIMD8<UInt32>

  private var table = IndexedSet<Key>()
  /// The values, in the order of `keys`.
  package internal(set) var values: ContiguousArray<Value> = []

  /// The keys in the order of insertion.
  package var keys: ContiguousArray<Key> { table.keys }

  /// Returns the index of a key; adds a new key with a default value.
  mutating func place(of key: Key, default value: @autoclosure () -> Value) -> Int {
    let place = table.number(of: key)
    if place == values.count { values.append(value()) }
    return place
  }
}

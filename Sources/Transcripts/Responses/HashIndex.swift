import Bytes

/// Indices by keys that are hashes already, so that no two different keys are equal by any likelihood.
struct HashIndex: Sendable {
  private var keys: ContiguousArray<UInt64> = []
  private var values: ContiguousArray<Int> = []
  private var slots = HashSlots()

  /// The index of a key; nil if it is unknown.
  subscript(key: UInt64) -> Int? {
    slots.number(of: key) { keys[$0] == key }.map { values[$0] }
  }

  /// Adds a key unless it is known.
  mutating func addFirst(_ key: UInt64, at index: Int) {
    guard slots.number(of: key, where: { keys[$0] == key }) == nil else { return }
    keys.append(key)
    values.append(index)
    slots.append(keys.count - 1) { keys[$0] }
  }

  /// Calls `body` with each key and its index, in the order in which they were added.
  func forEach(_ body: (_ key: UInt64, _ index: Int) -> Void) {
    for number in keys.indices { body(keys[number], values[number]) }
  }
}

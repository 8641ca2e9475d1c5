/// Keys with a number each, in the order in which they came.
///
/// The first `Set` or `Dictionary` of some type takes the runtime 120,000 instructions, since it looks up
/// how that type is hashed: more than all the keys of a short report. Arrays take a tenth of it.
struct KeyTable<Key: Hashable & Sendable>: Sendable {
  /// So few keys are compared one by one.
  private static var fewKeys: Int { 8 }

  private(set) var keys: ContiguousArray<Key> = []
  /// The number of the key whose hash leads to the slot, and 1; 0 where it is free. There are none for
  /// few keys.
  private var slots: ContiguousArray<UInt32> = []

  /// The number of a key, a new one when it hasn't been seen.
  mutating func number(of key: Key) -> Int {
    if slots.isEmpty {
      if let number = keys.firstIndex(of: key) { return number }
    } else {
      let slot = slot(of: key)
      if slots[slot] != 0 { return Int(slots[slot]) - 1 }
      slots[slot] = UInt32(keys.count + 1)
    }
    keys.append(key)
    if keys.count > Self.fewKeys, keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  /// Adds a key; false when it has been seen.
  mutating func insert(_ key: Key) -> Bool {
    let count = keys.count
    return number(of: key) == count
  }

  /// The slot of a key: the one with its number, else the free one that is for it.
  private func slot(of key: Key) -> Int {
    var slot = key.hashValue & (slots.count - 1)
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: max(slots.count * 2, Self.fewKeys * 4))
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(number + 1) }
  }
}

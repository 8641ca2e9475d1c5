import JSONLines

/// What is counted by a few names at once, of which the numbers are the key.
///
/// A hash table with open addressing: it is asked for every record, and a dictionary takes longer for
/// the hash alone than all the rest of a record takes.
struct CellTable<Value: Sendable>: Sendable {
  /// Up to eight numbers; those that aren't used are 0.
  typealias Key = SIMD8<UInt32>

  /// In the order in which they came.
  private(set) var keys: ContiguousArray<Key> = []
  var values: ContiguousArray<Value> = []
  /// The place of the key whose hash leads to the slot, and 1; 0 where it is free.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 64)

  /// Whether there is no cell.
  var isEmpty: Bool { keys.isEmpty }

  /// The value of a key, a new one when it hasn't been seen.
  subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get {
      let place = slots[slot(of: key)]
      return place == 0 ? value() : values[Int(place) - 1]
    }
    _modify { yield &values[place(of: key, default: value())] }
  }

  /// The place of a key, with a new value when it hasn't been seen.
  mutating func place(of key: Key, default value: @autoclosure () -> Value) -> Int {
    var slot = slot(of: key)
    if slots[slot] == 0 {
      if keys.count * 2 >= slots.count {
        grow()
        slot = self.slot(of: key)
      }
      keys.append(key)
      values.append(value())
      slots[slot] = UInt32(keys.count)
    }
    return Int(slots[slot]) - 1
  }

  /// The slot of a key: the one with its place, else the free one that is for it.
  private func slot(of key: Key) -> Int {
    var slot = Self.hash(key) & (slots.count &- 1)
    while slots[slot] != 0, !Self.equal(keys[Int(slots[slot]) &- 1], key) {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    for (place, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(place + 1) }
  }

  private static func equal(_ left: Key, _ right: Key) -> Bool {
    let difference = left ^ right
    let half = difference.lowHalf | difference.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter.x | quarter.y == 0
  }

  private static func hash(_ key: Key) -> Int {
    let words =
      SIMD4<UInt64>(truncatingIfNeeded: key.evenHalf)
      | SIMD4<UInt64>(truncatingIfNeeded: key.oddHalf) &<< 32
    let hash = (0 as UInt64).mixed(with: words.lowHalf).mixed(with: words.highHalf)
    return Int(truncatingIfNeeded: hash)
  }
}

import JSONLines
package import OperatingSystem

/// What can be a key of a `IndexedSet`.
package protocol IndexedKey: Equatable, Sendable {
  /// A number that few other keys have.
  var keyHash: UInt64 { get }
  /// Whether it is another one.
  func isSame(as other: Self) -> Bool
}

/// Keys with a number each, in the order in which they came.
///
/// A hash table with open addressing. It is asked for every record and cell, and the hash of a `Dictionary`
/// alone takes longer than all of this. The first `Set` or `Dictionary` of some type also takes the runtime
/// 120,000 instructions, since it looks up how that type is hashed: more than all the keys of a short
/// report.
package struct IndexedSet<Key: IndexedKey>: Sendable {
  /// So few keys are compared one by one.
  private static var fewKeys: Int { 8 }

  package private(set) var keys: ContiguousArray<Key> = []
  /// The number of the key whose hash leads to the slot, and 1; 0 where it is free. There are none for
  /// few keys.
  private var slots: ContiguousArray<UInt32> = []

  package init() {}

  /// The number of a key, a new one when it hasn't been seen.
  package mutating func number(of key: Key) -> Int {
    if slots.isEmpty {
      for number in keys.indices where keys[number].isSame(as: key) { return number }
    } else {
      let slot = slot(of: key)
      if slots[slot] != 0 { return Int(slots[slot]) &- 1 }
      slots[slot] = UInt32(keys.count + 1)
    }
    keys.append(key)
    if keys.count > Self.fewKeys, keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  /// Adds a key; false when it has been seen.
  package mutating func insert(_ key: Key) -> Bool {
    let count = keys.count
    return number(of: key) == count
  }

  /// The slot of a key: the one with its number, else the free one that is for it.
  private func slot(of key: Key) -> Int {
    var slot = Int(truncatingIfNeeded: key.keyHash) & (slots.count &- 1)
    while slots[slot] != 0, !keys[Int(slots[slot]) &- 1].isSame(as: key) {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: max(slots.count * 2, Self.fewKeys * 4))
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(number + 1) }
  }
}

extension IndexedKey {
  /// Whether it equals another one.
  package func isSame(as other: Self) -> Bool { self == other }
}

extension IndexedKey where Self: Hashable {
  package var keyHash: UInt64 { UInt64(truncatingIfNeeded: hashValue) }
}

extension FileIdentity: IndexedKey {}

extension UInt32: IndexedKey {
  package var keyHash: UInt64 { (0 as UInt64).mixed(with: SIMD2(UInt64(self), 0)) }
}

extension UInt64: IndexedKey {
  package var keyHash: UInt64 { (0 as UInt64).mixed(with: SIMD2(self, 0)) }
}

extension SIMD8<UInt32>: IndexedKey {
  package var keyHash: UInt64 {
    let words =
      SIMD4<UInt64>(truncatingIfNeeded: evenHalf)
      | SIMD4<UInt64>(truncatingIfNeeded: oddHalf) &<< 32
    return (0 as UInt64).mixed(with: words.lowHalf).mixed(with: words.highHalf)
  }

  /// Whether all numbers are the same; with == that would be a loop over them.
  package func isSame(as other: Self) -> Bool {
    let difference = self ^ other
    let half = difference.lowHalf | difference.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter.x | quarter.y == 0
  }
}

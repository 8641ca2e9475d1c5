import JSONLines
package import OperatingSystem

/// A key of an `IndexedSet`.
package protocol IndexedKey: Equatable, Sendable {
  /// A hash, rarely equal for different keys.
  var keyHash: UInt64 { get }
  /// Returns whether the keys are equal.
  func isSame(as other: Self) -> Bool
}

/// A set of keys, each identified by its index in the order of insertion.
///
/// A hash table with open addressing. It is used for every record and cell, for which `Dictionary` is too
/// slow: its hash function alone takes longer than all of this. Also, the first `Set` or `Dictionary` of a
/// key type costs 120,000 instructions, because the runtime looks up the type's conformance to `Hashable`:
/// more than all the keys of a short report.
package struct IndexedSet<Key: IndexedKey>: Sendable {
  /// The maximum number of keys that are compared one by one, without a hash table.
  private static var fewKeys: Int { 8 }

  package private(set) var keys: ContiguousArray<Key> = []
  /// The index of the key that hashes to each slot, plus 1; 0 for a free slot. Empty for few keys.
  private var slots: ContiguousArray<UInt32> = []

  package init() {}

  /// Returns the index of a key; adds a new key.
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

  /// Adds a key; returns false if it is already in the set.
  package mutating func insert(_ key: Key) -> Bool {
    let count = keys.count
    return number(of: key) == count
  }

  /// Returns the slot of a key: the one with its index, or the free one to put it in.
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
  /// Returns whether the keys are equal by `==`.
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

  /// Returns whether all numbers are equal; `==` would compile to a loop over them.
  package func isSame(as other: Self) -> Bool {
    let difference = self ^ other
    let half = difference.lowHalf | difference.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter.x | quarter.y == 0
  }
}

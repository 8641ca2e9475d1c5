import Bytes
import JSONLines
package import OperatingSystem

/// A key of an `IndexedSet`.
package protocol IndexedKey: Equatable, Sendable {
  /// A hash, rarely equal for different keys.
  var keyHash: UInt64 { get }
}

/// Distinct keys, each with a number, in the order in which they were added.
package struct IndexedSet<Key: IndexedKey>: Sendable {
  /// The number of keys that are compared one by one; most sets of sessions are that small.
  private static var fewKeys: Int { 8 }

  package private(set) var keys: ContiguousArray<Key> = []
  /// Empty for few keys.
  private var slots = HashSlots()

  package init() {}

  /// Returns the number of a key, a new one if the key is new.
  package mutating func number(of key: Key) -> Int {
    if slots.isEmpty {
      for number in keys.indices where keys[number] == key { return number }
    } else if let number = slots.number(of: key.keyHash, where: { keys[$0] == key }) {
      return number
    }
    keys.append(key)
    if keys.count > Self.fewKeys { slots.append(keys.count - 1) { keys[$0].keyHash } }
    return keys.count - 1
  }

  /// Returns the number of a key; nil if it isn't in the set.
  package func find(_ key: Key) -> Int? {
    guard !slots.isEmpty else { return keys.firstIndex(of: key) }
    return slots.number(of: key.keyHash) { keys[$0] == key }
  }

  /// Adds a key; returns false if it was there.
  package mutating func insert(_ key: Key) -> Bool {
    let count = keys.count
    return number(of: key) == count
  }
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
}

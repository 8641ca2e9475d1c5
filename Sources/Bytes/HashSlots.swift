/// The slots of a hash table with open addressing, which lead from hashes to numbered entries kept elsewhere.
///
/// A `Dictionary` in its place takes 9 percent of a report's run: most of that is its hash function.
package struct HashSlots: Sendable {
  /// The number of an entry and 1; 0 in a free slot. Their count is a power of two, or 0.
  @usableFromInline var slots: ContiguousArray<UInt32> = []

  /// Creates a table without entries.
  @inlinable package init() {}

  /// Whether there is no entry.
  @inlinable package var isEmpty: Bool { slots.isEmpty }

  /// Returns the number of the entry with a hash that is the wanted one; nil if there is none.
  @inlinable @inline(__always)
  package func number(of hash: UInt64, where isWanted: (_ number: Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) &- 1
      if isWanted(number) { return number }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Adds the next entry, which isn't there yet.
  ///
  /// - Parameters:
  ///   - number: The number of entries so far.
  ///   - hash: Returns the hash of an entry, also of the new one.
  @inlinable
  package mutating func append(_ number: Int, hash: (_ number: Int) -> UInt64) {
    guard (number + 1) * 2 > slots.count else { return fill(number, hash: hash(number)) }
    slots = ContiguousArray(repeating: 0, count: max(slots.count * 2, 32))
    for known in 0...number { fill(known, hash: hash(known)) }
  }

  /// Puts an entry into the first free slot for its hash.
  @inlinable
  mutating func fill(_ number: Int, hash: UInt64) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = UInt32(truncatingIfNeeded: number + 1)
  }
}

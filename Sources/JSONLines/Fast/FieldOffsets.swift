import Bytes

/// The values of an object's wanted members, as ranges of its bytes.
package struct FieldOffsets: Sendable {
  /// The values by member number; undefined for members that aren't present.
  package var values: ContiguousArray<JSONValue>
  /// The values of number members as counts; -1 for negative ones.
  package var counts: ContiguousArray<Int>
  /// A bit for each member that is present; objects and arrays don't count.
  package var present: UInt64 = 0

  package init(for table: MemberTable) {
    values = ContiguousArray(
      repeating: JSONValue(kind: .null, start: 0, end: 0), count: table.count)
    counts = ContiguousArray(repeating: 0, count: table.count)
  }

  /// Returns the value of a member; nil if the object doesn't have it.
  package func value(of member: Int) -> JSONValue? {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member)
    return present & bit == 0 ? nil : values[member]
  }

  /// Sets or removes a member.
  package mutating func set(_ member: Int, to value: JSONValue?) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member)
    present = value == nil ? present & ~bit : present | bit
    if let value { values[member] = value }
  }

  /// Returns the text of a member; nil if it is empty or not a string.
  @inlinable @inline(__always)
  package func nonEmptyText(of member: Int) -> JSONText? {
    guard present & (1 &<< UInt64(truncatingIfNeeded: member)) != 0 else { return nil }
    let value = values[member]
    // Two bytes are the quotes.
    guard case .string = value.kind, value.end &- value.start > 2 else { return nil }
    return JSONText(start: value.start &+ 1, end: value.end &- 1, isEscaped: value.isEscaped)
  }

  /// Returns a hash of the texts of some members that can stand for them: the probability that objects with
  /// different texts have the same hash is 1 in 2^64.
  ///
  /// - Parameter salt: Random numbers, unknown to anyone who could choose colliding texts.
  package func hash(
    of members: ContiguousArray<Int>, in bytes: Span<UInt8>, salt: SIMD2<UInt64>
  ) -> UInt64 {
    var hash = salt.x
    for member in members {
      guard let text = nonEmptyText(of: member) else {
        hash = hash.mixed(with: SIMD2(0, salt.y))
        continue
      }
      let count = text.end &- text.start
      // Spread the length over all bits: in the lowest bits alone, the text's bytes could cancel it out.
      hash ^= UInt64(truncatingIfNeeded: count) &* (salt.y | 1)
      if count <= 16 {
        let words = bytes.words(at: text.start, count: count)
        hash = hash.mixed(with: SIMD2(words.x, words.y ^ salt.y))
      } else {
        let last = text.end &- 16
        var index = text.start
        while true {
          let words = bytes.littleEndianWords(at: index)
          hash = hash.mixed(with: SIMD2(words.x, words.y ^ salt.y))
          if index == last { break }
          // The last sixteen bytes may overlap the previous ones.
          index = min(index &+ 16, last)
        }
      }
    }
    return hash
  }

  /// Reads an object, optionally surrounded by white space, in place of the previous one.
  package mutating func scan(
    _ bytes: Span<UInt8>, for table: MemberTable
  ) throws(JSONError) {
    var found: UInt64 = 0
    var scanner = JSONScanner(bytes)
    var places = values.mutableSpan
    try scanner.scanObject(numbered: 0, of: table, into: &places, present: &found)
    try scanner.finish()
    present = found
    for member in values.indices where value(of: member)?.kind == .number {
      counts[member] = values[member].count(in: bytes) ?? -1
    }
  }
}

extension JSONScanner {
  /// Scans the next object and stores those of its members that the table names.
  ///
  /// - Parameter number: The number of the object in the table.
  fileprivate mutating func scanObject(
    numbered number: Int, of table: MemberTable, into values: inout MutableSpan<JSONValue>,
    present: inout UInt64
  ) throws(JSONError) {
    try enterObject()
    while let name = try nextMember() {
      guard let entry = table.entry(of: name, in: bytes, object: number) else {
        _ = try scanValue()
        continue
      }
      // If a name is repeated, the last member counts.
      present &= ~table.mask(of: entry)
      if let inner = entry.object, nextBracket() == .openBrace {
        try scanObject(numbered: inner, of: table, into: &values, present: &present)
        continue
      }
      let value = try scanValue()
      guard !value.isContainer else { continue }
      values[entry.member] = value
      present |= 1 &<< UInt64(truncatingIfNeeded: entry.member)
    }
  }
}

import Bytes

/// The values of an object's wanted members, as ranges of its bytes.
package struct FieldOffsets: Sendable {
  /// The values by member number; undefined for members that aren't present.
  package var values: ContiguousArray<JSONValue>
  /// The values of number members as counts; -1 for negative ones.
  package var counts: ContiguousArray<Int>
  /// A bit for each member that is present; objects and arrays don't count.
  package var present: UInt64 = 0

  package init(_ table: MemberTable) {
    values = ContiguousArray(
      repeating: JSONValue(kind: .null, start: 0, end: 0, isEscaped: false), count: table.count)
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
  package func nonEmptyText(_ member: Int) -> JSONText? {
    guard present & (1 &<< UInt64(truncatingIfNeeded: member)) != 0 else { return nil }
    let value = values[member]
    // Two bytes are the quotes.
    guard case .string = value.kind, value.end &- value.start > 2 else { return nil }
    return JSONText(start: value.start &+ 1, end: value.end &- 1, isEscaped: value.isEscaped)
  }

  /// Reads an object, optionally surrounded by white space, in place of the previous one.
  package mutating func scan(_ bytes: Span<UInt8>, _ table: MemberTable) throws(JSONError) {
    var found: UInt64 = 0
    var scanner = JSONScanner(bytes)
    var places = values.mutableSpan
    try scanner.passObject(0, of: table, into: &places, &found)
    try scanner.finish()
    present = found
    for member in values.indices where value(of: member)?.kind == .number {
      counts[member] = values[member].count(in: bytes) ?? -1
    }
  }
}

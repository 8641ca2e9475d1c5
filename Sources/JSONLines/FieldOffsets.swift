import Bytes

/// Where the members that a table names stand in an object's bytes.
package struct FieldOffsets: Sendable {
  /// By their numbers; those of members that the object doesn't have mean nothing.
  package var values: ContiguousArray<JSONValue>
  /// What those are that are numbers; -1 for one below zero.
  package var counts: ContiguousArray<Int>
  /// A bit for each member that the object has. One that is an object or an array itself doesn't count.
  package var present: UInt64 = 0

  package init(_ table: MemberTable) {
    values = ContiguousArray(
      repeating: JSONValue(kind: .null, start: 0, end: 0, isEscaped: false), count: table.count)
    counts = ContiguousArray(repeating: 0, count: table.count)
  }

  /// The value of a member, nil where the object doesn't have it.
  package func value(of member: Int) -> JSONValue? {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member)
    return present & bit == 0 ? nil : values[member]
  }

  /// Gives the object a member, or takes it away.
  package mutating func set(_ member: Int, to value: JSONValue?) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: member)
    present = value == nil ? present & ~bit : present | bit
    if let value { values[member] = value }
  }

  /// The text of a member; nil where it is empty or no string.
  @inlinable @inline(__always)
  package func nonEmptyText(_ member: Int) -> JSONText? {
    guard present & (1 &<< UInt64(truncatingIfNeeded: member)) != 0 else { return nil }
    let value = values[member]
    // Two bytes are the quotes.
    guard case .string = value.kind, value.end &- value.start > 2 else { return nil }
    return JSONText(start: value.start &+ 1, end: value.end &- 1, isEscaped: value.isEscaped)
  }

  /// Reads an object, with white space around it or without; what was read before is forgotten.
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

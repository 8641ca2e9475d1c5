/// Where the members that a table names stand in an object's bytes.
package struct MemberPlaces {
  private let table: MemberTable
  /// By their numbers; those of members that the object doesn't have mean nothing.
  package private(set) var values: ContiguousArray<JSONValue>
  /// A bit for each member that the object has.
  package private(set) var present: UInt64 = 0

  package init(_ table: MemberTable) {
    self.table = table
    values = ContiguousArray(
      repeating: JSONValue(kind: .null, start: 0, end: 0, isEscaped: false), count: table.count)
  }

  /// Reads an object, with white space around it or without; what was read before is forgotten.
  package mutating func scan(_ bytes: Span<UInt8>) throws(JSONError) {
    let table = table
    var found: UInt64 = 0
    var scanner = JSONScanner(bytes)
    var places = values.mutableSpan
    try scanner.passObject(0, of: table, into: &places, &found)
    try scanner.finish()
    present = found
  }
}

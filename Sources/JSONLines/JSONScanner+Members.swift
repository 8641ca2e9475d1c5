import Bytes

extension JSONScanner {
  /// Scans the next object and stores those of its members that the table names.
  ///
  /// - Parameter number: The number of the object in the table.
  mutating func passObject(
    _ number: Int, of table: MemberTable, into values: inout MutableSpan<JSONValue>,
    _ present: inout UInt64
  ) throws(JSONError) {
    try enterObject()
    while let name = try nextMember() {
      guard let entry = table.entry(of: name, in: bytes, number) else {
        _ = try passValue()
        continue
      }
      // If a name is repeated, the last member counts.
      present &= ~table.mask(of: entry)
      if let inner = entry.object, nextBracket() == .openBrace {
        try passObject(inner, of: table, into: &values, &present)
        continue
      }
      let value = try passValue()
      guard value.isScalar else { continue }
      values[entry.member] = value
      present |= 1 &<< UInt64(truncatingIfNeeded: entry.member)
    }
  }
}

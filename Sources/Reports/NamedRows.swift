import Analysis
import JSONLines

/// Groups by displayed names.
enum NamedRows {
  /// Returns one row for each list of displayed names, in no order, merging groups with the same ones.
  ///
  /// - Parameter label: Returns a group's displayed names, at most eight, which are compared by their UTF-8 bytes.
  static func rows(
    of groups: [(names: [String?], group: Aggregate.Group)], label: ([String?]) -> [String]
  ) -> [(names: [String], group: Aggregate.Group)] {
    var tables: [StringInterner] = []
    var keys = IndexedSet<Aggregate.Key>()
    var rows: [(names: [String], group: Aggregate.Group)] = []
    rows.reserveCapacity(groups.count)
    for (names, group) in groups {
      let labels = label(names)
      var key = Aggregate.Key()
      for (index, label) in labels.prefix(key.scalarCount).enumerated() {
        if index == tables.count { tables.append(StringInterner()) }
        key[index] = tables[index].number(of: label)
      }
      let place = keys.number(of: key)
      if place < rows.count {
        rows[place].group += group
      } else {
        rows.append((labels, group))
      }
    }
    return rows
  }
}

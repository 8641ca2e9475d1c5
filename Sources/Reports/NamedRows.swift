import Analysis
import JSONLines

/// Groups by displayed names.
enum NamedRows {
  /// Returns one row for each list of displayed names, in no order, merging groups with the same ones.
  ///
  /// - Parameter label: Returns a group's displayed names; the first two are compared by their UTF-8 bytes.
  static func rows(
    of groups: [(names: [String?], group: Aggregate.Group)], label: ([String?]) -> [String]
  ) -> [(names: [String], group: Aggregate.Group)] {
    var tables = [StringInterner(), StringInterner()]
    var keys = IndexedSet<UInt64>()
    var rows: [(names: [String], group: Aggregate.Group)] = []
    rows.reserveCapacity(groups.count)
    for (names, group) in groups {
      let labels = label(names)
      var key: UInt64 = 0
      for (index, label) in labels.prefix(2).enumerated() {
        key = key << 32 | UInt64(tables[index].number(of: label))
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

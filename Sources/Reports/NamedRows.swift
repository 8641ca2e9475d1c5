package import Analysis
import JSONLines

/// Groups under the names by which they are shown.
enum NamedRows {
  /// One row for each list of names, in no order: groups that are shown alike become one.
  ///
  /// - Parameter label: What the names of a group are shown as; texts differ by their UTF-8 bytes.
  static func rows(
    _ groups: [(names: [String?], group: Aggregate.Group)], label: ([String?]) -> [String]
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

import JSONLines

/// Groups under the names by which they are shown.
enum NamedRows {
  /// One row for each list of names, in no order: groups that are shown alike become one.
  ///
  /// - Parameter label: What the names of a group are shown as; texts differ by their UTF-8 bytes.
  static func rows(
    _ groups: [(names: [String?], group: Aggregate.Group)], label: ([String?]) -> [String]
  ) -> [(names: [String], group: Aggregate.Group)] {
    var tables = [NameTable(), NameTable()]
    var places: [SIMD2<UInt32>: Int] = [:]
    var rows: [(names: [String], group: Aggregate.Group)] = []
    for (names, group) in groups {
      let labels = label(names)
      var key = SIMD2<UInt32>()
      for (index, label) in labels.prefix(2).enumerated() {
        key[index] = tables[index].number(of: label)
      }
      if let place = places[key] {
        rows[place].group += group
      } else {
        places[key] = rows.count
        rows.append((labels, group))
      }
    }
    return rows
  }
}

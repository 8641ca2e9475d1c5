package import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// The accepted values of records in one dimension.
package struct ValueFilter {
  package let dimension: Dimension
  /// The patterns as typed, each with the name that is compared and whether any record has matched it.
  private var patterns: [(text: String, name: String, wildcard: Wildcard, isUsed: Bool)]
  /// The dimensions to compare, with the decision for each name by its number; one match is enough.
  private var columns: [(column: DimensionColumn, decisions: ContiguousArray<Bool?>)]
  /// The decisions for whole records by their texts: 1 if accepted, else 0.
  private var cache: CellCache
  private let home: String?

  package init(_ dimension: Dimension, _ patterns: [String], home: String?) {
    self.dimension = dimension
    self.patterns = patterns.map { text in
      // Shells complete directories with a trailing slash.
      let isDirectory = dimension == .project && text.count > 1 && text.hasSuffix("/")
      let name = isDirectory ? String(text.dropLast()) : text
      return (text, name, Wildcard(name), false)
    }
    self.home = home
    let dimensions = dimension == .project ? [.project, .projectDirectory] : [dimension]
    columns = dimensions.map { (DimensionColumn($0), []) }
    cache = CellCache(dimensions)
  }

  /// The patterns that matched no record.
  package var unusedPatterns: [String] { patterns.filter { !$0.isUsed }.map { $0.text } }

  /// The names of all records seen, matching or not, as displayed in a report.
  package var names: [String] {
    let (column, decisions) = columns[0]
    let names = column.table.names.dropFirst().map { dimension.label($0) }
    return (decisions.first == .some(nil) || decisions.isEmpty ? [] : [dimension.label(nil)])
      + names
  }

  /// Records the file that the next records come from.
  package mutating func begin(_ file: DayFile) {
    for index in columns.indices { columns[index].column.begin(file) }
    cache.beginFile()
  }

  /// Returns whether a record has one of the values.
  package mutating func accepts(_ record: ScannedRecord, _ bytes: Span<UInt8>) -> Bool {
    let hash = cache.hash(of: record, in: bytes)
    if let hash, let known = cache.place(of: hash) { return known == 1 }
    var accepted = false
    for index in columns.indices {
      let number = Int(columns[index].column.number(of: record, in: bytes))
      let decision = known(index, number) ?? decide(index, number)
      accepted = accepted || decision
    }
    if let hash { cache.remember(accepted ? 1 : 0, for: hash) }
    return accepted
  }

  /// Returns the decision for the name with a number; nil if there is none yet.
  private func known(_ index: Int, _ number: Int) -> Bool? {
    number < columns[index].decisions.count ? columns[index].decisions[number] : nil
  }

  private mutating func decide(_ index: Int, _ number: Int) -> Bool {
    let column = columns[index].column
    let name = column.name(UInt32(number))
    let candidates = candidates(column.dimension, name)
    let directory = column.dimension == .projectDirectory ? name : nil
    var isMatch = false
    for place in patterns.indices
    where candidates.contains(where: patterns[place].wildcard.matches)
      || directory.map({ DirectoryEnds.isEnd(patterns[place].name, of: $0) }) == true
    {
      patterns[place].isUsed = true
      isMatch = true
    }
    note(isMatch, index, number)
    return isMatch
  }

  private mutating func note(_ decision: Bool, _ index: Int, _ number: Int) {
    while columns[index].decisions.count <= number { columns[index].decisions.append(nil) }
    columns[index].decisions[number] = decision
  }

  /// Adds the names that another instance of the same filter has seen.
  package static func += (left: inout ValueFilter, right: ValueFilter) {
    for index in left.patterns.indices where right.patterns[index].isUsed {
      left.patterns[index].isUsed = true
    }
    for index in left.columns.indices {
      let numbers = left.columns[index].column.numbers(of: right.columns[index].column)
      for case (let number, let decision?) in right.columns[index].decisions.enumerated() {
        left.note(decision, index, Int(numbers[number]))
      }
    }
  }

  /// Returns the texts that a pattern may match for a name.
  private func candidates(_ dimension: Dimension, _ name: String?) -> [String] {
    switch (dimension, name) {
    case (.projectDirectory, nil): []
    case (.projectDirectory, let name?): [name, expanded(name)]
    case (.model, let name?): [name, dimension.label(name)]
    default: [dimension.label(name)]
    }
  }

  /// Returns a directory's path with `~` replaced by the home directory.
  private func expanded(_ directory: String) -> String {
    guard let home else { return directory }
    if directory == "~" { return home }
    return directory.hasPrefix("~/")
      ? Directory(home).path(of: String(directory.dropFirst(2))) : directory
  }
}

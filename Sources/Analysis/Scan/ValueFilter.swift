import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// The accepted values of records in one dimension.
struct ValueFilter {
  let dimension: Dimension
  /// The patterns as typed, each with the name that is compared and whether any record has matched it.
  private var patterns: [(text: String, name: String, wildcard: Wildcard, isUsed: Bool)]
  /// The dimensions to compare, with the decision for each name by its number; one match is enough.
  private var columns: [(column: DimensionColumn, decisions: ContiguousArray<Bool?>)]
  /// The decisions for whole records by their texts: 1 if accepted, else 0.
  private var cache: CellCache
  private let home: String?

  init(of dimension: Dimension, for patterns: [String], home: String?) {
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
  var unusedPatterns: [String] { patterns.filter { !$0.isUsed }.map { $0.text } }

  /// The names of all records seen, matching or not, as displayed in a report.
  var names: [String] {
    let (column, decisions) = columns[0]
    let unnamed = decisions.first == .some(nil) || decisions.isEmpty ? [] : [dimension.missing]
    return unnamed + column.table.names.dropFirst().map { dimension.label(of: $0) }
  }

  /// Starts the records of another file.
  mutating func begin(file: DayFile) {
    for index in columns.indices { columns[index].column.begin(file: file) }
    cache.beginFile()
  }

  /// Returns whether a record has one of the values.
  mutating func accepts(_ record: ScannedRecord, in bytes: Span<UInt8>) -> Bool {
    let hash = cache.hash(of: record, in: bytes)
    if let hash, let known = cache.place(of: hash) { return known == 1 }
    var accepted = false
    for index in columns.indices {
      let number = Int(columns[index].column.number(of: record, in: bytes))
      let known = number < columns[index].decisions.count ? columns[index].decisions[number] : nil
      let decision = known ?? decide(onName: number, inColumn: index)
      accepted = accepted || decision
    }
    if let hash { cache.remember(accepted ? 1 : 0, for: hash) }
    return accepted
  }

  /// Decides on the name with a number.
  private mutating func decide(onName number: Int, inColumn index: Int) -> Bool {
    let column = columns[index].column
    let name = column.name(of: UInt32(number))
    let candidates = candidates(for: name, in: column.dimension)
    let directory = column.dimension == .projectDirectory ? name : nil
    var isMatch = false
    for place in patterns.indices
    where candidates.contains(where: patterns[place].wildcard.matches)
      || directory.map({ DirectoryEnds.isEnd(patterns[place].name, of: $0) }) == true
    {
      patterns[place].isUsed = true
      isMatch = true
    }
    keep(isMatch, forName: number, inColumn: index)
    return isMatch
  }

  private mutating func keep(_ decision: Bool, forName number: Int, inColumn index: Int) {
    while columns[index].decisions.count <= number { columns[index].decisions.append(nil) }
    columns[index].decisions[number] = decision
  }

  /// Adds the names that another instance of the same filter has seen.
  static func += (left: inout ValueFilter, right: ValueFilter) {
    for index in left.patterns.indices where right.patterns[index].isUsed {
      left.patterns[index].isUsed = true
    }
    for index in left.columns.indices {
      let numbers = left.columns[index].column.numbers(of: right.columns[index].column)
      for case (let number, let decision?) in right.columns[index].decisions.enumerated() {
        left.keep(decision, forName: Int(numbers[number]), inColumn: index)
      }
    }
  }

  /// Returns the texts that a pattern may match for a name.
  private func candidates(for name: String?, in dimension: Dimension) -> [String] {
    switch (dimension, name) {
    case (.projectDirectory, nil): []
    case (.projectDirectory, let name?): [name, expanded(name)]
    case (.model, let name?): [name, dimension.label(of: name)]
    default: [dimension.label(of: name)]
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

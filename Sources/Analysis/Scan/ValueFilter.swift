import ActivityLog
import Bytes
import JSONLines
import OperatingSystem
import Pricing

/// The accepted values of records in one dimension.
struct ValueFilter {
  let dimension: Dimension
  /// The patterns as typed, each with what is compared and whether any record has matched it.
  private var patterns: [(pattern: NamePattern, name: String, wildcard: Wildcard, isUsed: Bool)] =
    []
  /// The dimensions to compare, with the decision for each name by its number; one match is enough.
  private var columns: [(column: DimensionColumn, decisions: ContiguousArray<Bool?>)]
  /// The decisions for whole records by their texts: 1 if accepted, else 0.
  private var cache: CellCache
  private let home: String?

  init(for wanted: DimensionPatterns, home: String?) {
    dimension = wanted.dimension
    self.home = home
    let dimensions = dimension == .project ? [.project, .projectDirectory] : [dimension]
    columns = dimensions.map { (DimensionColumn($0), []) }
    cache = CellCache(dimensions)
    patterns = wanted.patterns.map { pattern in
      let name = nameToCompare(with: pattern)
      return (pattern, name, Wildcard(name, isLiteral: pattern.isLiteral), false)
    }
  }

  /// Returns the text of a pattern; that of a directory without the trailing slash with which shells complete it.
  func nameToCompare(with pattern: NamePattern) -> String {
    guard dimension == .project, !pattern.isLiteral else { return pattern.text }
    let path = WindowsPath.canonical(pattern.text)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The patterns, each with whether any record has matched it.
  var statesOfPatterns: [(pattern: NamePattern, isUsed: Bool)] {
    patterns.map { ($0.pattern, $0.isUsed) }
  }

  /// The patterns, in the form that `init` takes.
  var dimensionPatterns: DimensionPatterns {
    DimensionPatterns(dimension, patterns.map { $0.pattern })
  }

  /// The names in all compared dimensions of the records seen, matching or not; nil for those without one.
  var seenNames: [(dimension: Dimension, name: String?)] {
    columns.flatMap { column, decisions in
      decisions.indices.filter { decisions[$0] != nil }.map {
        (column.dimension, column.name(of: UInt32($0)))
      }
    }
  }

  /// The names of all records seen, matching or not, as displayed in a report.
  var names: [String] {
    let (column, decisions) = columns[0]
    let unnamed = decisions.first == .some(nil) || decisions.isEmpty ? [] : [dimension.missing]
    return unnamed
      + (1..<column.table.count).map { dimension.label(of: column.name(of: UInt32($0))) }
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
      || (!patterns[place].pattern.isLiteral
        && directory.map({ DirectoryEnds.isEnd(patterns[place].name, of: $0) }) == true)
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
  func candidates(for name: String?, in dimension: Dimension) -> [String] {
    switch (dimension, name) {
    case (.projectDirectory, nil): []
    case (.projectDirectory, let name?): [name, expanded(name), WindowsPath.canonical(name)]
    case (.model, let name?): [name] + ModelID(name).filterNames
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

import ActivityLog
package import JSONLines

/// The names of records in one dimension, each with a number; 0 is none.
package struct DimensionColumn {
  let dimension: Dimension
  package private(set) var table = StringInterner()
  private let source: Dimension.Source
  /// The number of the current file's name.
  private var numberOfFile: UInt32 = 0
  private var clock = RecordClock()

  init(_ dimension: Dimension) {
    self.dimension = dimension
    source = dimension.source
  }

  /// Returns the name with a number; nil for 0.
  package func name(of number: UInt32) -> String? { number == 0 ? nil : table.name(of: number) }

  /// Returns the numbers in this column of another column's names, by their numbers there; adds new names.
  mutating func numbers(of other: DimensionColumn) -> ContiguousArray<UInt32> {
    table.numbers(of: other.table)
  }

  /// Starts the records of another file.
  mutating func begin(file: DayFile) {
    guard case .file(let name) = source else { return }
    numberOfFile = name(file).map { table.number(of: $0) } ?? 0
  }

  /// Returns the number of a record's name.
  ///
  /// - Parameter isRotated: Whether the record is a line of totals, which doesn't keep every dimension.
  mutating func number(
    of record: ScannedRecord, in bytes: Span<UInt8>, isRotated: Bool = false
  ) -> UInt32 {
    if isRotated, !dimension.isKeptByRotation { return table.number(of: Dimension.rotated) }
    switch source {
    case .file: return numberOfFile
    case .text(let member): return table.number(of: record[member], in: bytes)
    case .madeOf(let member, let name):
      return number(of: record[member].flatMap { name($0.string(in: bytes)) })
    case .textOrMadeOf(let member, let other, let name):
      if let text = record[member] { return table.number(of: text, in: bytes) }
      return number(of: record[other].flatMap { name($0.string(in: bytes)) })
    case .localHour:
      guard let moment = record.seconds ?? clock.seconds(of: record.timestamp, in: bytes) else {
        return 0
      }
      return table.number(of: clock.localHour(of: moment))
    }
  }

  /// Returns the number of a name; 0 for none.
  private mutating func number(of name: String?) -> UInt32 {
    name.map { table.number(of: $0) } ?? 0
  }
}

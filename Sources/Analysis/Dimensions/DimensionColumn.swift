package import ActivityLog
package import JSONLines

/// The names of records in one dimension, each with a number; 0 is none.
package struct DimensionColumn {
  package let dimension: Dimension
  package private(set) var table = StringInterner()
  private let source: Dimension.Source
  /// The number of the current file's name.
  private var numberOfFile: UInt32 = 0
  private var clock = RecordClock()

  package init(_ dimension: Dimension) {
    self.dimension = dimension
    source = dimension.source
  }

  /// Returns the name with a number; nil for 0.
  package func name(_ number: UInt32) -> String? { number == 0 ? nil : table.names[Int(number)] }

  /// Returns the numbers in this column of another column's names, by their numbers there; adds new names.
  package mutating func numbers(of other: DimensionColumn) -> ContiguousArray<UInt32> {
    table.numbers(of: other.table)
  }

  /// Records the file that the next records come from.
  package mutating func begin(_ file: DayFile) {
    guard case .file(let name) = source else { return }
    numberOfFile = name(file).map { table.number(of: $0) } ?? 0
  }

  /// Returns the number of a record's name.
  package mutating func number(of record: ScannedRecord, in bytes: Span<UInt8>) -> UInt32 {
    switch source {
    case .file: return numberOfFile
    case .text(let member): return table.number(of: record[member], in: bytes)
    case .madeOf(let member, let name):
      return record[member].flatMap { name($0.string(in: bytes)) }.map { table.number(of: $0) } ?? 0
    case .localHour:
      guard let moment = record.seconds ?? clock.seconds(of: record.timestamp, in: bytes) else {
        return 0
      }
      return table.number(of: clock.localHour(of: moment))
    }
  }

  /// Returns the number of a rotated call's name.
  package mutating func numberOfRotated(_ record: ScannedRecord, in bytes: Span<UInt8>) -> UInt32 {
    dimension.isKeptByRotation
      ? number(of: record, in: bytes) : table.number(of: Dimension.rotated)
  }
}

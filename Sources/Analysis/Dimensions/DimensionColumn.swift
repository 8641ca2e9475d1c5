package import ActivityLog
package import JSONLines

/// The names that records have in one dimension, each with a number; 0 stands for none.
package struct DimensionColumn {
  package let dimension: Dimension
  package private(set) var table = StringInterner()
  private let source: Dimension.Source
  /// The number for all records of the file that is being read.
  private var numberOfFile: UInt32 = 0
  private var clock = RecordClock()

  package init(_ dimension: Dimension) {
    self.dimension = dimension
    source = dimension.source
  }

  /// The name with a number; nil for 0.
  package func name(_ number: UInt32) -> String? { number == 0 ? nil : table.names[Int(number)] }

  /// By the numbers of another column's names, those that they have here; new ones for names that
  /// haven't been seen.
  package mutating func numbers(of other: DimensionColumn) -> ContiguousArray<UInt32> {
    table.numbers(of: other.table)
  }

  /// Takes notice of the file from which the next records come.
  package mutating func begin(_ file: DayFile) {
    guard case .file(let name) = source else { return }
    numberOfFile = name(file).map { table.number(of: $0) } ?? 0
  }

  /// The number of a record's name.
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

  /// The number of the name that rotated calls have.
  package mutating func numberOfRotated(_ record: ScannedRecord, in bytes: Span<UInt8>) -> UInt32 {
    dimension.isKeptByRotation
      ? number(of: record, in: bytes) : table.number(of: Dimension.rotated)
  }
}

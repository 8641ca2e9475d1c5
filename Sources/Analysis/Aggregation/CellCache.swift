package import ActivityLog

/// The places of cells that were counted in last, by the texts that tell records apart.
///
/// Most records have the names of another one shortly before: the same session, project and model, and
/// one of a dozen tools. So their texts are hashed once for all dimensions, and only where that hash
/// isn't here each name is looked up for itself.
package struct CellCache: Sendable {
  /// What stands for a record's texts.
  package typealias Hash = UInt64

  private struct Entry {
    var hash: Hash = 0
    /// The place of the cell and 1; 0 where there is none.
    var number: UInt32 = 0
  }

  /// From the first record on, and at most.
  private static let counts = 256...65_536
  /// Drawn anew in each run.
  private static let salt = SIMD2<UInt64>.random(in: 1 ... .max)

  /// The texts that tell records of one file apart; nil where those don't.
  private let members: ContiguousArray<Int>?
  private var entries: ContiguousArray<Entry> = []
  /// How many of them there are.
  private var filledCount = 0
  /// Whether the file in which a record is has a part in where its cell is.
  private let dependsOnFile: Bool

  package init(_ dimensions: [Dimension]) {
    var members: ContiguousArray<Int>? = []
    var dependsOnFile = false
    for dimension in dimensions {
      switch dimension.source {
      case .localHour: members = nil
      case .text(let member), .madeOf(let member, _): members?.append(contentsOf: member.numbers)
      case .file: dependsOnFile = true
      }
    }
    self.members = members
    self.dependsOnFile = dependsOnFile
  }

  /// Takes notice that the next records come from another file.
  package mutating func beginFile() {
    if dependsOnFile { (entries, filledCount) = ([], 0) }
  }

  /// The hash of a record's texts; nil where they don't say in which cell it is.
  @inline(__always)
  package func hash(of record: ScannedRecord, in bytes: Span<UInt8>) -> Hash? {
    guard let members else { return nil }
    return record.hash(of: members, in: bytes, salt: Self.salt)
  }

  /// The place of the cell in which records with a hash are counted.
  @inline(__always)
  package func place(of hash: Hash) -> Int? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[slot(hash)]
    return entry.hash == hash && entry.number > 0 ? Int(entry.number) &- 1 : nil
  }

  /// Remembers a place in which records with a hash are counted.
  package mutating func remember(_ place: Int, for hash: Hash) {
    if filledCount * 2 >= entries.count, entries.count < Self.counts.upperBound { grow() }
    if entries[slot(hash)].number == 0 { filledCount += 1 }
    entries[slot(hash)] = Entry(hash: hash, number: UInt32(place + 1))
  }

  private mutating func grow() {
    let count = max(entries.count * 4, Self.counts.lowerBound)
    let known = entries
    entries = ContiguousArray(repeating: Entry(), count: count)
    filledCount = 0
    for entry in known where entry.number > 0 {
      if entries[slot(entry.hash)].number == 0 { filledCount += 1 }
      entries[slot(entry.hash)] = entry
    }
  }

  /// The place of a hash's entry; their number is a power of two.
  @inline(__always)
  private func slot(_ hash: Hash) -> Int {
    Int(truncatingIfNeeded: hash) & (entries.count &- 1)
  }
}

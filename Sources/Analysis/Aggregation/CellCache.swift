import ActivityLog

/// The indices of recently used cells, by a hash of the texts that determine the cell.
///
/// Most records have the same names as another one shortly before: the same session, project and model, and
/// one of a dozen tools. So their texts are hashed together, and the names are looked up one by one only if
/// the hash isn't cached.
struct CellCache: Sendable {
  /// A hash of a record's texts, which identifies them.
  typealias Hash = UInt64

  private struct Entry {
    var hash: Hash = 0
    /// The index of the cell plus 1; 0 for an empty entry.
    var number: UInt32 = 0
  }

  /// The minimum and maximum number of entries; without records there are none.
  private static let counts = 256...65_536
  /// Random for each run.
  private static let salt = SIMD2<UInt64>.random(in: 1 ... .max)

  /// The members whose texts determine the cell, within one file; nil if other values do, too.
  private let members: ContiguousArray<Int>?
  private var entries: ContiguousArray<Entry> = []
  /// The number of entries in use.
  private var filledCount = 0
  /// Whether the cell also depends on the file.
  private let dependsOnFile: Bool

  init(_ dimensions: [Dimension]) {
    var members: ContiguousArray<Int>? = []
    var dependsOnFile = false
    for dimension in dimensions {
      switch dimension.source {
      case .localHour: members = nil
      case .text(let member), .madeOf(let member, _): members?.append(contentsOf: member.numbers)
      case .textOrMadeOf(let member, let other, _):
        members?.append(contentsOf: member.numbers + other.numbers)
      case .file: dependsOnFile = true
      }
    }
    self.members = members
    self.dependsOnFile = dependsOnFile
  }

  /// Starts another file.
  mutating func beginFile() {
    if dependsOnFile { (entries, filledCount) = ([], 0) }
  }

  /// Returns the hash of a record's texts; nil if they don't determine the cell.
  @inline(__always)
  func hash(of record: ScannedRecord, in bytes: Span<UInt8>) -> Hash? {
    guard let members else { return nil }
    return record.hash(of: members, in: bytes, salt: Self.salt)
  }

  /// Returns the index of the cell of the records with a hash; nil if it isn't cached.
  @inline(__always)
  func place(of hash: Hash) -> Int? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[slot(of: hash)]
    return entry.hash == hash && entry.number > 0 ? Int(entry.number) &- 1 : nil
  }

  /// Caches the index of the cell of the records with a hash.
  mutating func remember(_ place: Int, for hash: Hash) {
    if filledCount * 2 >= entries.count, entries.count < Self.counts.upperBound { grow() }
    insert(Entry(hash: hash, number: UInt32(place + 1)))
  }

  private mutating func insert(_ entry: Entry) {
    if entries[slot(of: entry.hash)].number == 0 { filledCount += 1 }
    entries[slot(of: entry.hash)] = entry
  }

  private mutating func grow() {
    let known = entries
    entries = ContiguousArray(
      repeating: Entry(), count: max(known.count * 4, Self.counts.lowerBound))
    filledCount = 0
    for entry in known where entry.number > 0 { insert(entry) }
  }

  /// Returns the index of a hash's entry; the number of entries is a power of two.
  @inline(__always)
  private func slot(of hash: Hash) -> Int {
    Int(truncatingIfNeeded: hash) & (entries.count &- 1)
  }
}

import ActivityLog
import Testing

@testable import Analysis

struct DayCopiesTests {
  private var copies = DayCopies()

  /// Returns the keys of records named by letters; a `!` is a malformed one.
  private static func keys(_ records: String) -> ContiguousArray<RecordKey> {
    ContiguousArray(
      records.unicodeScalars.map { RecordKey(hash: $0.value, isMalformed: $0 == "!") })
  }

  private mutating func addTotals(_ records: String, _ number: Int) {
    copies.add(
      totals: TotalsIndex.Place(file: 0, section: number),
      of: ContiguousArray(Self.keys(records).map { $0.hash }))
  }

  /// Adds a file, and returns the positions of its records that count elsewhere.
  private mutating func addFile(_ records: String) -> [Int] {
    Array(copies.add(file: Self.keys(records)).joined())
  }

  private var counted: [Int] { copies.countedTotals.map { $0.section } }

  @Test mutating func `totals of the first records of others don't count`() {
    addTotals("abcd", 0)
    for (number, part) in ["abcd", "ab", "cd", "ac"].enumerated() { addTotals(part, number + 1) }
    #expect(counted == [0, 3, 4])
  }

  @Test mutating func `a file with all records of totals counts in their place`() {
    addTotals("ab", 0)
    addTotals("d", 1)
    #expect(addFile("abcd") == [] && counted == [])
    #expect(addFile("abcd") == [0, 1, 2, 3])
  }

  @Test mutating func `a file with a part of totals doesn't count, but what was added to it does`()
  {
    addTotals("abcd", 0)
    #expect(addFile("ab") == [0, 1])
    #expect(addFile("ab!") == [0, 1, 2])
    #expect(addFile("ab!x") == [0, 1, 2])
    #expect(addFile("abx!") == [0, 1])
    #expect(counted == [0])
  }

  @Test mutating func `what follows a part can be a part of something else`() {
    addTotals("abcd", 0)
    addTotals("xyz", 1)
    #expect(addFile("ab!xyw") == [0, 1, 2, 3, 4] && counted == [0, 1])
    #expect(addFile("bxyz") == [] && counted == [0])
  }

  @Test mutating func `of two files the later state counts, and what was added to the earlier`() {
    #expect(addFile("abcd") == [])
    #expect(addFile("abx") == [0, 1])
  }

  @Test mutating func `records that are alike count as often as they are there`() {
    addTotals("aa", 0)
    #expect(copies.unfolded(in: Self.keys("aaa")) == [0..<3])
    #expect(addFile("aaa") == [] && counted == [])
    #expect(addFile("aab") == [0, 1])
  }

  @Test mutating func `totals that share only their first records count twice, and say so`() {
    addTotals("abcd", 0)
    let hashes = ContiguousArray(Self.keys("abx").map { $0.hash })
    let doubled = copies.add(totals: TotalsIndex.Place(file: 0, section: 1), of: hashes)
    #expect(doubled == 2 && counted == [0, 1])
  }

  @Test mutating func `nothing has no first record`() {
    addTotals("", 0)
    #expect(addFile("") == [] && counted == [0] && !copies.hasRun(from: []))
  }

  @Test(
    arguments: [
      ("abcd", []), ("ab", []), ("xy", [0..<2]), ("abcde", [0..<5]), ("abx", [2..<3]),
      ("ab!x", [3..<4]), ("xabcd", [0..<5]), ("abuvwx", [5..<6]), ("abcuvw", []),
      ("abcduvwx", [7..<8]), ("abxuvwy", [2..<3, 6..<7]), ("!", [0..<1]), ("", [0..<0]),
    ] as [(String, [Range<Int>])])
  mutating func `rotation totals what no totals have, and a later state as a whole`(
    _ file: String, _ unfolded: [Range<Int>]
  ) {
    addTotals("abcd", 0)
    addTotals("uvw", 1)
    #expect(copies.unfolded(in: Self.keys(file)) == unfolded)
  }
}

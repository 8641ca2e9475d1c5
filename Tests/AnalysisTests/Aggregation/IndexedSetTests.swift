import TestSupport
import Testing

@testable import Analysis

struct IndexedSetTests {
  /// A key whose hash is the same as that of all others.
  private struct Alike: Hashable, IndexedKey {
    let number: Int

    func hash(into hasher: inout Hasher) {}
  }

  @Test(arguments: [0, 1, 7, 8, 9, 16, 17, 5_000])
  func `numbers keys in the order in which they come`(_ count: Int) {
    var table = IndexedSet<UInt64>()
    var generator = SeededGenerator(seed: 1)
    let keys = (0..<count).map { _ in generator.next() }
    let numbers = keys.map { table.number(of: $0) }
    #expect(numbers == Array(0..<count))
    let again = keys.reversed().map { table.number(of: $0) }
    #expect(again == (0..<count).reversed())
    #expect(Array(table.keys) == keys)
  }

  @Test func `tells keys of one hash apart`() {
    var table = IndexedSet<Alike>()
    let keys = (0..<40).map(Alike.init)
    for _ in 0..<2 {
      let numbers = keys.map { table.number(of: $0) }
      #expect(numbers == Array(0..<40))
    }
  }

  @Test func `says whether a key is new`() {
    var table = IndexedSet<UInt64>()
    for key: UInt64 in 0..<20 {
      let isNew = [table.insert(key), table.insert(key), table.insert(0)]
      #expect(isNew == [true, false, false])
    }
    #expect(table.keys.count == 20)
  }
}

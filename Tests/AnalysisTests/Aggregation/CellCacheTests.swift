import ActivityLog
import TestSupport
import Testing

@testable import Analysis

struct CellCacheTests {
  private static let texts = [
    #"{"tool":"Read","project":"a","project_dir":"bc"}"#,
    #"{"tool":"Read","project":"ab","project_dir":"c"}"#,
    #"{"tool":"Read","project":"abc"}"#, #"{"tool":"Read","project_dir":"abc"}"#,
    #"{"tool":"Read"}"#, #"{"tool":"Read","project":"a\u0062c"}"#,
    #"{"tool":"Read","project":"0123456789abcdef0123456789abcdef"}"#,
    #"{"tool":"Read","project":"0123456789abcdef0123456789abcdeg"}"#,
    #"{"tool":"Read","project":"0123456789abcdeg0123456789abcdef"}"#,
    #"{"tool":"Read","project":"0123456789abcdef0123456789abcde"}"#,
    #"{"tool":"0123456","project":"0"}"#, #"{"tool":"01234560"}"#,
  ]

  @Test func `tells records apart by each of their texts`() throws {
    let cache = CellCache([.tool, .project, .projectDirectory, .day])
    let hashes = try Self.texts.map { try hash($0, cache) }
    #expect(Set(hashes).count == Self.texts.count)
    #expect(try Self.texts.map { try hash($0, cache) } == hashes)
  }

  @Test func `tells texts of one or two letters apart, however long`() throws {
    // Of lengths at which the hashed blocks of sixteen bytes overlap in all ways.
    let cache = CellCache([.tool])
    var texts = [""]
    var hashes: Set<CellCache.Hash?> = []
    for _ in 0..<12 {
      texts = texts.flatMap { [$0 + "a", $0 + "b"] }
      for text in texts { hashes.insert(try hash("{\"tool\":\"\(text)\"}", cache)) }
    }
    for count in 13..<40 {
      for place in 0..<count {
        let text = String(repeating: "a", count: place) + "b" + String(repeating: "a", count: count)
        hashes.insert(try hash("{\"tool\":\"\(text.prefix(count))\"}", cache))
      }
    }
    #expect(hashes.count == (1 << 13) - 2 + (13..<40).reduce(0, +))
  }

  @Test func `leaves out what isn't asked for`() throws {
    let cache = CellCache([.tool])
    let read = try hash(#"{"tool":"Read"}"#, cache)
    #expect(try hash(#"{"v":1,"tool":"Read","project":"a"}"#, cache) == read)
    #expect(try hash(#"{"tool":"Write"}"#, cache) != read)
  }

  @Test func `finds a session by either name`() throws {
    let cache = CellCache([.session])
    let one = try hash(#"{"tool":"Read","session_id":"1"}"#, cache)
    #expect(try hash(#"{"tool":"Read","session":"1"}"#, cache) != nil)
    #expect(try hash(#"{"tool":"Read","session":"2"}"#, cache) != one)
  }

  @Test func `forgets all in another file where that tells records apart`() throws {
    for (dimensions, isKept) in [([Dimension.tool], true), ([.tool, .day], false)] {
      var cache = CellCache(dimensions)
      cache.remember(3, for: 7)
      cache.beginFile()
      #expect((cache.place(of: 7) == 3) == isKept)
      cache.remember(4, for: 7)
      #expect(cache.place(of: 7) == 4)
    }
  }

  @Test func `stays out where names are no texts`() throws {
    #expect(try hash(#"{"tool":"Read"}"#, CellCache([.tool, .hour])) == nil)
  }

  @Test func `remembers where records are counted until others take the slot`() {
    var cache = CellCache([.tool])
    let hash: UInt64 = 1
    #expect(cache.place(of: hash) == nil)
    cache.remember(7, for: hash)
    #expect(cache.place(of: hash) == 7)
    #expect(cache.place(of: 1 + 1 << 60) == nil)
    #expect(cache.place(of: 0) == nil)
    cache.remember(8, for: 1 + 1 << 60)
    #expect(cache.place(of: hash) == nil)
  }

  @Test func `keeps what it remembers when it grows`() {
    var cache = CellCache([.tool])
    /// Returns a hash such as a record may have.
    func hash(_ number: Int) -> UInt64 { UInt64(number).keyHash }
    for place in 0..<1_000 { cache.remember(place, for: hash(place)) }
    let found = (0..<1_000).map { cache.place(of: hash($0)) }
    #expect(found.indices.allSatisfy { found[$0] == nil || found[$0] == $0 })
    #expect(found.count { $0 != nil } > 600)
    for place in 0..<200_000 { cache.remember(place, for: hash(place + 5_000)) }
    #expect(cache.place(of: hash(204_999)) == 199_999)
  }

  private func hash(_ text: String, _ cache: CellCache) throws -> CellCache.Hash? {
    try withBytes(Array(text.utf8)) { cache.hash(of: try ScannedRecord($0), in: $0) }
  }
}

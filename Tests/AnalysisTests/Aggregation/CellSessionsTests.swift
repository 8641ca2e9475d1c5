import ActivityLog
import TestSupport
import Testing

@testable import Analysis

struct CellSessionsTests {
  @Test func `keeps a session of a cell once, calls and responses apart`() throws {
    let sessions = try sessions(
      [("a", 0), ("b", 0), ("a", 0), ("a", 2)], of: [("a", 0), ("c", 0)])
    #expect(pairs(sessions, .estimated) == [[0, 1], [0, 2], [2, 1]])
    #expect(pairs(sessions, .billed) == [[0, 1], [0, 3]])
  }

  @Test func `takes no notice of records without a session`() throws {
    var sessions = CellSessions()
    try withBytes(Array(#"{"tool":"Read"}"#.utf8)) { bytes in
      sessions.addSession(of: try ScannedRecord(bytes), in: bytes, to: 0)
    }
    #expect(pairs(sessions, .estimated).isEmpty)
  }

  @Test func `adds those of other cells where these are here`() throws {
    var sum = try sessions([("a", 0)], of: [("a", 1)])
    let other = try sessions([("b", 0), ("a", 1)], of: [("b", 0), ("a", 2)])
    sum.addSessions(of: other, callPlaces: [4, 0], responsePlaces: [7, 8, 1])
    #expect(pairs(sum, .estimated) == [[0, 1], [4, 2]])
    #expect(pairs(sum, .billed) == [[1, 1], [7, 2]])
  }

  /// Creates sessions from calls and responses, each a session and the index of a cell.
  private func sessions(
    _ calls: [(String, Int)], of responses: [(String, Int)]
  ) throws -> CellSessions {
    var sessions = CellSessions()
    for (source, all) in [(CostSource.estimated, calls), (.billed, responses)] {
      for (session, place) in all {
        let line = "{\"tool\":\"Read\",\"session_id\":\"\(session)\"}"
        try withBytes(Array(line.utf8)) { bytes in
          sessions.addSession(of: try ScannedRecord(bytes), in: bytes, from: source, to: place)
        }
      }
    }
    return sessions
  }

  private func pairs(_ sessions: CellSessions, _ source: CostSource) -> [[Int]] {
    sessions.pairs(from: source).map { [$0.place, Int($0.session)] }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}

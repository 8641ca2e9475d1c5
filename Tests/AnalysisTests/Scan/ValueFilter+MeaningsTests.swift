import ActivityLog
import TestSupport
import Testing

@testable import Analysis
@testable import ReporterSupport

struct ValueFilterMeaningsTests {
  private static let calls = [
    Call(tool: "Bash", session: "3f6c1d2e-1", project: "Shop", directory: "~/Work/Shop"),
    Call(tool: "bash", session: "3F6C1D2E-1", project: "\u{C4}pfel", directory: "C:\\a\\b"),
    Call(tool: "Read", session: "3f6d0000-2", project: "a*b", model: "claude-opus-5-5"),
    Call(tool: "mcp__X__y", session: "Mine", project: "aXb", model: "claude-opus-4-1-20250805"),
    Call(tool: "mcp__X__z", session: "MINE too", project: nil, model: "gpt-5"),
  ]

  /// Returns a filter that has seen the calls, and how many it has accepted.
  private func filter(_ filters: [DimensionPatterns]) throws -> (filter: RecordFilter, count: Int) {
    var filter = RecordFilter(filters, home: "/home/ada")
    var count = 0
    for call in Self.calls {
      let bytes = Array(try call.line.utf8)
      let record = try ScannedRecord(bytes.span)
      if filter.accepts(record, in: bytes.span) { count += 1 }
    }
    return (filter, count)
  }

  @Test(
    arguments: [
      (.tool, "Bash", nil, 1), (.tool, "BASH", ["Bash", "bash"], 2), (.tool, "read", ["Read"], 1),
      (.tool, "MCP__*__?", ["mcp__X__y", "mcp__X__z"], 2), (.tool, "Bsh", nil, 0),
      (.project, "shop", ["Shop"], 1), (.project, "work/shop/", ["~/Work/Shop"], 1),
      (.project, "/HOME/ada/Work/Shop", ["/home/ada/Work/Shop"], 1),
      (.project, "\u{E4}PFEL", ["\u{C4}pfel"], 1), (.project, "A*B", ["a*b", "aXb"], 2),
      (.project, "A?B", ["a*b", "aXb"], 2), (.project, "(NONE)", ["(none)"], 1),
      (.agent, "Main", ["main"], 5), (.server, "x", ["X"], 2),
      (.session, "3f6c", ["3F6C1D2E-1", "3f6c1d2e-1"], 2), (.session, "3f6D0", ["3f6d0000-2"], 1),
      (.session, "3f6", nil, 0), (.session, "mine", ["Mine"], 1),
      (.session, "mine ", ["MINE too"], 1),
      (.session, "min", nil, 0), (.session, "", nil, 0),
      (.session, "mine*", ["Mine", "MINE too"], 2),
      (.model, "opus", nil, 2), (.model, "opus-5-5", nil, 1), (.model, "gpt", nil, 1),
      (.model, "Opus", ["opus"], 2), (.model, "Claude-Opus-4-1", ["claude-opus-4-1"], 1),
      (.model, "opus-4-1-20250805", nil, 0), (.model, "Unknown", ["unknown"], 2),
    ] as [(Dimension, String, [String]?, Int)])
  func `takes names without regard to case, and sessions by their beginning, if none is exact`(
    _ dimension: Dimension, _ text: String, _ names: [String]?, _ count: Int
  ) throws {
    let pattern = DimensionPatterns(dimension, [NamePattern(text)])
    let (first, exact) = try filter([pattern])
    guard let corrected = first.corrected() else {
      #expect(names == nil)
      #expect(exact == count)
      return
    }
    #expect(exact == 0)
    #expect(corrected.map(\.dimension) == [dimension])
    #expect(corrected.first?.patterns == names?.map { NamePattern($0, isLiteral: true) })
    let (second, found) = try filter(corrected)
    #expect(found == count)
    #expect(second.corrected() == nil && second.hints.isEmpty)
  }

  @Test func `corrects only what matches nothing`() throws {
    let patterns = [
      DimensionPatterns(.tool, [NamePattern("Bash"), NamePattern("READ"), NamePattern("Bsh")]),
      DimensionPatterns(.project, [NamePattern("*")]),
    ]
    let corrected = try #require(try filter(patterns).filter.corrected())
    #expect(corrected.map(\.dimension) == [.tool, .project])
    #expect(
      corrected[0].patterns
        == [NamePattern("Bash"), NamePattern("Read", isLiteral: true), NamePattern("Bsh")])
    #expect(corrected[1].patterns == [NamePattern("*")])
    #expect(
      try filter(corrected).filter.hints == ["no tool matches 'Bsh'; did you mean 'Bash'?"])
  }

  @Test func `takes a name from the log as it is`() throws {
    let pattern = DimensionPatterns(.project, [NamePattern("a*b", isLiteral: true)])
    #expect(try filter([pattern]).count == 1)
  }

  @Test func `names the sessions that begin alike`() throws {
    var filter = RecordFilter([DimensionPatterns(.session, [NamePattern("ABCD")])], home: nil)
    for number in 1...7 {
      let bytes = Array(try Call(session: "abcd-\(number)").line.utf8)
      let record = try ScannedRecord(bytes.span)
      _ = filter.accepts(record, in: bytes.span)
    }
    #expect(filter.corrected() == nil)
    #expect(
      filter.hints == [
        "several sessions begin with 'ABCD': abcd-1, abcd-2, abcd-3, abcd-4, abcd-5 and 2 more;"
          + " type more of it"
      ])
  }
}

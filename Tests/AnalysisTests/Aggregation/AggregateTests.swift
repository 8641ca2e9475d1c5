import OperatingSystem
import TestSupport
import Testing

@testable import Analysis
@testable import Pricing
@testable import ReporterSupport

struct AggregateTests {
  private static var dimensions: [Dimension] { [.day, .session, .project, .tool, .model] }

  /// By day, oldest last.
  private let calls = [
    [
      Call(tool: "Edit", session: "a", project: "x", model: "claude-opus-5", input: 1_000),
      Call(tool: "Edit", session: "b", project: "y", model: "claude-haiku-5-5", input: 1_000),
      Call(tool: "Bash", session: "a", project: "x", input: 500, output: 1_000),
      Call(tool: "Bash", session: nil, project: nil, model: "claude-opus-5", output: 1_000),
    ],
    [Call(tool: "Edit", session: "a", project: "y", model: "claude-opus-5", input: 1)],
  ]

  @Test func `counts groups by each dimension`() throws {
    #expect(try counts(by: .tool) == ["Edit": 3, "Bash": 2])
    #expect(try counts(by: .project) == ["x": 2, "y": 2, "-": 1])
    #expect(try counts(by: .session) == ["a": 3, "b": 1, "-": 1])
    #expect(try counts(by: .model) == ["claude-opus-5": 3, "claude-haiku-5-5": 1, "-": 1])
    let (today, yesterday) = (Logs.today, Logs.today.adding(days: -1))
    #expect(try counts(by: .day) == ["\(today)": 4, "\(yesterday)": 1])
  }

  @Test func `groups by several dimensions in the order asked for`() throws {
    let groups = try groups(by: [.tool, .project])
    let counts = Dictionary(uniqueKeysWithValues: groups.map { ($0.names, $0.group.totals.count) })
    #expect(
      counts == [["Edit", "x"]: 1, ["Edit", "y"]: 2, ["Bash", "x"]: 1, ["Bash", nil]: 1])
  }

  @Test func `counts each session once`() throws {
    let tools = try groups(by: [.tool])
    #expect(tools.first { $0.names == ["Edit"] }?.group.sessions == 2)
    #expect(tools.first { $0.names == ["Bash"] }?.group.sessions == 1)
    #expect(try groups(by: []).map(\.group.sessions) == [2])
  }

  @Test func `counts each session once where sessions are no dimension`() throws {
    var random = SeededGenerator(seed: 5)
    var parts = [
      Aggregate(by: [.tool, .model]), Aggregate(by: [.tool, .model]),
      Aggregate(by: [.tool, .model]),
    ]
    var sessions: [[String?]: Set<String>] = [[]: []]
    for number in 0..<3_000 {
      let session = random.below(40)
      // Each part has sessions, tools and models of its own and some that others have, too.
      let part = number % 3
      let call = Call(
        tool: "T\(part + random.below(6))",
        session: session == 0 ? nil : "s\(session + part * 20)",
        model: "m\(random.below(3))")
      try parts[part].add([call])
      guard let session = call.session else { continue }
      for names in [[], [call.tool], [call.model], [call.model, call.tool]] {
        sessions[names, default: []].insert(session)
      }
    }
    var sum = parts[0]
    sum += parts[1]
    sum += parts[2]
    let rates = try RateCard(Environment([:]))
    for wanted in [[], [.tool], [.model], [.model, .tool]] as [[Dimension]] {
      for (names, group) in sum.groups(by: wanted, rates: rates) {
        #expect(group.sessions == sessions[names]?.count)
      }
    }
    #expect(Aggregate(by: [.tool], countsSessions: false).sessions == nil)
  }

  @Test(arguments: [Dimension.tool, .project, .session, .model, .day])
  func `costs add up to the total`(_ dimension: Dimension) throws {
    let total = try #require(try groups(by: []).first).group.estimatedCost
    // 1,001 and 1,000 tokens of Opus 5, 1,000 of Haiku 5.5, 500 and 1,000 at the default.
    #expect(total.input.exactText == "0.006605")
    #expect(total.output.exactText == "0.04")
    var sum = total
    for (index, group) in try groups(by: [dimension]).enumerated() {
      if index == 0 { sum = group.group.estimatedCost } else { sum += group.group.estimatedCost }
    }
    #expect(sum == total)
  }

  @Test func `adds cells of one key with their sessions and durations`() throws {
    var aggregate = Aggregate(by: [.session, .tool], durationsBy: .tool)
    try aggregate.add(
      [
        Call(tool: "A", session: "1", input: 5, duration: 100),
        Call(tool: "B", session: "1", input: 6, duration: 200),
        Call(tool: "B", session: "2"),
      ])
    let prices = aggregate.prices(from: try RateCard(Environment([:])))
    let groups = CellGroups(of: aggregate, by: [.tool], prices: prices) { _ in Aggregate.Key() }
    #expect(groups.count == 1)
    let sum = groups.group(0)
    #expect(sum.totals.count == 3)
    #expect(sum.sessions == 2)
    #expect(sum.estimatedCost.input.exactText == "0.000033")
    #expect(sum.durations.count == 2)
    #expect(sum.durations.percentile(50) == 100)
    #expect(sum.durations.maximum == 200)
  }

  @Test func `keeps durations by one dimension and of all calls`() throws {
    var aggregate = Aggregate(by: Self.dimensions, durationsBy: .tool)
    try aggregate.add(
      [
        Call(tool: "Read", duration: 10), Call(tool: "Read", duration: 20), Call(tool: "Read"),
        Call(tool: "Bash", duration: 200), Call(tool: "Grep"),
      ])
    let rates = try RateCard(Environment([:]))
    let tools = aggregate.groups(by: [.tool], rates: rates)
    #expect(tools.first { $0.names == ["Read"] }?.group.durations.percentile(95) == 20)
    #expect(tools.first { $0.names == ["Bash"] }?.group.durations.maximum == 200)
    #expect(tools.first { $0.names == ["Grep"] }?.group.durations.count == 0)
    let all = aggregate.total(prices: aggregate.prices(from: rates)).durations
    #expect(all.count == 3)
    #expect(all.percentile(50) == 20)
    #expect(all.maximum == 200)
    for (_, group) in aggregate.groups(by: [.tool, .model], rates: rates) {
      #expect(group.durations.count == 0)
    }
  }

  @Test func `has no groups without records`() throws {
    let aggregate = Aggregate(by: Self.dimensions)
    #expect(aggregate.groups(by: [.tool], rates: try RateCard(Environment([:]))).isEmpty)
    #expect(aggregate.groups(by: [], rates: try RateCard(Environment([:]))).isEmpty)
  }

  private func groups(
    by wanted: [Dimension]
  ) throws -> [(names: [String?], group: Aggregate.Group)] {
    var aggregate = Aggregate(by: Self.dimensions)
    for (daysAgo, calls) in calls.enumerated() {
      try aggregate.add(calls, daysAgo: daysAgo)
    }
    return aggregate.groups(by: wanted, rates: try RateCard(Environment([:])))
  }

  /// How many calls there are of each name, `-` for those that have none.
  private func counts(by dimension: Dimension) throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try groups(by: [dimension]).map { group in
        (group.names[0] ?? "-", group.group.totals.count)
      })
  }
}

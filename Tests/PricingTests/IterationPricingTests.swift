import OperatingSystem
import Testing

@testable import Pricing

struct IterationPricingTests {
  private static let haiku = "claude-haiku-5-5"

  /// 120,000 tokens of prompt: 68,901 and 51,099.
  private static let iterations = [
    usage(input: 901, output: 20, read: 60_000, writes: [8_000, 8_000, 0]),
    usage(input: 1_099, output: 30, read: 50_000),
  ]
  private static let whole = usage(
    input: 2_000, output: 50, read: 110_000, writes: [8_000, 8_000, 0])

  @Test func `a prompt is as long as that of its iteration`() throws {
    let cost = try cost(of: Self.whole, Self.iterations)
    #expect(cost.total.exactText == "0.002325")
    #expect(cost.input.exactText == "0.0002")
    #expect(cost.output.exactText == "0.000025")
    #expect(cost.cacheWrite.exactText == "0.001")
    #expect(cost.cacheRead.exactText == "0.0011")
  }

  @Test func `each iteration has its own tier`() throws {
    let long = Self.usage(input: 100_001, output: 1_000)
    let short = Self.usage(input: 100_000, output: 1_000)
    let whole = Self.usage(input: 200_001, output: 2_000)
    let cost = try cost(of: whole, [long, short])
    #expect(cost.input.exactText == "0.0600005")
    #expect(cost.output.exactText == "0.003")
  }

  @Test func `without iterations, or with one, a prompt is as long as the whole`() throws {
    for iterations in [[], [Self.whole], [TokenUsage()]] {
      #expect(try cost(of: Self.whole, iterations).total.exactText == "0.011625")
    }
  }

  @Test(arguments: [
    ("claude-opus-5-5", "2026-03-12"), ("gpt-5", "2026-03-12"),
    // Where limits ended, the parts add up to the whole.
    ("claude-sonnet-4-6", "2026-03-13"),
  ])
  func `where length doesn't matter, iterations don't either`(
    _ model: String, _ date: String
  ) throws {
    let pricing = try RateCard(Environment([:])).pricing(for: ModelID(model))
    let date = try #require(CalendarDate(date))
    var whole = Self.whole
    whole.webSearches = 3
    let parts = pricing.cost(of: whole, iterations: Self.iterations, on: date)
    #expect(parts == pricing.cost(of: whole, on: date))
  }

  @Test func `web searches count once`() throws {
    var (whole, iterations) = (Self.whole, Self.iterations)
    whole.webSearches = 3
    for index in iterations.indices { iterations[index].webSearches = 2 }
    let cost = try cost(of: whole, iterations)
    #expect(cost.webSearch.exactText == "0.03")
    #expect(cost.total.exactText == "0.032325")
  }

  @Test func `the speed and the region are those of the whole`() throws {
    var (whole, iterations) = (Self.whole, Self.iterations)
    whole.isInUS = true
    #expect(try cost(of: whole, iterations).total.exactText == "0.0025575")
    (whole.isInUS, iterations[0].isInUS) = (false, true)
    #expect(try cost(of: whole, iterations).total.exactText == "0.002325")
    (whole.isFast, iterations[0].isFast) = (true, false)
    let date = "2026-03-12"
    let fast = try cost(of: whole, iterations, model: "claude-opus-4-6", on: date)
    #expect(fast.input.exactText == "0.06")
    (whole.isFast, iterations[0].isFast) = (false, true)
    let standard = try cost(of: whole, iterations, model: "claude-opus-4-6", on: date)
    #expect(standard.input.exactText == "0.01")
  }

  /// The whole's split of cache writes, those of the iterations, and how many for an hour each one gets.
  @Test(
    arguments: [
      ([30, 20, 10], [[10, 0, 0], [20, 0, 0]], [10, 0]),
      ([30, 5, 25], [[10, 0, 0], [20, 0, 0]], [10, 15]),
      ([30, 30, 0], [[10, 0, 0], [20, 0, 0]], [0, 0]),
      ([30, 0, 0], [[10, 0, 0], [20, 0, 0]], [0, 0]),
      // Those with a split of their own keep it.
      ([30, 10, 20], [[10, 0, 0], [20, 5, 15]], [5, 15]),
      ([30, 10, 20], [[10, 0, 10], [20, 0, 0]], [10, 10]),
      ([30, 10, 20], [[0, 0, 10], [20, 0, 0]], [10, 10]),
      ([30, 30, 0], [[10, 0, 10], [20, 0, 0]], [10, 0]),
      // Huge ones.
      ([.max, 0, .max], [[.max, 0, 0], [.max, 0, 0]], [.max, 0]),
      ([.max, 0, .max], [[.max, 0, .max], [.max, 0, .max]], [.max, .max]),
    ] as [([Int], [[Int]], [Int])])
  func `iterations without a split of their cache writes share the whole's`(
    _ whole: [Int], _ iterations: [[Int]], _ hour: [Int]
  ) {
    let parts = Self.usage(input: 0, output: 0, writes: whole).split(
      into: iterations.map { Self.usage(input: 0, output: 0, writes: $0) })
    #expect(parts.map(\.cacheWrite1h) == hour)
  }

  private func cost(
    of usage: TokenUsage, _ iterations: [TokenUsage], model: String = haiku,
    on date: String = "2026-11-29"
  ) throws -> Cost {
    try RateCard(Environment([:])).pricing(for: ModelID(model))
      .cost(of: usage, iterations: iterations, on: try #require(CalendarDate(date)))
  }

  /// Returns a usage; of cache writes the flat count, and its split for five minutes and an hour.
  private static func usage(
    input: Int, output: Int, read: Int = 0, writes: [Int] = [0, 0, 0]
  ) -> TokenUsage {
    var usage = TokenUsage()
    (usage.input, usage.output, usage.cacheRead) = (input, output, read)
    (usage.cacheWrites, usage.cacheWriteSplit5m) = (writes[0], writes[1])
    usage.cacheWriteSplit1h = writes[2]
    return usage
  }
}

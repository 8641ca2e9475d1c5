import Foundation
import OperatingSystem
import Testing

@testable import Pricing

struct RequestPricingTests {
  private static let today = "2026-11-30"

  // MARK: Which prices

  @Test(arguments: [
    ("claude-fable-5-2", today, "16 20 32 0.40 80"),
    ("claude-mythos-5-2", today, "16 20 32 0.40 80"),
    ("claude-opus-5-5", today, "8 10 16 0.40 40"),
    ("claude-opus-5", today, "10 12.5 20 1 50"),
    ("claude-opus-4-8", today, "10 12.5 20 1 50"),
    ("claude-opus-4-7", "2026-07-23", "30 37.5 60 3 150"),
    ("claude-opus-4-6", "2026-03-12", "30 37.5 60 3 150"),
    ("claude-opus-4-6", "2026-07-23", "30 37.5 60 3 150"),
    // Without a fast mode, or without one any more: as any other request.
    ("claude-opus-4-7", "2026-07-24", "5 6.25 10 0.50 25"),
    ("claude-opus-4-6", "2026-07-24", "5 6.25 10 0.50 25"),
    ("claude-fable-5-1", today, "10 12.5 20 0.25 50"),
    ("claude-sonnet-5", today, "2 2.5 4 0.20 10"),
  ])
  func `a fast mode has its own prices`(_ model: String, _ date: String, _ prices: String) throws {
    #expect(try perMillion(model, on: date) { $0.isFast = true } == decimals(prices))
  }

  @Test func `fast mode of a long prompt costs what fast mode costs`() throws {
    let prices = try perMillion("claude-opus-4-6", on: "2026-03-12", prompt: 900_000) {
      $0.isFast = true
    }
    #expect(prices == decimals("30 37.5 60 3 150"))
  }

  @Test func `an id of fast mode doesn't make a request fast`() throws {
    #expect(try perMillion("claude-opus-5-5-fast", on: Self.today) == decimals("4 5 8 0.20 20"))
  }

  @Test(arguments: [
    ("claude-opus-4-6", "2026-03-12", 200_000, "5 6.25 10 0.50 25", "10 12.5 20 1 37.5"),
    ("claude-sonnet-4-6", "2026-03-12", 200_000, "3 3.75 6 0.30 15", "6 7.5 12 0.60 22.5"),
    ("claude-sonnet-4-5", "2026-04-29", 200_000, "3 3.75 6 0.30 15", "6 7.5 12 0.60 22.5"),
    ("claude-sonnet-4", "2026-04-29", 200_000, "3 3.75 6 0.30 15", "6 7.5 12 0.60 22.5"),
    (
      "claude-haiku-5-5", today, 100_000, "0.10 0.125 0.20 0.01 0.50",
      "0.50 0.625 1 0.05 2.50"
    ),
  ])
  func `a prompt above a limit changes the price of the whole request`(
    _ model: String, _ date: String, _ limit: Int, _ below: String, _ above: String
  ) throws {
    #expect(try perMillion(model, on: date, prompt: limit) == decimals(below))
    #expect(try perMillion(model, on: date, prompt: limit + 1) == decimals(above))
  }

  @Test(arguments: [
    ("claude-opus-4-6", "2026-03-13", "5 6.25 10 0.50 25"),
    ("claude-sonnet-4-6", "2026-03-13", "3 3.75 6 0.30 15"),
    ("claude-sonnet-4-5", "2026-04-30", "3 3.75 6 0.30 15"),
    ("claude-sonnet-4", "2026-04-30", "3 3.75 6 0.30 15"),
    // No limit at any time.
    ("claude-opus-4-5", "2026-01-01", "5 6.25 10 0.50 25"),
    ("claude-sonnet-5", "2026-01-01", "2 2.5 4 0.20 10"),
    ("claude-haiku-4-5", "2026-01-01", "1 1.25 2 0.10 5"),
  ])
  func `where limits ended, long prompts cost the same`(
    _ model: String, _ date: String, _ prices: String
  ) throws {
    #expect(try perMillion(model, on: date, prompt: 900_000) == decimals(prices))
  }

  @Test func `a limit counts all kinds of prompt together`() throws {
    var usage = TokenUsage()
    usage.input = 25_000
    usage.cacheWriteSplit5m = 25_000
    usage.cacheWriteSplit1h = 25_000
    usage.cacheRead = 25_000
    usage.output = 1_000_000
    #expect(try cost("claude-haiku-5-5", usage).output.exactText == "0.5")
    for kind in Self.promptKinds {
      var longer = usage
      longer[keyPath: kind] += 1
      #expect(try cost("claude-haiku-5-5", longer).output.exactText == "2.5")
    }
  }

  @Test(arguments: [("2026-10-06", "2 2.5 4 0.20 10"), ("2026-10-07", "2 2.5 4 0.10 10")])
  func `a price holds from its day on`(_ date: String, _ prices: String) throws {
    #expect(try perMillion("claude-sonnet-5-5", on: date) == decimals(prices))
  }

  @Test(arguments: [
    "claude-fable-5-2", "claude-fable-5-1", "claude-fable-5", "claude-mythos-5-2",
    "claude-mythos-5-1", "claude-mythos-5", "claude-mythos-preview", "claude-opus-5-5",
    "claude-opus-5", "claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6", "claude-sonnet-5-5",
    "claude-sonnet-5", "claude-sonnet-4-6", "claude-haiku-5-5",
  ])
  func `models from version 4.6 on cost a tenth more in the US`(_ model: String) throws {
    let factor = try #require(Decimal(string: "1.1"))
    for isFast in [false, true] {
      for prompt in [1_000, 900_000] {
        let prices = try perMillion(model, on: "2026-03-12", prompt: prompt) { $0.isFast = isFast }
        let inUS = try perMillion(model, on: "2026-03-12", prompt: prompt) {
          ($0.isFast, $0.isInUS) = (isFast, true)
        }
        #expect(inUS == prices.map { $0.map { $0 * factor } })
      }
    }
  }

  @Test(arguments: [
    "claude-opus-4-5", "claude-opus-4-1", "claude-sonnet-4-5", "claude-sonnet-4",
    "claude-3-7-sonnet",
    "claude-haiku-4-5", "claude-3-5-haiku", "claude-3-haiku", "claude-heron-5", "gpt-5",
  ])
  func `older and unknown models cost the same in the US`(_ model: String) throws {
    let inUS = try perMillion(model, on: Self.today) { $0.isInUS = true }
    #expect(try perMillion(model, on: Self.today) == inUS)
  }

  // MARK: Costs

  @Test func `a cost tells its parts apart`() throws {
    var usage = TokenUsage()
    (usage.input, usage.output, usage.cacheRead) = (3, 17, 40_001)
    (usage.cacheWriteSplit5m, usage.cacheWriteSplit1h, usage.webSearches) = (100, 7, 3)
    let cost = try cost("claude-opus-5-5", usage)
    #expect(cost.input.exactText == "0.000012")
    #expect(cost.output.exactText == "0.00034")
    #expect(cost.cacheWrite.exactText == "0.000556")
    #expect(cost.cacheRead.exactText == "0.0080002")
    #expect(cost.webSearch.exactText == "0.03")
    #expect(cost.total.exactText == "0.0389082")
    // Halves go up in each part: 0 + 0.0003 + 0.0006 + 0.008 + 0.03.
    #expect(cost.roundedTotal.fixedText == "0.0389")
    var sum = cost
    sum += cost
    #expect(sum.total.exactText == "0.0778164")
    #expect(sum.cacheWrite.exactText == "0.001112")
  }

  @Test func `the total is that of all parts as they are printed`() throws {
    var usage = TokenUsage()
    // 0.00005 dollars each, which are printed as 0.0001.
    (usage.input, usage.output, usage.cacheWrites, usage.cacheRead) = (25, 5, 20, 500)
    usage.webSearches = 1
    let cost = try cost("claude-sonnet-5-5", usage)
    #expect(cost.total.exactText == "0.0102")
    #expect(cost.roundedTotal.exactText == "0.0104")
  }

  @Test func `the smallest rates are exact`() throws {
    var usage = TokenUsage()
    (usage.input, usage.cacheWrites, usage.cacheRead) = (1, 1, 1)
    usage.isInUS = true
    let haiku = try cost("claude-haiku-5-5", usage)
    #expect(haiku.cacheRead.exactText == "0.000000011")
    #expect(haiku.cacheWrite.exactText == "0.0000001375")
    let fable = try cost(
      "claude-fable-5-2", usage, environment: ["CLAUDE_RATE_INPUT": "0.000000000001"])
    #expect(fable.input.exactText == "0.000000000000001")
    #expect(fable.cacheRead.exactText == "0.000000000000000025")
    #expect(fable.cacheWrite.exactText == "0.00000000000000125")
  }

  @Test func `huge counts end at the largest amount`() throws {
    var usage = TokenUsage()
    for kind in Self.promptKinds + [\.output, \.webSearches] { usage[keyPath: kind] = .max }
    let cost = try cost("claude-haiku-5-5", usage)
    #expect(cost.input.exactText == "4611686018427.3879035")
    #expect(cost.webSearch.exactText == "92233720368547758.07")
    let dear = try self.cost(
      "claude-haiku-5-5", usage,
      environment: [
        "CLAUDE_RATE_INPUT": "999999999.999999999999", "CLAUDE_RATE_OUTPUT": "999999999",
      ])
    for amount in [dear.input, dear.output, dear.cacheWrite, dear.total] {
      #expect(amount == Money(units: .max))
    }
    #expect(dear.roundedTotal.fixedText == "170141183460469231731.6873")
  }

  // MARK: The user's rates

  @Test func `what the user sets is what tokens cost, by whatever rule`() throws {
    let environment = ["CLAUDE_RATE_INPUT": "0.1", "CLAUDE_RATE_CACHE_WRITE_1H": "7"]
    for isFast in [false, true] {
      let prices = try perMillion(
        "claude-opus-5-5", on: Self.today, environment: environment
      ) { ($0.isFast, $0.isInUS) = (isFast, true) }
      #expect(prices == decimals("100 125 7000 5 " + (isFast ? "44" : "22")))
    }
    let long = try perMillion(
      "claude-haiku-5-5", on: Self.today, prompt: 900_000,
      environment: ["CLAUDE_RATE_CACHE_READ_HAIKU": "7", "CLAUDE_RATE_OUTPUT": "1"])
    #expect(long == decimals("0.50 0.625 1 7000 1000"))
    let early = try perMillion(
      "claude-sonnet-5-5", on: "2026-10-06", environment: ["CLAUDE_RATE_INPUT_SONNET": "0.1"])
    #expect(early == decimals("100 125 200 5 10"))
  }

  // MARK: Support

  private static var promptKinds: [WritableKeyPath<TokenUsage, Int>] {
    [\.input, \.cacheWriteSplit5m, \.cacheWriteSplit1h, \.cacheRead]
  }

  private func decimals(_ prices: String) -> [Decimal?] {
    prices.split(separator: " ").map { Decimal(string: String($0)) }
  }

  private func cost(
    _ model: String, _ usage: TokenUsage, on date: String = today,
    environment: [String: String] = [:]
  ) throws -> Cost {
    let pricing = try RateCard(Environment(environment)).pricing(for: ModelID(model))
    return pricing.cost(of: usage, on: try #require(CalendarDate(date)))
  }

  /// US dollars for a million tokens: input, written to a cache for five minutes, for an hour, read from
  /// it, output, each from a request whose prompt is all of one kind.
  private func perMillion(
    _ model: String, on date: String, prompt: Int = 1_000, environment: [String: String] = [:],
    _ change: (inout TokenUsage) -> Void = { _ in }
  ) throws -> [Decimal?] {
    let million = Decimal(1_000_000)
    var usage = TokenUsage()
    change(&usage)
    let prices = try Self.promptKinds.map { kind in
      var usage = usage
      usage[keyPath: kind] = prompt
      let cost = try cost(model, usage, on: date, environment: environment).total
      return Decimal(string: cost.exactText).map { $0 * million / Decimal(prompt) }
    }
    usage.cacheRead = prompt
    usage.output = 1_000_000
    let output = try cost(model, usage, on: date, environment: environment).output
    return prices + [Decimal(string: output.exactText)]
  }
}

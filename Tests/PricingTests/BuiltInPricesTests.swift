import Foundation
import OperatingSystem
import Testing

@testable import Pricing

struct BuiltInPricesTests {
  /// US dollars for a million tokens, as published: input, written to a cache for five minutes, for an
  /// hour, read from it, output.
  @Test(arguments: [
    ("claude-fable-5-2", "8 10 16 0.20 40"),
    ("claude-mythos-5-2", "8 10 16 0.20 40"),
    ("claude-fable-5-1", "10 12.5 20 0.25 50"),
    ("claude-mythos-5-1", "10 12.5 20 0.25 50"),
    ("claude-fable-5", "10 12.5 20 1.00 50"),
    ("claude-mythos-5", "10 12.5 20 1.00 50"),
    ("claude-mythos-preview", "10 12.5 20 1.00 50"),
    ("claude-opus-5-5", "4 5 8 0.20 20"),
    ("claude-opus-5", "5 6.25 10 0.50 25"),
    ("claude-opus-4-8", "5 6.25 10 0.50 25"),
    ("claude-opus-4-7", "5 6.25 10 0.50 25"),
    ("claude-opus-4-6", "5 6.25 10 0.50 25"),
    ("claude-opus-4-5", "5 6.25 10 0.50 25"),
    ("claude-opus-4-5-20251101", "5 6.25 10 0.50 25"),
    ("claude-opus-4-1", "15 18.75 30 1.50 75"),
    ("claude-opus-4-1-20250805", "15 18.75 30 1.50 75"),
    ("claude-opus-4-20250514", "15 18.75 30 1.50 75"),
    ("claude-opus-4-0", "15 18.75 30 1.50 75"),
    ("claude-3-opus-20240229", "15 18.75 30 1.50 75"),
    ("claude-sonnet-5-5", "2 2.5 4 0.10 10"),
    ("claude-sonnet-5", "2 2.5 4 0.20 10"),
    ("claude-sonnet-4-6", "3 3.75 6 0.30 15"),
    ("claude-sonnet-4-5-20250929", "3 3.75 6 0.30 15"),
    ("claude-sonnet-4-20250514", "3 3.75 6 0.30 15"),
    ("claude-sonnet-4-0", "3 3.75 6 0.30 15"),
    ("claude-3-7-sonnet-20250219", "3 3.75 6 0.30 15"),
    ("claude-3-5-sonnet-20240620", "3 3.75 6 0.30 15"),
    ("claude-3-5-sonnet-20241022", "3 3.75 6 0.30 15"),
    ("claude-3-sonnet-20240229", "3 3.75 6 0.30 15"),
    ("claude-haiku-5-5", "0.10 0.125 0.20 0.01 0.50"),
    ("claude-haiku-4-5-20251001", "1 1.25 2 0.10 5"),
    ("claude-3-5-haiku-20241022", "0.80 1 1.60 0.08 4"),
    ("claude-3-haiku-20240307", "0.25 0.30 0.50 0.03 1.25"),
    // A word after a known id doesn't make it another model.
    ("claude-opus-5-preview", "5 6.25 10 0.50 25"),
    ("claude-opus-5-5-preview", "4 5 8 0.20 20"),
  ])
  func `prices each model`(_ model: String, _ prices: String) throws {
    let rates = try RateCard(Environment([:])).rates(for: ModelID(model))
    #expect(perMillion(rates) == decimals(prices))
    #expect(rates.all.allSatisfy { $0.source == .builtIn })
  }

  @Test(arguments: [
    "claude-opus-6", "claude-opus-5-6", "claude-opus-55", "claude-opus-4-9", "claude-sonnet-4-7",
    "claude-haiku-5", "claude-haiku-6-preview", "claude-heron-5", "claude-2.1", "claude-opus",
    "claude-opus-5-",
    "gpt-5", "opus-5", "<synthetic>",
  ])
  func `prices what it doesn't know by default`(_ model: String) throws {
    let rates = try RateCard(Environment([:])).rates(for: ModelID(model))
    #expect(perMillion(rates) == decimals("3 3.75 6 0.30 15"))
    #expect(rates.all.allSatisfy { $0.source == .byDefault })
  }

  @Test func `says as of when the prices are`() {
    #expect(CalendarDate(BuiltInPrices.date) != nil)
  }

  private func decimals(_ prices: String) -> [Decimal?] {
    prices.split(separator: " ").map { Decimal(string: String($0)) }
  }

  /// The rates in the order of the tables above.
  private func perMillion(_ rates: ModelRates) -> [Decimal?] {
    [rates.input, rates.cacheWrite5m, rates.cacheWrite1h, rates.cacheRead, rates.output].map {
      Decimal(string: $0.cost(of: 1_000_000).exactText)
    }
  }
}

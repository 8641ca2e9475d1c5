import POSIX
import SessionStats
import Testing

struct BuiltInPricesTests {
  /// US dollars for a million tokens, as published.
  @Test(arguments: [
    ("claude-fable-5-2", "8", "40"),
    ("claude-mythos-5-2", "8", "40"),
    ("claude-fable-5-1", "10", "50"),
    ("claude-mythos-5-1", "10", "50"),
    ("claude-fable-5", "10", "50"),
    ("claude-mythos-5", "10", "50"),
    ("claude-mythos-preview", "10", "50"),
    ("claude-opus-5-5", "4", "20"),
    ("claude-opus-5", "5", "25"),
    ("claude-opus-4-8", "5", "25"),
    ("claude-opus-4-7", "5", "25"),
    ("claude-opus-4-6", "5", "25"),
    ("claude-opus-4-5", "5", "25"),
    ("claude-opus-4-5-20251101", "5", "25"),
    ("claude-opus-4-1", "15", "75"),
    ("claude-opus-4-1-20250805", "15", "75"),
    ("claude-opus-4-20250514", "15", "75"),
    ("claude-opus-4-0", "15", "75"),
    ("claude-3-opus-20240229", "15", "75"),
    ("claude-sonnet-5-5", "2", "10"),
    ("claude-sonnet-5", "2", "10"),
    ("claude-sonnet-4-6", "3", "15"),
    ("claude-sonnet-4-5-20250929", "3", "15"),
    ("claude-sonnet-4-20250514", "3", "15"),
    ("claude-sonnet-4-0", "3", "15"),
    ("claude-3-7-sonnet-20250219", "3", "15"),
    ("claude-3-5-sonnet-20240620", "3", "15"),
    ("claude-3-5-sonnet-20241022", "3", "15"),
    ("claude-3-sonnet-20240229", "3", "15"),
    ("claude-haiku-5-5", "0.1", "0.5"),
    ("claude-haiku-4-5-20251001", "1", "5"),
    ("claude-3-5-haiku-20241022", "0.8", "4"),
    ("claude-3-haiku-20240307", "0.25", "1.25"),
    // A word behind a known id doesn't make it another model.
    ("claude-opus-5-preview", "5", "25"),
    ("claude-opus-5-5-preview", "4", "20"),
  ])
  func `prices each model`(_ model: String, _ input: String, _ output: String) throws {
    let rates = try RateCard(Environment([:])).rates(for: ModelID(model))
    #expect(rates.input.cost(of: 1_000_000).exactText == input)
    #expect(rates.output.cost(of: 1_000_000).exactText == output)
    #expect(rates.input.source == .builtIn)
    #expect(rates.output.source == .builtIn)
  }

  @Test(arguments: [
    "claude-opus-6", "claude-opus-5-6", "claude-opus-55", "claude-opus-4-9", "claude-sonnet-4-7",
    "claude-haiku-5", "claude-haiku-6-preview", "claude-heron-5", "claude-2.1", "claude-opus",
    "claude-opus-5-",
    "gpt-5", "opus-5", "<synthetic>",
  ])
  func `prices what it doesn't know by default`(_ model: String) throws {
    let rates = try RateCard(Environment([:])).rates(for: ModelID(model))
    #expect(rates.input.perThousand.exactText == "0.003")
    #expect(rates.output.perThousand.exactText == "0.015")
    #expect(rates.input.source == .byDefault)
    #expect(rates.output.source == .byDefault)
  }

  @Test func `says as of when the prices are`() {
    #expect(CalendarDate(BuiltInPrices.date) != nil)
  }
}

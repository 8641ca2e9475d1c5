import Bytes
import CommandLineTool
import OperatingSystem
import Testing

@testable import Pricing

struct CurrencyTests {
  // MARK: The variable

  @Test(arguments: [
    ("EUR 0.92", "EUR", "0.92"), ("EUR:0.92", "EUR", "0.92"), ("EUR=0.92", "EUR", "0.92"),
    ("eur 0.92", "EUR", "0.92"), ("JPY 151", "JPY", "151"), ("CHF .5", "CHF", "0.5"),
    ("IDR 999999.999999", "IDR", "999999.999999"), ("BTC 0.000001", "BTC", "0.000001"),
    ("USD 1", "USD", "1"), ("GBP 000000.790000", "GBP", "0.79"),
  ])
  func `reads a code and its rate`(_ text: String, _ code: String, _ rate: String) throws {
    let currency = try Currency(Environment(["CLAUDE_CURRENCY": text]))
    #expect(currency.code == code)
    #expect(currency.rateText == rate)
    #expect(currency.isDollars == (text == "USD 1"))
  }

  @Test(arguments: [[:], ["CLAUDE_CURRENCY": ""]])
  func `is the dollar unless it is set`(_ environment: [String: String]) throws {
    let currency = try Currency(Environment(environment))
    #expect(currency == .dollars && currency.isDollars)
    #expect((currency.code, currency.rateText) == ("USD", "1"))
  }

  @Test(arguments: [
    "EUR", "EUR ", "0.92", "€ 0.92", "EU 0.92", "EURO 0.92", "EUR0.92", "EUR  0.92", "EUR-0.92",
    "EUR 0", "EUR 0.000000", "EUR -1", "EUR +1", "EUR 1e3", "EUR 0,92", "EUR 5.", "EUR .",
    "EUR 1.2.3", "EUR 0.9200000", "EUR 1000000", "EUR 0000001", "EUR 0.92 ", " EUR 0.92",
    "EUR 0.92\n", "E1R 2", "EÜR 2", "EUR ٣", "E@R 1", "[{} 1", "EUR\t0.92", "EUR;0.92", " ",
  ])
  func `refuses anything else`(_ text: String) {
    let error = #expect(throws: UsageError.self) {
      try Currency(Environment(["CLAUDE_CURRENCY": text]))
    }
    let said = error?.description ?? ""
    #expect(said.hasPrefix("CLAUDE_CURRENCY is '\(text)'") && said.hasSuffix("'EUR 0.92'"))
  }

  // MARK: Amounts

  @Test(
    arguments: [
      ("EUR 0.92", 1_000_000_000_000_000_000, 920_000_000_000_000_000),
      ("EUR 0.92", 0, 0), ("USD 1", .max, .max), ("USD 1", .min, -.max), ("USD 1", 7, 7),
      // Halves of the smallest unit.
      ("EUR 0.5", 1, 1), ("EUR 0.5", 2, 1), ("EUR 0.5", 3, 2), ("EUR 0.5", -1, -1),
      ("EUR 0.499999", 1, 0), ("EUR 0.000001", 499_999, 0), ("EUR 0.000001", 500_000, 1),
      ("EUR 0.000001", .max, .max / 1_000_000),
      ("IDR 999999.999999", 1_000_001, 1_000_000_999_999),
      // More than fits.
      ("EUR 1.000001", .max, .max), ("EUR 999999", .max, .max), ("EUR 999999", .min, -.max),
      ("EUR 2", .max / 2, .max - 1),
    ] as [(String, Int128, Int128)])
  func `converts exactly`(_ text: String, _ dollars: Int128, _ units: Int128) throws {
    let currency = try #require(Currency(text))
    #expect(currency.convert(Money(units: dollars)) == Money(units: units))
  }

  @Test(arguments: [
    ("USD 1", "0.32244", "$0.3224", "$0.3224"), ("USD 1", "0", "$0.0000", "$0.0000"),
    ("USD 1", "0.00005", "$0.0001", "$0.0001"), ("USD 1", "0.000049", "$0.0000", "$0.0000"),
    ("USD 1", "0.99994", "$0.9999", "$0.9999"), ("USD 1", "0.99995", "$1.0000", "$1.00"),
    ("USD 1", "1", "$1.0000", "$1.00"), ("USD 1", "1.005", "$1.0050", "$1.01"),
    ("USD 1", "1.00499", "$1.0050", "$1.00"), ("USD 1", "9.995", "$9.9950", "$10.00"),
    ("USD 1", "1234567.891", "$1,234,567.8910", "$1,234,567.89"),
    ("USD 1", "999.995", "$999.9950", "$1,000.00"),
    ("EUR 0.92", "0.3225", "€0.2967", "€0.2967"), ("GBP 0.79", "2", "£1.5800", "£1.58"),
    ("JPY 151.25", "10", "¥1,512.5000", "¥1,512.50"),
    ("CHF 0.5", "2.469", "CHF 1.2345", "CHF 1.23"),
  ])
  func `writes amounts for people`(
    _ currency: String, _ dollars: String, _ text: String, _ cell: String
  ) throws {
    let currency = try #require(Currency(currency))
    let amount = try #require(Money(dollars))
    #expect(currency.text(amount) == text)
    #expect(currency.cellText(amount) == cell)
    let negative = Money(units: -amount.units)
    let sign = text.contains { "1"..."9" ~= $0 } ? "-" : ""
    #expect(currency.text(negative) == sign + text)
    #expect(currency.cellText(negative) == sign + cell)
  }

  /// What can't be rounded up any more is cut.
  @Test func `writes the largest amounts`() {
    let currency = Currency.dollars
    let text = "170,141,183,460,469,231,731.6873"
    #expect(currency.text(Money(units: .max)) == "$\(text)")
    #expect(currency.text(Money(units: .min)) == "-$\(text)")
    #expect(currency.cellText(Money(units: .max)) == "$\(text.dropLast(4))68")
    #expect(currency.cellText(Money(units: .min)) == "-$\(text.dropLast(4))68")
  }

  @Test(arguments: [0, 1, 999_999, 1_000_000, 123_456_789])
  func `writes dollars as figures always were`(_ millionths: Int128) {
    let amount = Money(units: millionths * (Money.scale / 1_000_000))
    #expect(Currency.dollars.text(amount) == NumberText.dollars(amount.rounded))
  }

  @Test func `a converted cost has a total of its amounts as printed`() throws {
    var cost = Cost()
    // 0.00005 of each in the currency.
    for part in [\Cost.input, \.output, \.cacheWrite, \.cacheRead, \.webSearch] {
      cost[keyPath: part] = try #require(Money("0.0001"))
    }
    let currency = try #require(Currency("EUR 0.5"))
    let converted = currency.convert(cost)
    #expect(currency.text(cost.total) == "€0.0003")
    #expect(currency.text(converted: converted.total) == "€0.0003")
    #expect(currency.text(converted: converted.roundedTotal) == "€0.0005")
    #expect(currency.cellText(converted: converted.roundedTotal) == "€0.0005")
  }
}

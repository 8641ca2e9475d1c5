import Testing

@testable import Pricing

struct RateTests {
  @Test(arguments: [
    ("0", "0"), ("0.0", "0"), ("0.003", "0.003"), (".5", "0.5"), ("5", "5"), ("00.50", "0.5"),
    ("1.000000000000", "1"), ("0.000000000003", "0.000000000003"),
    ("999999999.999999999999", "999999999.999999999999"),
  ])
  func `reads a decimal number`(_ text: String, _ perThousand: String) throws {
    let rate = try #require(Rate(text, source: .environment))
    #expect(rate.perThousand.exactText == perThousand)
    #expect(rate.source == .environment)
  }

  @Test(arguments: [
    "", " ", ".", "5.", "-1", "-0", "+1", "1e-3", "1E3", "0.0000000000001", "0.0030000000000",
    "1000000000", "1.2.3", "1..2", "1,5", "1_000", "0x1", "nan", "inf", "$1", " 1", "1 ", "1\n",
    "０.５", "５", "１.5", "1.５", "−1", "٣", "1\0",
  ])
  func `refuses anything else`(_ text: String) {
    #expect(Rate(text, source: .environment) == nil)
  }

  @Test(
    arguments: [
      ("0.003", 45_230, "0.13569"),
      ("0.015", 12_450, "0.18675"),
      ("0.003", 1, "0.000003"),
      ("0.003", 0, "0"),
      ("0", 1_000_000, "0"),
      ("0.000000000003", 1, "0.000000000000003"),
      ("0.003", 2 * Int128(Int.max), "55340232221128.654842"),
      ("999999999.999999999999", 1, "999999.999999999999999"),
    ] as [(String, Int128, String)])
  func `prices tokens exactly`(_ rate: String, _ tokens: Int128, _ cost: String) throws {
    let rate = try #require(Rate(rate, source: .environment))
    #expect(rate.cost(of: tokens).exactText == cost)
  }

  @Test func `stops at the largest amount`() throws {
    let rate = try #require(Rate("999999999", source: .environment))
    #expect(rate.cost(of: Int128(Int.max)) == Money(units: .max))
    #expect(rate.cost(of: .max) == Money(units: .max))
  }
}

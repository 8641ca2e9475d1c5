import Testing

@testable import Pricing

struct MoneyTests {
  @Test(
    arguments: [
      (0, "0", "0.0000"),
      (1, "0.000000000000000001", "0.000000000000000001"),
      (1_000, "0.000000000000001", "0.000000000000001"),
      (3_000_000, "0.000000000003", "0.000000000003"),
      (300_000_000_000_000_000, "0.3", "0.3000"),
      (135_690_000_000_000_000, "0.13569", "0.13569"),
      (12_000_000_000_000_000_000, "12", "12.0000"),
      (100_000_000_000_000_000_000, "100", "100.0000"),
      (1_234_567_890_000_000_000_000_000, "1234567.89", "1234567.8900"),
    ] as [(Int128, String, String)])
  func `writes all decimals and never an exponent`(
    _ units: Int128, _ exact: String, _ fixed: String
  ) {
    #expect(Money(units: units).exactText == exact)
    #expect(Money(units: units).fixedText == fixed)
  }

  @Test(
    arguments: [
      (0, "0.0000"),
      (49_999_999_999_999, "0.0000"),
      (50_000_000_000_000, "0.0001"),
      (149_999_999_999_999, "0.0001"),
      (150_000_000_000_000, "0.0002"),
      (250_000_000_000_000, "0.0003"),
      (135_690_000_000_000_000, "0.1357"),
      (186_750_000_000_000_000, "0.1868"),
      (999_949_999_999_999_999, "0.9999"),
      (999_950_000_000_000_000, "1.0000"),
      (9_999_999_950_000_000_000_000, "10000.0000"),
    ] as [(Int128, String)])
  func `rounds to four places, exact halves up`(_ units: Int128, _ text: String) {
    #expect(Money(units: units).rounded.fixedText == text)
  }

  @Test func `adds exactly`() {
    var sum = Money()
    for _ in 0..<10 { sum += Money(units: 100_000_000_000_000_000) }
    #expect(sum.exactText == "1")
    #expect((Money(units: 1) + Money(units: 2)) == Money(units: 3))
  }

  @Test func `stops at the largest amount`() {
    let largest = Money(units: .max)
    #expect(largest + Money(units: 1) == largest)
    #expect(largest + largest == largest)
    #expect(largest.rounded.fixedText == "170141183460469231731.6873")
  }

  @Test func `compares amounts`() {
    #expect(Money(units: 1) < Money(units: 2))
    #expect(!(Money(units: 2) < Money(units: 2)))
  }

  @Test(
    arguments: [
      ("0", "1", 0), ("1", "1", 10_000), ("1", "3", 3_333), ("2", "3", 6_666), ("3", "1", 30_000),
      ("0.00009999", "1", 0), ("0.0001", "1", 1), ("0.000199999999", "1", 1),
    ])
  func `is a part of another amount, rounded down`(_ part: String, _ whole: String, _ share: Int)
    throws
  {
    let (part, whole) = (try #require(Money(part)), try #require(Money(whole)))
    #expect(part.share(of: whole) == share)
  }

  @Test func `the largest part is the largest number`() {
    #expect(Money(units: .max).share(of: Money(units: 1)) == .max)
    #expect(Money(units: .max / 10_000).share(of: Money(units: 1)) == .max)
    #expect(Money(units: 1).share(of: Money()) == .max)
    #expect(Money(units: 1).share(of: Money(units: .max)) == 0)
  }
}

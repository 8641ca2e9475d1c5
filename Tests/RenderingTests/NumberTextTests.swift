import Testing

@testable import Bytes
@testable import ReporterSupport

struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (45_230, "45,230"),
    (999_999, "999,999"), (1_000_000, "1,000,000"), (Int.max, "9,223,372,036,854,775,807"),
  ])
  func `groups digits by three`(_ number: Int, _ text: String) throws {
    let outcome = try Logs([Call(input: number)]).run()
    #expect(outcome.section("Token Usage").first == "  Input tokens:      \(text)")
  }

  @Test(arguments: [
    ("0", 1, "$0.0000"), ("0.05", 1, "$0.0001"), ("0.049999999999", 1, "$0.0000"),
    ("1", 999_999, "$999.9990"), ("1", 1_000_000, "$1,000.0000"),
    ("1", 1_234_567_891, "$1,234,567.8910"), ("0.99995", 1_000, "$1.0000"),
    ("999.99995", 1_000, "$1,000.0000"),
  ])
  func `writes dollars with four decimals`(_ rate: String, _ tokens: Int, _ text: String) throws {
    let outcome = try Logs([Call(input: tokens)]).run(environment: ["CLAUDE_RATE_INPUT": rate])
    #expect(
      outcome.section("Estimated Cost (rates from environment)").first == "  Input:   \(text)")
  }

  @Test(arguments: [
    (0, "0.00%"), (5, "0.05%"), (10, "0.10%"), (99, "0.99%"), (100, "1.00%"), (1_234, "12.34%"),
    (10_000, "100.00%"), (123_456_789, "1,234,567.89%"),
    (Int.max, "92,233,720,368,547,758.07%"),
  ])
  func `writes hundredths of a percent`(_ hundredths: Int, _ text: String) {
    #expect(NumberText.percent(hundredths: hundredths) == text)
  }
}

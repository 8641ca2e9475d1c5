import JSONLines
import Testing

struct JSONNumberTests {
  private func count(_ json: String) throws -> Int? {
    try withValue(json) { $0.count(in: $1) }
  }

  private func isZero(_ json: String) throws -> Bool {
    try withValue(json) { $0.isZero(in: $1) }
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("42", 42), ("1000000", 1_000_000),
    ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775806", Int.max - 1),
    ("9223372036854775807", Int.max),
  ])
  func `is a count as it stands`(_ json: String, _ expected: Int) throws {
    #expect(try count(json) == expected)
  }

  @Test(arguments: [
    ("0.0", 0), ("0.9", 0), ("1.0", 1), ("1.9", 1), ("12.34", 12), ("99.999", 99), ("0.000001", 0),
    ("9223372036854775807.9", Int.max), ("9223372036854775806.5", Int.max - 1),
    ("1.00000000000000000000000000000001", 1),
  ])
  func `loses its fraction`(_ json: String, _ expected: Int) throws {
    #expect(try count(json) == expected)
  }

  @Test(arguments: [
    ("1e0", 1), ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("1e03", 1000), ("12e1", 120),
    ("1.5e1", 15), ("1.25e1", 12), ("1.25e2", 125), ("1.25e4", 12_500), ("0.001e3", 1),
    ("0.0019e3", 1), ("0.5e1", 5), ("1e-1", 0), ("10e-1", 1), ("19e-1", 1), ("1234e-2", 12),
    ("1234.5e-3", 1), ("1234.5e-4", 0), ("5e-999999999", 0), ("1e18", 1_000_000_000_000_000_000),
    ("922337203685477580.7e1", Int.max), ("9.223372036854775807e18", Int.max),
    ("9.223372036854775806e18", Int.max - 1), ("9.2233720368547758069e18", Int.max - 1),
  ])
  func `follows its exponent`(_ json: String, _ expected: Int) throws {
    #expect(try count(json) == expected)
  }

  @Test(arguments: [
    "9223372036854775808", "9999999999999999999", "10000000000000000000", "92233720368547758070",
    "123456789012345678901234567890", "1e19", "9.3e18", "9.223372036854775808e18", "1e999999999",
    "1e99999999999999999999999", "0.1e20", "123456789012345678901234567890.5",
  ])
  func `is held at the greatest count`(_ json: String) throws {
    #expect(try count(json) == Int.max)
  }

  @Test(arguments: [
    ("10000000000000000000e-19", 1), ("123456789012345678901234567890e-20", 1_234_567_890),
    ("99999999999999999999.9e-18", 99), ("9223372036854775808e-1", 922_337_203_685_477_580),
    ("100000000000000000000e-999999999", 0),
  ])
  func `counts digits beyond the greatest count that its exponent takes away`(
    _ json: String, _ expected: Int
  ) throws {
    #expect(try count(json) == expected)
  }

  @Test(arguments: [
    "0", "-0", "0.0", "-0.0", "0e0", "0e5", "-0e5", "0E-5", "0.000e123", "0e999999999",
    "0e99999999999999999999", "-0.0e-999999999", "0.00000000000000000000000000",
  ])
  func `is zero however it is written`(_ json: String) throws {
    #expect(try isZero(json))
    #expect(try count(json) == 0)
  }

  @Test(arguments: ["1", "-1", "10", "0.1", "0.001", "1e-999", "100e1", "-0.5", "1.0", "0.01e9"])
  func `isn't zero`(_ json: String) throws {
    #expect(try !isZero(json))
  }

  @Test(arguments: ["-1", "-42", "-0.5", "-1e3", "-1e-9", "-9223372036854775808", "-0.001e1"])
  func `is no count below zero`(_ json: String) throws {
    #expect(try count(json) == nil)
  }

  @Test(arguments: [#""1""#, "true", "false", "null", "[1]", #"{"a":1}"#, #""""#, "[]"])
  func `is no count when it is no number`(_ json: String) throws {
    #expect(try count(json) == nil)
    #expect(try !isZero(json))
  }

  @Test func `is read between its neighbours`() throws {
    let counts = try withValue("[12,3.5,4e1,5]") { value, bytes in
      try value.elements(in: bytes).map { $0.count(in: bytes) }
    }
    #expect(counts == [12, 3, 40, 5])
  }
}

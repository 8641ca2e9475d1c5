import CommandLineTool
import OperatingSystem
import Testing

@testable import Pricing
@testable import ReporterSupport

struct RateCardTests {
  /// The suffixes of all variables for Claude Opus 5.5, by descending precedence.
  private static let variables = ["_OPUS_5_5", "_OPUS", ""]

  @Test(arguments: [0, 1, 2])
  func `takes the most special variable`(_ first: Int) throws {
    var environment: [String: String] = [:]
    for (index, suffix) in Self.variables.enumerated().dropFirst(first) {
      environment["CLAUDE_RATE_INPUT" + suffix] = "0.0\(index + 1)"
      environment["CLAUDE_RATE_OUTPUT" + suffix] = "0.1\(index + 1)"
    }
    let rates = try rates("claude-opus-5-5", environment)
    #expect(rates.input.perThousand.exactText == "0.0\(first + 1)")
    #expect(rates.output.perThousand.exactText == "0.1\(first + 1)")
    #expect(rates.input.source == .environment)
  }

  @Test(arguments: ["", "_OPUS", "_OPUS_5_5"])
  func `sets input and output apart from each other`(_ suffix: String) throws {
    let input = try rates("claude-opus-5-5", ["CLAUDE_RATE_INPUT" + suffix: "0.7"])
    #expect(input.input.perThousand.exactText == "0.7")
    #expect(input.output.perThousand.exactText == "0.02")
    #expect(input.output.source == .builtIn)

    let output = try rates("claude-opus-5-5", ["CLAUDE_RATE_OUTPUT" + suffix: "0.7"])
    #expect(output.input.perThousand.exactText == "0.004")
    #expect(output.input.source == .builtIn)
    #expect(output.output.perThousand.exactText == "0.7")
  }

  @Test(arguments: [
    "_OPUS_5", "_OPUS_5_5_5", "_SONNET", "_CLAUDE_OPUS_5_5", "_opus", "OPUS", "S", "_5_5", "_",
  ])
  func `leaves other models' variables out`(_ suffix: String) throws {
    let rates = try rates("claude-opus-5-5", ["CLAUDE_RATE_INPUT" + suffix: "0.7"])
    #expect(rates.input.perThousand.exactText == "0.004")
  }

  @Test(arguments: [
    ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "_SONNET_4_5"),
    ("claude-3-5-haiku-20241022", "_HAIKU_3_5"), ("claude-3-5-haiku-20241022", "_HAIKU"),
    ("opus", "_OPUS_5_5"), ("databricks-claude-4.6-opus-fast", "_OPUS_4_6"),
    ("gpt-5.5-codex", "_GPT_5_5_CODEX"), ("gpt-5.5-codex", "_GPT"),
    ("openai/o4", "_OPENAI_O4"),
  ])
  func `names the variable by the plain id`(_ model: String, _ suffix: String) throws {
    let rates = try rates(model, ["CLAUDE_RATE_INPUT" + suffix: "0.7"])
    #expect(rates.input.perThousand.exactText == "0.7")
  }

  @Test func `gives calls of no known model the general rate, else the default`() throws {
    let byDefault = try RateCard(Environment(["CLAUDE_RATE_INPUT_SONNET": "0.7"])).rates(for: nil)
    #expect(byDefault.input.perThousand.exactText == "0.003")
    #expect(byDefault.output.perThousand.exactText == "0.015")
    #expect(byDefault.input.source == .byDefault)
    let general = try RateCard(Environment(["CLAUDE_RATE_INPUT": "0.7"])).rates(for: nil)
    #expect(general.input.perThousand.exactText == "0.7")
    #expect(general.output.source == .byDefault)
  }

  @Test func `takes an empty variable as unset and 0 as free`() throws {
    let rates = try rates(
      "claude-opus-5", ["CLAUDE_RATE_INPUT": "", "CLAUDE_RATE_OUTPUT": "0"])
    #expect(rates.input.source == .builtIn)
    #expect(rates.output == Rate("0", source: .environment))
  }

  @Test func `leaves variables alone whose names only begin like a rate's`() throws {
    let environment = [
      "CLAUDE_RATE_INPUTS": "none", "CLAUDE_RATE_OUTPUT2": "none", "CLAUDE_RATE_CACHE": "none",
      "CLAUDE_RATE_CACHE_WRITES": "none", "CLAUDE_RATE_CACHE_READ1H": "none",
    ]
    #expect(try RateCard(Environment(environment)).rates(for: nil).input.source == .byDefault)
  }

  @Test(arguments: [
    "CLAUDE_RATE_INPUT", "CLAUDE_RATE_OUTPUT", "CLAUDE_RATE_INPUT_OPUS",
    "CLAUDE_RATE_OUTPUT_GPT_5", "CLAUDE_RATE_CACHE_READ", "CLAUDE_RATE_CACHE_WRITE",
    "CLAUDE_RATE_CACHE_WRITE_1H", "CLAUDE_RATE_CACHE_WRITE_1H_OPUS", "CLAUDE_RATE_CACHE_WRITE_OPUS",
    "CLAUDE_RATE_CACHE_READ_OPUS",
  ])
  func `names the variable that is no rate`(_ name: String) throws {
    let error = try #require(throws: UsageError.self) { try RateCard(Environment([name: "1e-3"])) }
    #expect(error.description.hasPrefix("\(name) is '1e-3'; expected US dollars"))
    let outcome = try Logs([Call()]).run(environment: [name: "1e-3"])
    #expect(outcome.status == .usage)
    #expect(outcome.standardOutput == "")
    #expect(outcome.standardError.contains(name))
  }

  @Test(arguments: [("1", 0), ("1.000000000001", 1), ("3", 1), ("0.999999999999", 0)])
  func `warns of a rate above 1`(_ value: String, _ count: Int) throws {
    let card = try RateCard(Environment(["CLAUDE_RATE_OUTPUT_OPUS": value]))
    #expect(card.warnings.count == count)
    #expect(card.warnings.allSatisfy { $0.contains("CLAUDE_RATE_OUTPUT_OPUS is \(value)") })
    let outcome = try Logs([Call()]).run(environment: ["CLAUDE_RATE_OUTPUT_OPUS": value])
    #expect(outcome.errorLines == card.warnings.map { "session-stats: " + $0 })
    #expect(outcome.status == .success)
  }

  // MARK: Caches

  @Test(arguments: [0, 1, 2])
  func `takes the most special variable of each kind of cache`(_ first: Int) throws {
    var environment = ["CLAUDE_RATE_INPUT_OPUS_5_5": "0.9"]
    for (index, suffix) in Self.variables.enumerated().dropFirst(first) {
      environment["CLAUDE_RATE_CACHE_WRITE" + suffix] = "0.1\(index + 1)"
      environment["CLAUDE_RATE_CACHE_WRITE_1H" + suffix] = "0.2\(index + 1)"
      environment["CLAUDE_RATE_CACHE_READ" + suffix] = "0.3\(index + 1)"
    }
    let rates = try rates("claude-opus-5-5", environment)
    #expect(rates.cacheWrite5m.perThousand.exactText == "0.1\(first + 1)")
    #expect(rates.cacheWrite1h.perThousand.exactText == "0.2\(first + 1)")
    #expect(rates.cacheRead.perThousand.exactText == "0.3\(first + 1)")
    #expect(rates.cacheWrite5m.source == .environment)
  }

  /// The rates of a five-minute cache, an hour's cache and cache reads, and which of them come from the
  /// environment.
  @Test(
    arguments: [
      ([:], "claude-opus-5-5", "0.005 0.008 0.0002", [false, false, false]),
      // If the model's input rate is set, it is multiplied by the model's own factors.
      (["_INPUT": "1"], "claude-opus-5-5", "1.25 2 0.05", [true, true, true]),
      (["_INPUT": "1"], "claude-fable-5-1", "1.25 2 0.025", [true, true, true]),
      (["_INPUT": "1"], "claude-3-haiku", "1.2 2 0.12", [true, true, true]),
      (["_INPUT": "1"], "claude-opus-5", "1.25 2 0.1", [true, true, true]),
      (["_INPUT": "1"], "gpt-5", "1.25 2 0.1", [true, true, true]),
      (["_INPUT_OPUS": "1", "_INPUT": "3"], "claude-opus-5", "1.25 2 0.1", [true, true, true]),
      (["_INPUT_SONNET": "1"], "claude-opus-5-5", "0.005 0.008 0.0002", [false, false, false]),
      (["_OUTPUT": "1"], "claude-opus-5-5", "0.005 0.008 0.0002", [false, false, false]),
      // Each kind separately: its own general variable precedes a model's input rate.
      (
        ["_INPUT_OPUS_5_5": "1", "_CACHE_READ": "0.7"], "claude-opus-5-5", "1.25 2 0.7",
        [true, true, true]
      ),
      (["_CACHE_WRITE": "0.7"], "claude-opus-5-5", "0.7 0.008 0.0002", [true, false, false]),
      (
        ["_CACHE_WRITE": "0.7", "_INPUT": "1"], "claude-opus-5-5", "0.7 2 0.05",
        [true, true, true]
      ),
      (["_CACHE_WRITE_1H": "0.7"], "claude-opus-5-5", "0.005 0.7 0.0002", [false, true, false]),
      (["_CACHE_READ": "0"], "claude-opus-5-5", "0.005 0.008 0", [false, false, true]),
      (["_CACHE_WRITE": "0.7"], "gpt-5", "0.7 0.006 0.0003", [true, false, false]),
      // Not a five-minute rate for a model whose name begins like the suffix for an hour.
      (["_CACHE_WRITE_1H": "0.7"], "1h", "0.00375 0.7 0.0003", [false, true, false]),
      (["_CACHE_WRITE_1H_X": "0.7"], "1h-x", "0.00375 0.7 0.0003", [false, true, false]),
      (["_CACHE_WRITE_1H_X": "0.7"], "x", "0.00375 0.7 0.0003", [false, true, false]),
    ] as [([String: String], String, String, [Bool])])
  func `a rate of a cache is its own, else follows the input's`(
    _ endings: [String: String], _ model: String, _ expected: String, _ isSet: [Bool]
  ) throws {
    let variables = endings.map { ("CLAUDE_RATE" + $0.key, $0.value) }
    let rates = try rates(model, Dictionary(uniqueKeysWithValues: variables))
    let cache = [rates.cacheWrite5m, rates.cacheWrite1h, rates.cacheRead]
    #expect(cache.map(\.perThousand.exactText).joined(separator: " ") == expected)
    #expect(cache.map { $0.source == .environment } == isSet)
  }

  private func rates(_ model: String, _ environment: [String: String]) throws -> ModelRates {
    try RateCard(Environment(environment)).rates(for: ModelID(model))
  }
}

import CommandLineTool
import Foundation
import Testing

@testable import ReporterSupport

struct RatesCommandTests {
  private func rows(_ environment: [String: String] = [:]) -> [[Substring]] {
    Logs.run(["rates"], environment: environment).outputLines.map { $0.split(separator: " ") }
  }

  @Test func `names each model's rates and where they come from`() {
    #expect(
      rows().contains([
        "claude-opus-5-5", "0.004", "0.02", "0.005", "0.008", "0.0002", "built-in", "built-in",
        "built-in", "CLAUDE_RATE_INPUT_OPUS_5_5",
      ]))
    #expect(
      rows().contains([
        "(any", "other)", "0.003", "0.015", "0.00375", "0.006", "0.0003", "default", "default",
        "default", "CLAUDE_RATE_INPUT",
      ]))
    let variables = ["CLAUDE_RATE_INPUT_OPUS": "0.5", "CLAUDE_RATE_OUTPUT_OPUS_5_5": "0.25"]
    #expect(
      rows(variables).contains([
        "claude-opus-5-5", "0.5", "0.25", "0.625", "1", "0.025", "environment", "environment",
        "environment", "CLAUDE_RATE_INPUT_OPUS_5_5",
      ]))
    #expect(rows(variables).contains { $0.starts(with: ["claude-opus-5", "0.5", "0.025"]) })
    let oneKind = rows(["CLAUDE_RATE_CACHE_WRITE_1H": "0.5"])
    #expect(
      oneKind.contains([
        "claude-opus-5-5", "0.004", "0.02", "0.005", "0.5", "0.0002", "built-in", "built-in",
        "built-in,", "environment", "CLAUDE_RATE_INPUT_OPUS_5_5",
      ]))
  }

  @Test func `says when models cost something else`() {
    let lines = Logs.run(["rates"]).outputLines
    for line in [
      "In fast mode: input 0.008, output 0.04, write 5m 0.01, write 1h 0.016, read 0.0004 "
        + "(claude-opus-5-5).",
      "With prompts of over 100,000 tokens: input 0.0005, output 0.0025, write 5m 0.000625, "
        + "write 1h 0.001, read 0.00005 (claude-haiku-5-5).",
      "Before 2026-10-07: read 0.0002 (claude-sonnet-5-5).",
    ] { #expect(lines.contains(line), "\(line)") }
    let inUS = lines.filter {
      $0.hasPrefix("If the model must run in the US: 1.1 times the built-in rates (claude-fable")
    }
    #expect(inUS.count == 1)
    #expect(inUS.first?.contains("claude-opus-4-6, ") == true)
    #expect(inUS.first?.contains("4-5") == false)
  }

  @Test func `leaves out rules that change none of the rates`() {
    let variables = [
      "CLAUDE_RATE_INPUT": "0.5", "CLAUDE_RATE_OUTPUT_SONNET": "0.7",
      "CLAUDE_RATE_OUTPUT_HAIKU": "0",
      "CLAUDE_RATE_OUTPUT_FABLE": "0", "CLAUDE_RATE_OUTPUT_MYTHOS": "0",
    ]
    let lines = Logs.run(["rates"], environment: variables).outputLines
    #expect(lines.contains("In fast mode: output 0.04 (claude-opus-5-5)."))
    #expect(!lines.contains { $0.contains("(claude-haiku") || $0.contains("(claude-sonnet") })
    #expect(lines.contains { $0.hasPrefix("If the model") && $0.contains("(claude-opus-5-5, ") })
  }

  @Test func `names variables of no known model`() {
    for name in ["CLAUDE_RATE_INPUT_OPSU", "CLAUDE_RATE_CACHE_WRITE_1H_OPSU"] {
      let outcome = Logs.run(["rates"], environment: [name: "0.5", "CLAUDE_RATE_CACHE_READ": "1"])
      #expect(
        outcome.outputLines.filter { $0.contains("none of these") } == [
          "\(name) is set, but belongs to none of these models."
        ])
    }
  }

  @Test func `prints JSON with the variables of each model`() throws {
    let outcome = Logs.run(["rates", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let report = try #require(object as? [String: Any])
    #expect((report["as_of"] as? String)?.count == 10)
    let models = try #require(report["models"] as? [[String: Any]])
    #expect(models.last?["model"] as? String == "default")
    #expect(models.count > 20)
    let variables = try #require(models[0]["variables"] as? [String: [String]])
    #expect(variables["output"]?.last == "CLAUDE_RATE_OUTPUT")
    #expect(variables["cache_write_5m"]?.last == "CLAUDE_RATE_CACHE_WRITE")
    #expect(
      variables["cache_write_1h"] == [
        "CLAUDE_RATE_CACHE_WRITE_1H_FABLE_5_2", "CLAUDE_RATE_CACHE_WRITE_1H_FABLE",
        "CLAUDE_RATE_CACHE_WRITE_1H",
      ])
    #expect(report["usd_per_web_search"] as? Double == 0.01)
  }

  @Test(arguments: [
    (
      "claude-opus-4-7", [#"{"before":"2026-07-24","fast":true}"#, #"{"factor":1.1,"in_us":true}"#]
    ),
    (
      "claude-opus-4-6",
      [
        #"{"before":"2026-07-24","fast":true}"#,
        #"{"before":"2026-03-13","prompt_tokens_above":200000}"#, #"{"factor":1.1,"in_us":true}"#,
      ]
    ),
    ("claude-sonnet-4-5", [#"{"before":"2026-04-30","prompt_tokens_above":200000}"#]),
    ("claude-haiku-4-5", []), ("default", []),
  ])
  func `prints JSON with the rules of each model`(_ model: String, _ rules: [String]) throws {
    let outcome = Logs.run(["rates", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let report = try #require(object as? [String: Any])
    let models = try #require(report["models"] as? [[String: Any]])
    let row = try #require(models.first { $0["model"] as? String == model })
    let listed = try #require(row["rules"] as? [[String: Any]])
    let conditions = try listed.map { rule in
      let data = try JSONSerialization.data(
        withJSONObject: rule.filter { $0.key != "rates" }, options: .sortedKeys)
      return String(decoding: data, as: UTF8.self)
    }
    #expect(conditions == rules)
    let rates = listed.compactMap { $0["rates"] as? [String: Any] }
    #expect(rates.map(\.count) == listed.filter { $0["factor"] == nil }.map { _ in 5 })
  }

  @Test(arguments: ["csv", "markdown"])
  func `prints tables for other programs`(_ format: String) {
    let outcome = Logs.run(["rates", "--format", format])
    #expect(outcome.standardOutput.contains("claude-opus-5-5"))
    #expect(outcome.standardOutput.contains("Write 1h"))
    #expect(outcome.status == .success)
  }
}

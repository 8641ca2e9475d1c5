import CommandLineTool
import Foundation
import Testing

struct RatesCommandTests {
  private func rows(_ environment: [String: String] = [:]) -> [[Substring]] {
    Logs.run(["rates"], environment: environment).outputLines.map { $0.split(separator: " ") }
  }

  @Test func `names each model's rates and where they come from`() {
    #expect(
      rows().contains([
        "claude-opus-5-5", "0.004", "0.02", "built-in", "built-in", "CLAUDE_RATE_INPUT_OPUS_5_5",
      ]))
    #expect(
      rows().contains([
        "(any", "other)", "0.003", "0.015", "default", "default", "CLAUDE_RATE_INPUT",
      ]))
    let variables = ["CLAUDE_RATE_INPUT_OPUS": "0.5", "CLAUDE_RATE_OUTPUT_OPUS_5_5": "0.25"]
    #expect(
      rows(variables).contains([
        "claude-opus-5-5", "0.5", "0.25", "environment", "environment",
        "CLAUDE_RATE_INPUT_OPUS_5_5",
      ]))
    #expect(rows(variables).contains { $0.starts(with: ["claude-opus-5", "0.5", "0.025"]) })
  }

  @Test func `names variables of no known model`() {
    let outcome = Logs.run(["rates"], environment: ["CLAUDE_RATE_INPUT_OPSU": "0.5"])
    #expect(
      outcome.outputLines.last
        == "CLAUDE_RATE_INPUT_OPSU is set, but belongs to none of these models.")
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
  }

  @Test(arguments: ["csv", "markdown"])
  func `prints tables for other programs`(_ format: String) {
    let outcome = Logs.run(["rates", "--format", format])
    #expect(outcome.standardOutput.contains("claude-opus-5-5"))
    #expect(outcome.status == .success)
  }
}

import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests reports in another currency than US dollars.
struct CurrencyReportTests {
  private typealias Make = AccuracyTranscripts

  private static let euros = ["CLAUDE_CURRENCY": "EUR 0.92"]

  /// A bill of 1.1 dollars: a dollar for output, and a tenth for input.
  private func transcripts() throws -> Make {
    try Make([Make.row("1", call: "Bash", tokens: 50_000, usage: #","input_tokens":25000"#)])
  }

  @Test(arguments: [
    "EUR", "EUR 0", "EUR -1", "EUR 1e3", "EURO 1", "0.92 EUR", "EUR 0.1234567", "EUR  1",
    "€ 0.92", "EUR 1234567",
  ])
  func `a currency that is none is wrong usage, whatever is reported`(_ text: String) throws {
    let transcripts = try transcripts()
    let commands = [[], ["--by", "model"], ["--json"], ["budget", "--limit", "1"], ["reconcile"]]
    for arguments in commands {
      let outcome = transcripts.run(
        arguments, source: [], environment: ["CLAUDE_CURRENCY": text])
      #expect(outcome.status == .usage && outcome.standardOutput.isEmpty, "\(arguments)")
      #expect(
        outcome.errorLines.first?.contains(
          "CLAUDE_CURRENCY is '\(text)'; expected a code and its rate per US dollar") == true,
        "\(arguments): \(outcome.standardError)")
    }
  }

  @Test func `JSON keeps the dollars, and has the converted cost beside them`() throws {
    let values = try ReportValues(try transcripts().run(["--json"], environment: Self.euros))
    for path in ["summary", "projects.0", "models.0", "days.0"] {
      for (member, expected) in [
        ("total", "1.1"), ("currency", "USD"), ("exact.total", "1.1"),
        ("converted.input", "0.092"), ("converted.output", "0.92"),
        ("converted.cache_read", "0"), ("converted.total", "1.012"),
        ("converted.currency", "EUR"), ("converted.rate", "0.92"),
      ] {
        #expect(values["\(path).estimated_cost.\(member)"] == expected, "\(path) \(member)")
      }
    }
    let tools = "tools.0.estimated_cost"
    #expect(values["\(tools).converted.currency"] == "EUR")
    #expect(values["\(tools).converted.cache_read"] == nil)
  }

  @Test func `JSON writes the rate as it was given, and nothing of dollars`() throws {
    let transcripts = try transcripts()
    let yen = transcripts.run(["--json"], environment: ["CLAUDE_CURRENCY": "jpy:155.250"])
    #expect(yen.standardOutput.contains("\"rate\": 155.25\n"))
    #expect(yen.standardOutput.contains("\"currency\": \"JPY\""))
    for environment in [[:], ["CLAUDE_CURRENCY": "USD 1"], ["CLAUDE_CURRENCY": ""]] {
      let dollars = transcripts.run(["--json"], environment: environment)
      #expect(!dollars.standardOutput.contains("converted"))
    }
  }

  @Test func `groups and the traffic are converted, too`() throws {
    let sources = try BothSources(
      [Call(id: "t1", model: "gpt-9", input: 100_000)],
      rows: [Make.row("1", call: "Bash", tokens: 50_000)])
    let values = try sources.values(["--by", "project"], environment: Self.euros)
    #expect(values["groups.0.estimated_cost.converted.total"] == "0.92")
    #expect(values["summary.tool_traffic.estimated_cost.converted.currency"] == "EUR")
    #expect(values["summary.tool_traffic.estimated_cost.converted.total"] == "0.276")
  }

  @Test func `CSV is exact, in the currency`() throws {
    let transcripts = try transcripts()
    for arguments in [[], ["--by", "model"]] {
      let rows = transcripts.run(arguments + ["--format", "csv"], environment: Self.euros)
        .standardOutput.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
      let cells = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
      #expect(cells["cost_input"] == "0.092" && cells["cost_output"] == "0.92")
      #expect(cells["cost_total"] == "1.012")
    }
  }

  @Test func `text and Markdown are in the currency`() throws {
    let transcripts = try transcripts()
    let text = transcripts.run(environment: Self.euros)
    #expect(
      text.section("API Cost (rates by model)").map { $0.split(separator: " ").last }
        == ["€0.0920", "€0.9200", "€0.0000", "€0.0000", "€1.0120"])
    #expect(text.section("Projects") == ["  shop: 1 (€1.01)"])
    #expect(!text.standardOutput.contains("$"))
    let markdown = transcripts.run(["--format", "markdown"], environment: Self.euros)
    #expect(markdown.outputLines.contains("| API cost | €1.0120 |"))
    #expect(!markdown.standardOutput.contains("$"))
    let table = transcripts.run(["--by", "model", "--format", "markdown"], environment: Self.euros)
    #expect(table.standardOutput.contains("| €1.01 |"))
  }

  @Test func `rates and limits stay in dollars`() throws {
    let rates = Logs.run(["rates"], environment: Self.euros)
    #expect(rates == Logs.run(["rates"]))
  }
}

import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests the model of calls whose records name none.
struct UnnamedModelsTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  private static let opus = Call(model: "claude-opus-5-5")
  private static let haiku = Call(model: "claude-haiku-4-5")

  /// Returns the number of calls by model, from the report of today's records.
  private func models(_ calls: [Call], _ options: [String] = []) throws -> [String: Int] {
    try logs.write(calls)
    let report = try JSONReport(logs.run(options + ["--json"]))
    return Dictionary(uniqueKeysWithValues: report.models.map { ($0.model, $0.count) })
  }

  @Test func `it is that of the next call of the session, else of the last before`() throws {
    #expect(
      try models([Call(), Self.opus, Self.haiku]) == ["claude-opus-5-5": 2, "claude-haiku-4-5": 1])
    #expect(
      try models([Call(), Call(), Self.opus, Call(), Self.haiku, Self.opus])
        == ["claude-opus-5-5": 4, "claude-haiku-4-5": 2])
    #expect(
      try models([Self.opus, Self.haiku, Call(), Call()])
        == ["claude-opus-5-5": 1, "claude-haiku-4-5": 3])
  }

  @Test func `other sessions and rejected inputs tell nothing`() throws {
    let other = Call(session: "s2", model: "claude-opus-5-5")
    let rejected = Call(model: "claude-opus-5-5", isRejected: true)
    #expect(try models([other, Call(), other, rejected]) == ["claude-opus-5-5": 2, "unknown": 1])
    let nameless = Call(session: nil)
    let named = Call(session: nil, model: "claude-opus-5-5")
    #expect(try models([nameless, named]) == ["claude-opus-5-5": 1, "unknown": 1])
  }

  @Test func `a subagent's is never that of its parent, nor of another`() throws {
    let helper = Call(agent: "Explore", agentID: "a1")
    let named = Call(model: "claude-haiku-4-5", agent: "Explore", agentID: "a2")
    #expect(
      try models([Self.opus, helper, Self.opus, named])
        == ["claude-opus-5-5": 2, "claude-haiku-4-5": 1, "unknown": 1])
    let own = Call(model: "claude-haiku-4-5", agent: "Explore", agentID: "a1")
    #expect(
      try models([Call(), helper, own, Self.opus]) == ["claude-opus-5-5": 2, "claude-haiku-4-5": 2])
  }

  @Test func `filters, costs and groups go by it, and reports say so`() throws {
    let calls = [Call(input: 1_000), Self.opus]
    #expect(try models(calls, ["--model", "claude-opus-5-5"]) == ["claude-opus-5-5": 2])
    #expect(try models(calls, ["--model", "unknown"]).isEmpty)
    let report = try JSONReport(logs.run(["--json"]))
    #expect(report.data.filledModels == 1)
    #expect(report.summary.estimatedCost.exact.input == "0.004")
    let text = logs.run()
    #expect(
      text.section("Data Quality") == ["  Models taken from the session: 1"])
    let grouped = logs.run(["--by", "model"])
    #expect(grouped.outputLines.contains { $0.contains(#/^claude-opus-5-5 +2 /#) })
  }

  @Test func `rotation keeps it`() throws {
    try logs.write([Call(), Self.opus, Self.haiku, Call()], daysAgo: 40)
    let before = try JSONReport(logs.run(["--range", "all", "--json"]))
    _ = logs.run(["rotate"])
    let after = try JSONReport(logs.run(["--range", "all", "--json"]))
    #expect(before.models.map(\.count) == after.models.map(\.count))
    #expect(before.models.map(\.model) == after.models.map(\.model))
    #expect(before.models.count == 2)
  }

  @Test func `records that wait for long are counted all the same`() throws {
    // More than may wait in a file whose records name no model.
    let long = Call(command: String(repeating: "x", count: 1_000))
    #expect(try models(400 * long) == ["unknown": 400])
    #expect(try models([Self.opus] + 400 * long) == ["claude-opus-5-5": 401])
  }
}

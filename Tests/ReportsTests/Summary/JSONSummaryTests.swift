import CommandLineTool
import Foundation
import Testing

@testable import ReporterSupport

struct JSONSummaryTests {
  @Test func `has all members with their types`() throws {
    let logs = try Logs([
      Call(
        tool: "Edit", model: "claude-opus-5", file: "a.swift", input: 45_230, output: 12_450,
        duration: 100, added: 5, removed: 2),
      Call(tool: "Edit", model: "claude-opus-5", duration: 200, error: "no"),
    ])
    let report = try logs.report()
    #expect(report.range == "today")
    #expect(report.from == "2026-01-14")
    #expect(report.to == "2026-01-14")
    #expect(report.basis == "tool traffic, estimated")
    #expect(report.summary.totalOperations == 2)
    #expect(report.summary.failedOperations == 1)
    #expect(report.summary.sessions == 1)
    #expect(report.summary.tokens == .init(input: 45_230, output: 12_450, total: 57_680))
    #expect(report.summary.lines == .init(added: 5, removed: 2))
    #expect(
      report.summary.durationMs == .init(count: 2, total: 300, p50: 100, p95: 200, max: 200))
    let tool = try #require(report.tools.first)
    #expect(tool.tool == "Edit")
    #expect(tool.count == 2)
    #expect(tool.failures == 1)
    #expect(tool.durationMs == report.summary.durationMs)
    let project = try #require(report.projects.first)
    #expect(project.project == "app")
    #expect(project.sessions == 1)
    #expect(project.tokens == report.summary.tokens)
    let model = try #require(report.models.first)
    #expect(model.rates.input == .init(usdPer1K: Decimal(5) / 1_000, source: "built-in"))
    #expect(model.rates.output == .init(usdPer1K: Decimal(25) / 1_000, source: "built-in"))
    #expect(report.days.map(\.date) == ["2026-01-14"])
    #expect(report.topFiles == [.init(file: "a.swift", project: "app", count: 1)])
    #expect(report.data.records == 2)
  }

  @Test func `gives the median and the 95th percentile of durations`() throws {
    let durations = try Logs((1...100).map { Call(duration: $0) }).report().summary.durationMs
    #expect(durations == .init(count: 100, total: 5_050, p50: 50, p95: 95, max: 100))
  }

  @Test func `is an object of zeros for an empty log`() throws {
    let report = try Logs().report()
    #expect(report.summary.totalOperations == 0)
    #expect(report.summary.durationMs == .init(count: 0, total: 0, p50: nil, p95: nil, max: nil))
    #expect(report.summary.estimatedCost.total == 0)
    #expect(report.summary.estimatedCost.exact == .init(input: "0", output: "0", total: "0"))
    #expect(report.tools.isEmpty && report.projects.isEmpty && report.models.isEmpty)
    #expect(report.days.isEmpty && report.topFiles.isEmpty)
  }

  @Test func `gives names as they were logged`() throws {
    let name = "a\"b\\c\n\u{1B}[31m\u{202E}\u{E9}\u{1F600}\0"
    let logs = try Logs([Call(tool: "Edit", project: name, model: name, file: name)])
    let report = try logs.report()
    #expect(report.projects.map(\.project) == [name])
    #expect(report.models.map(\.model) == [name])
    #expect(report.topFiles.map(\.file) == [name])
    #expect(!logs.run(["--json"]).standardOutput.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [
    (["--range", "week"], "week", "2026-01-08", "2026-01-14"),
    (["--date", "yesterday"], "2026-01-13", "2026-01-13", "2026-01-13"),
  ])
  func `names the days`(
    _ arguments: [String], _ range: String, _ from: String, _ to: String
  ) throws {
    let report = try Logs().report(arguments)
    #expect(report.range == range)
    #expect(report.from == from)
    #expect(report.to == to)
  }
}

import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import Setup

struct DoctorDocumentationTests {
  @Test func `docs/installing.md names each check and each member of the JSON`() throws {
    let runs = try DoctorRuns()
    try runs.register()
    try runs.log("{\"timestamp\":\"2026-01-14T14:00:00Z\",\"tool\":\"Bash\"}\n")
    let output = try runs.outcome("--json").standardOutput
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let document = String(decoding: try Repository.data("docs/installing.md"), as: UTF8.self)
    let paragraph = try #require(document.firstMatch(of: #/`--json` is for scripts:[\s\S]*?\n\n/#))
      .0
    let named = Set(paragraph.matches(of: #/`([a-z_]+)`/#).map { String($0.1) })
    let members = Set(report.keys).union(["check", "code", "status", "message", "mend"])
    let words = Set(Check.Code.allCases.map(\.topic)).union(["ok", "note", "trouble"])
    #expect(named == members.union(words))
  }

  @Test func `docs/installing.md names each code`() throws {
    let document = String(decoding: try Repository.data("docs/installing.md"), as: UTF8.self)
    let table = try #require(document.firstMatch(of: #/\| check \| code \| found \|[\s\S]*?\n\n/#))
      .0
    let cells = table.split(separator: "\n").dropFirst(2).map { $0.split(separator: "|")[1] }
    let named = cells.flatMap { $0.matches(of: #/`([a-z-]+)`/#).map { String($0.1) } }
    let codes = Check.Code.allCases.filter { $0.rawValue.contains("/") }.map(\.text)
    #expect(Set(named) == Set(codes))
    #expect(named.count == codes.count)
  }
}

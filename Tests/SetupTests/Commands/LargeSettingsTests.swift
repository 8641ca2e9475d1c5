import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Settings larger than anybody writes, though a program might; the stack must suffice.
struct LargeSettingsTests {
  private static let count = Tier.choose(test: 800, check: 3_000, all: 3_000)
  private static let own =
    #"{"hooks":[{"type":"command","command":"/o/claude-hook-log"}]}"#

  /// Returns `count` texts, one per line.
  private static func many(_ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: ",\n")
  }

  private func roundTrip(_ text: String) throws -> SetupRuns {
    let runs = try SetupRuns()
    try runs.write(text)
    for command in ["install", "uninstall"] {
      #expect(try runs.run(command, ["--dry-run"]).status == .success)
      #expect(try runs.run(command, []).status == .success)
    }
    return runs
  }

  @Test func `members`() throws {
    let text = "{\(Self.many { "\"m\($0)\":\"\($0)\"" })}"
    #expect(try roundTrip(text).settings == text)
  }

  @Test func `groups of others`() throws {
    let groups = Self.many { _ in #"{"matcher":"Edit","hooks":[{"type":"command","command":"x"}]}"#
    }
    let text = #"{"hooks":{"PostToolUse":[\#(groups)]}}"#
    #expect(try roundTrip(text).settings == text)
  }

  @Test func `groups of ours`() throws {
    let text = #"{"a":1,"hooks":{"PostToolUse":[\#(Self.many { _ in Self.own })]}}"#
    #expect(try roundTrip(text).settings == #"{"a":1}"#)
  }

  @Test func `events`() throws {
    let text = #"{"a":1,"hooks":{\#(Self.many { #""E\#($0)":[\#(Self.own)]"# })}}"#
    #expect(try roundTrip(text).settings == #"{"a":1}"#)
  }

  @Test func `levels`() throws {
    let depth = Tier.choose(test: 20_000, check: 100_000, all: 100_000)
    let open = String(repeating: "[", count: depth)
    let close = String(repeating: "]", count: depth)
    let text = #"{"a":\#(open)\#(close),"hooks":{"PostToolUse":[\#(open)\#(close)]}}"#
    #expect(try roundTrip(text).settings == text)
  }
}

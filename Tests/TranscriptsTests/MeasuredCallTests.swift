import ActivityLog
import Foundation
import HookLogging
import JSONLines
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

/// Compares the counts of a call in a transcript with those of the hook's record of the same call.
struct MeasuredCallTests {
  private static let directory = "examples/hook-inputs"

  /// Returns the hook's record.
  private func record(_ input: Data) -> ActivityRecord? {
    let context = HookContext(
      environment: Environment(["HOME": "/home/ada"]), now: Moment(seconds: 0),
      processIdentifier: 1, workingDirectory: nil)
    return withBytes(Array(input)) { HookLogger(context).record(of: $0) }
  }

  /// Returns the two transcript rows of the same call.
  private func rows(_ input: Data) throws -> String {
    let text = String(decoding: input, as: UTF8.self)
    return try withBytes(text) { bytes in
      let object = try JSONObject(scanning: bytes)
      // A row must be a single line.
      func part(_ name: StaticString) -> String? {
        object.value(name, in: bytes).map {
          bytes.string($0.start..<$0.end).replacing("\n", with: " ")
        }
      }
      var rows = TranscriptRows()
      rows.directory = String((part("cwd") ?? "").dropFirst().dropLast())
      let call = rows.call(
        "toolu_1", object.string("tool_name", in: bytes) ?? "", part("tool_input") ?? "null")
      if object.string("hook_event_name", in: bytes) == "PostToolUseFailure" {
        return call
          + rows.result("toolu_1", part("error") ?? #""""#, response: #""Error""#, isError: true)
      }
      return call + rows.result("toolu_1", response: part("tool_response") ?? "")
    }
  }

  @Test func `counts what the hook counts, for every example of a hook input`() throws {
    var compared = 0
    for name in try Repository.names(in: Self.directory) {
      let input = try Repository.data("\(Self.directory)/\(name)")
      guard let record = record(input) else { continue }
      let directory = try TemporaryDirectory()
      let path = try directory.write(try rows(input), to: "s.jsonl")
      var scan = TranscriptScan()
      try scan.read(TranscriptFile(path: path, modified: Moment(seconds: 0), size: 0))
      let call = try #require(scan.calls.first, "\(name)")
      #expect(scan.calls.count == 1 && call.hasResult, "\(name)")
      #expect(call.argumentCharacters == record.argumentCharacters, "\(name)")
      #expect(call.resultCharacters == record.resultCharacters, "\(name)")
      #expect(call.resultCharacters / 4 + call.imageTokens == record.inputTokens, "\(name)")
      #expect(call.hasFailed == (record.error != nil), "\(name)")
      #expect(call.linesAdded == record.lines?.added ?? 0, "\(name)")
      #expect(call.linesRemoved == record.lines?.removed ?? 0, "\(name)")
      #expect(scan.file(of: call) ?? "" == record.details.file ?? "", "\(name)")
      #expect(scan.names.name(of: call.skill) == record.details.skill ?? "", "\(name)")
      compared += 1
    }
    #expect(compared > 40)
  }
}

import ActivityLog
import Foundation
import HookLogging
import JSONLines
import OperatingSystem
import TestSupport
import Testing

/// Tests inputs that are truncated or have other bytes replaced: the hook rejects them exactly if they aren't
/// JSON, and whatever it writes is a line of JSON.
struct DamagedInputTests {
  /// What the hook does with an input.
  private enum Outcome { case nothing, rejected, logged }

  /// An example input.
  private struct Example {
    let bytes: [UInt8]
    /// The ranges of the event's name, which decides whether the input is logged, and of the value of `tool_name`.
    let event: Range<Int>?
    let toolName: Range<Int>?

    init(_ data: Data) {
      bytes = Array(data)
      let before = "\"hook_event_name\":\""
      event = data.range(of: Data(before.utf8)).map { range in
        range.upperBound..<(data[range.upperBound...].firstIndex(of: 0x22) ?? data.endIndex)
      }
      toolName = data.range(of: Data("tool_name".utf8))
    }
  }

  /// A short input with values of each kind.
  private static let short =
    #"{"hook_event_name":"PostToolUse","tool_name":"Glob","cwd":"/a","tool_input":{"pattern":"é\u0041"#
    + #"\n"},"tool_response":{"filenames":["a",-1.5e+3,null,[]],"truncated":true},"duration_ms":20}"#

  private static let directory = "examples/hook-inputs"
  private static let names = (try? Repository.names(in: directory)) ?? []

  /// All words that an error may contain; none come from the input.
  private static let words = Set(
    [
      JSONError.Expectation.object, .value, .name, .nameOrClosingBrace, .colon, .digit, .literal,
      .commaOrClosingBrace, .commaOrClosingBracket, .closingQuote, .escape, .hexDigit,
    ].map { "not a hook input: expected \($0.rawValue)" })

  @Test func `there are examples`() { #expect(Self.names.count >= 51) }

  @Test(arguments: zip(names, names.indices))
  func `each part of an example is rejected, and only the whole is logged`(
    _ name: String, _ number: Int
  ) throws {
    let input = Array(try Repository.data("\(Self.directory)/\(name)"))
    let whole = record(input, redacts: false)
    #expect((whole != nil) == name.contains("-PostToolUse"))
    #expect(whole?.isRejected != true)
    for length in Tier.sample(1..<input.count, each: 16, from: number) + [0, input.count] {
      let part = Array(input[..<length])
      let isJSON = JSONGrammar.accepts(part)
      #expect(isRead(part) == isJSON, "\(length)")
      let record = record(part, redacts: false)
      if isJSON || length == 0 {
        #expect(record?.line == (isJSON ? whole?.line : nil), "\(length)")
      } else {
        try checkRejected(try #require(record, "\(length)"), length)
      }
    }
  }

  @Test(arguments: 0..<4)
  func `each byte may be any other, left out or doubled`(_ quarter: Int) {
    let example = Example(Data(Self.short.utf8))
    for index in example.bytes.indices where index % 4 == quarter {
      for byte in Tier.sample(UInt8.min...UInt8.max, each: 16, from: index) {
        check(example, at: index, replacedBy: [byte])
      }
      check(example, at: index, replacedBy: [])
      check(example, at: index, replacedBy: [example.bytes[index], example.bytes[index]])
    }
  }

  @Test(arguments: [
    "32-PostToolUse-mcp__tickets__search-text-blocks.json",
    "38-PostToolUse-mcp__tickets__comment-surrogates.json",
  ])
  func `each byte of a nested example may be some others`(_ name: String) throws {
    let example = Example(try Repository.data("\(Self.directory)/\(name)"))
    var generator = SeededGenerator(seed: 8259)
    for index in example.bytes.indices {
      for _ in 0..<Tier.choose(test: 1, check: 16, all: 64) {
        check(example, at: index, replacedBy: [.random(in: .min ... .max, using: &generator)])
      }
    }
  }

  /// Checks what the hook does with an example in which a byte is replaced.
  private func check(_ example: Example, at index: Int, replacedBy bytes: [UInt8]) {
    let input = Array(example.bytes[..<index] + bytes + example.bytes[(index + 1)...])
    let isJSON = JSONGrammar.accepts(input)
    let isSame = input == example.bytes
    let owed: Outcome =
      if !isJSON || !isSame && example.toolName?.contains(index) == true {
        .rejected
      } else if !isSame && example.event?.contains(index) == true { .nothing } else { .logged }
    let record = record(input)
    let outcome = record.map { $0.isRejected ? Outcome.rejected : .logged } ?? .nothing
    guard outcome != owed || isRead(input) != isJSON || !(record.map(isLine) ?? true) else {
      return
    }
    Issue.record("\(String(decoding: input, as: UTF8.self)): \(outcome)")
  }

  /// Returns whether the record is written as a single JSON object, followed by the only newline.
  private func isLine(_ record: ActivityRecord) -> Bool {
    let line = Array(record.line)
    return line.firstIndex(of: UInt8(ascii: "\n")) == line.count - 1
      && JSONGrammar.acceptsObject(line)
  }

  /// Checks that the record of a truncated input says where the input ends, and contains nothing of the call.
  private func checkRejected(_ record: ActivityRecord, _ length: Int) throws {
    let error = try #require(record.error)
    let place = " at byte \(length), found the end"
    #expect(
      error.hasSuffix(place) && Self.words.contains(String(error.dropLast(place.count))), "\(error)"
    )
    var owed = ActivityRecord(
      timestamp: Logged.moment.utcText, sessionID: record.sessionID, tool: "unknown",
      project: record.project)
    owed.projectDirectory = record.projectDirectory
    (owed.agent, owed.agentID, owed.toolUseID) = (record.agent, record.agentID, record.toolUseID)
    (owed.error, owed.isRejected) = (error, true)
    #expect(record.line == owed.line, "\(length)")
  }

  /// Returns whether the scanner accepts a text as JSON.
  private func isRead(_ text: [UInt8]) -> Bool {
    withBytes(text) { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.scanValue()) != nil && (try? scanner.finish()) != nil
    }
  }

  /// Returns the hook's record of an input.
  private func record(_ input: [UInt8], redacts: Bool = true) -> ActivityRecord? {
    let context = HookContext(
      environment: Environment([
        "HOME": "/home/ada", "CLAUDE_LOG_REDACT": redacts ? "on" : "off",
      ]),
      now: Logged.moment, processIdentifier: 4711, workingDirectory: "/srv/work",
      branch: .known(nil))
    return withBytes(input) { HookLogger(context).record(of: $0) }
  }
}

import Foundation
import HookLogging
package import OperatingSystem

/// The record that the hook leaves in the log for one input.
package struct Logged {
  /// The hook left no record, or more than one.
  private struct NotOneRecord: Error {}

  /// 2026-01-14, half past three in the afternoon.
  package static let moment = Moment(seconds: 1_768_404_600)

  /// As it stands in the log, without its newline.
  package let line: String
  private let members: [String: Any]

  /// Logs an input, which must leave exactly one record.
  package init(_ input: String, _ environment: [String: String] = [:]) throws {
    try self.init(bytes: Array(input.utf8), environment)
  }

  package init(bytes: [UInt8], _ environment: [String: String] = [:]) throws {
    let lines = try Self.lines(bytes, environment)
    guard lines.count == 1,
      let members = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    else { throw NotOneRecord() }
    line = lines[0]
    self.members = members
  }

  /// Logs a call of a tool; `rest` are further members of the input.
  package init(
    _ tool: String, arguments: String? = nil, response: String? = nil, _ rest: String = "",
    environment: [String: String] = [:]
  ) throws {
    var members = [
      #""session_id":"s1""#, #""cwd":"/home/ada/app""#, #""hook_event_name":"PostToolUse""#,
      #""tool_name":"\#(tool)""#,
    ]
    if let arguments { members.append(#""tool_input":"# + arguments) }
    if let response { members.append(#""tool_response":"# + response) }
    if !rest.isEmpty { members.append(rest) }
    try self.init("{" + members.joined(separator: ",") + "}", environment)
  }

  /// A call that failed.
  package static func failure(
    _ tool: String, error: String, _ environment: [String: String] = [:]
  ) throws -> Logged {
    try Logged(
      tool, #""hook_event_name":"PostToolUseFailure","error":"# + error,
      environment: environment)
  }

  /// The lines that the hook leaves in the log for an input.
  package static func lines(
    _ input: [UInt8], _ environment: [String: String] = [:], workingDirectory: String? = "/srv/work"
  ) throws -> [String] {
    let directory = try TemporaryDirectory()
    let variables = ["HOME": "/home/ada", "CLAUDE_LOG_DIR": directory.path]
    let context = HookContext(
      environment: Environment(variables.merging(environment) { $1 }), now: moment,
      processIdentifier: 4711, workingDirectory: workingDirectory)
    try withBytes(input) { try HookLogger(context).log($0) }
    return try directory.names().flatMap { name in
      try directory.read(name).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    }
  }

  /// Whether the record has a member.
  package func has(_ name: String) -> Bool { members[name] != nil }

  /// A member that is a text.
  package func text(_ name: String) -> String? { members[name] as? String }

  /// A member that is a number, or `tokens.input` for one in a member.
  package func number(_ name: String) -> Int? {
    var value: Any? = members
    for part in name.split(separator: ".") { value = (value as? [String: Any])?[String(part)] }
    return (value as? NSNumber)?.intValue
  }

  /// A member that is a list of numbers.
  package func numbers(_ name: String) -> [Int]? { members[name] as? [Int] }

  /// Whether a member is true.
  package func isTrue(_ name: String) -> Bool { members[name] as? Bool == true }

  /// Lines added and removed, nil when the record doesn't say.
  package var lines: [Int]? {
    guard let added = number("lines.added"), let removed = number("lines.removed") else {
      return nil
    }
    return [added, removed]
  }
}

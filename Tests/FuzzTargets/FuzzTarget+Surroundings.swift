import ActivityLog
import CommandLineTool
import HookLogging
import OperatingSystem
import TestSupport

/// What surrounds a run: bytes with a NUL between texts.
extension FuzzTarget {
  /// The values of the variables that the programs obey.
  static let environment = {
    let logs = ScratchLogs()
    logs.write(#"{"tool":"Read","model":"claude-opus-4-5","tokens":{"input":9}}"#.utf8, to: day)
    let names = [
      "CLAUDE_RATE_INPUT", "CLAUDE_RATE_OUTPUT", "CLAUDE_RATE_INPUT_OPUS", "CLAUDE_DAILY_BUDGET",
      "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "CLAUDE_LOG_TOKENS", "CLAUDE_LOG_DETAILS",
      "CLAUDE_SESSION_ID", "CLAUDE_PROJECT_DIR", "CLAUDE_LOG_REDACT",
    ]
    return FuzzTarget(name: "environment") { bytes in
      let variables = Dictionary(
        zip(names, texts(in: bytes)).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      for arguments in [["--range", "all"], ["rates"], ["budget"]] {
        let outcome = logs.run(arguments, variables)
        guard ![.failure].contains(outcome.status) else { return outcome.standardError }
      }
      let context = HookContext(
        environment: Environment(variables), now: Moment(seconds: 1_768_404_600),
        processIdentifier: 4711, workingDirectory: "/srv/work", branch: .known(nil))
      let input = #"{"tool_name":"Bash","tool_input":{"command":"ls"},"cwd":"/srv/work"}"#
      let line = withBytes(input) { HookLogger(context).record(of: $0)?.line }
      return JSONGrammar.acceptsObject(Array(line ?? [])) ? nil : "no record, or no JSON"
    }
  }()

  /// The arguments of the reporter, none of which name places outside of a directory of their own.
  static let arguments = {
    let logs = ScratchLogs()
    logs.write(#"{"tool":"Read"}"#.utf8, to: day)
    return FuzzTarget(name: "arguments") { bytes in
      let arguments = texts(in: bytes)
      let isWriting = ["rotate", "import"].contains(arguments.first)
      guard !isWriting || !arguments.joined().contains("-dir") else { return nil }
      let outcome = logs.run(arguments)
      let isSilent = outcome.standardOutput.isEmpty && outcome.standardError.isEmpty
      return outcome.status != .success && isSilent ? "failed without a word" : nil
    }
  }()

  private static let day = "logs/activity-2026-01-14.jsonl"

  /// The texts between the NULs.
  private static func texts(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

import Foundation
import TestSupport
import Testing

/// A home directory with two days of logs and unusual files; each run must end within ten seconds.
struct StrangeHome {
  let directory: TemporaryDirectory

  /// Today's date in a time zone where it is noon, so that a test and its programs agree on it.
  static let today = Zone.dateAtNoon

  static let dayFile = "activity-\(today).jsonl"
  static let oldFile = "activity-2026-01-14.jsonl"
  static let otherFile = "activity-2026-01-12.jsonl"
  static let totals = "totals-2026-01.ndjson"
  static let troubles = "hook-trouble.log"

  /// The commands of both programs, except for logging.
  static let commands = [
    ["report", "--range", "all"], ["budget", "--range", "all", "--limit", "1000"],
    ["rotate", "--keep", "2"],
    ["import", "--transcripts", Repository.path("examples/transcripts")],
    ["doctor"],
  ]

  /// Creates the home directory, with the old day file and another one, except for the file to be replaced.
  init(besides name: String? = nil) throws {
    directory = try TemporaryDirectory()
    for name in ["logs", "home", "tmp"] { try directory.makeDirectories(name) }
    for file in [Self.oldFile, Self.otherFile] where file != name {
      try directory.write(Repository.data("examples/logs/\(file)"), to: "logs/\(file)")
    }
    try directory.write("not a record\n", to: "target")
    try directory.write(Zone.noon, to: "zone")
  }

  var environment: [String: String] {
    [
      "HOME": directory.path("home"), "TMPDIR": directory.path("tmp"), "TZ": directory.path("zone"),
      "CLAUDE_LOG_DIR": directory.path("logs"), "PATH": "/usr/bin:/bin",
    ]
  }

  /// Runs the hook to log a call.
  func log() throws -> Consequences {
    try HookRuns.hook.start(
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: environment
    ).finish(within: 10)
  }

  /// Runs one of the commands.
  func run(_ command: [String]) throws -> Consequences {
    let program = command == ["doctor"] ? HookRuns.hook : ReportRuns.stats
    let arguments = command.first == "report" ? Array(command.dropFirst()) : command
    return try program.start(arguments, environment: environment).finish(within: 10)
  }

  /// Returns the lines of an error log without their dates; empty if it isn't a regular file.
  func troubles(in place: String) -> [String] {
    let lines = (try? directory.read("\(place)/\(Self.troubles)"))?.split(separator: "\n") ?? []
    return lines.map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  /// Returns the type of the file at a path, without following links; nil if there is none.
  func kind(_ name: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: directory.path(name))
    return (attributes?[.type] as? FileAttributeType)?.rawValue
  }
}

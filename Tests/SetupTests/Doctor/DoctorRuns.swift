import CommandLineTool
import Foundation
import OperatingSystem
import Setup
import TestSupport
import Testing

/// A home directory and a project in which doctor is run; the installed program is a script that logs.
struct DoctorRuns {
  /// A check in the JSON output.
  struct Check: Decodable, Equatable {
    let check: String
    let code: String
    let status: String
    let message: String
    let mend: String?
  }

  /// The JSON output.
  struct Report: Decodable {
    let ok: Bool
    let version: String
    let program: String
    let log_folder: String?
    let last_record: String?
    let records_today: Int?
    let malformed: Int?
    let troubles: Int?
    let trial_microseconds: Int?
    let checks: [Check]

    /// Returns the checks of a topic that aren't `ok`.
    func found(_ topic: String) -> [Check] {
      checks.filter { $0.check == topic && $0.status != "ok" }
    }
  }

  /// 2026-01-14T14:13:20Z
  static let now = Moment(seconds: 1_768_400_000)
  static let loggingScript = """
    #!/bin/sh
    if [ "$1" = --version ]; then echo claude-hook-log \(ToolVersion.current); exit; fi
    read -r input
    echo '{"timestamp":"2026-01-14T14:13:20Z","tool":"Bash"}' >> "$CLAUDE_LOG_DIR/activity-2026-01-14.jsonl"

    """

  let directory: TemporaryDirectory
  let program: String
  var variables: [String: String]
  /// The directory in which doctor is run.
  var workingDirectory = "project"

  init() throws {
    directory = try TemporaryDirectory()
    program = directory.path("bin/claude-hook-log")
    variables = [
      "HOME": directory.path("home"), "PATH": "/usr/bin:/bin", "TMPDIR": directory.path("tmp"),
    ]
    for name in ["home/.claude", "project/.claude", "tmp"] { try directory.makeDirectories(name) }
    try addProgram("bin/claude-hook-log")
  }

  /// Installs a program, by default one that logs.
  @discardableResult
  func addProgram(_ name: String, _ script: String = loggingScript) throws -> String {
    try Self.addProgram(name, in: directory, script)
  }

  @discardableResult
  static func addProgram(
    _ name: String, in directory: TemporaryDirectory, _ script: String = loggingScript
  ) throws -> String {
    let path = directory.path(name)
    try directory.makeDirectories((name as NSString).deletingLastPathComponent)
    // A file that this process, or a child of another test, has open for writing can't be executed.
    let written = try Program(path: "/bin/sh").run(
      ["-c", #"/bin/cat > "$1" && /bin/chmod 755 "$1""#, "sh", path], input: Data(script.utf8))
    #expect(written == Consequences())
    return path
  }

  /// Sets the mode of a file or directory.
  func setPermissions(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: directory.path(name))
  }

  /// Writes a settings file: that of the scope `user`, `project` or `local`, or one with a path.
  func write(_ settings: String, to scope: String = "user") throws {
    let name =
      switch scope {
      case "user": "home/.claude/settings.json"
      case "project": "project/.claude/settings.json"
      case "local": "project/.claude/settings.local.json"
      default: scope
      }
    try directory.write(settings, to: name)
  }

  /// Returns settings that run a command for some events, with additional members.
  static func settings(
    _ command: String, on events: [String] = ["PostToolUse", "PostToolUseFailure"],
    matcher: String? = nil, args: [String]? = nil, _ others: [String: Any] = [:]
  ) throws -> String {
    var handler: [String: Any] = ["type": "command", "command": command]
    handler["args"] = args
    var group: [String: Any] = ["hooks": [handler]]
    group["matcher"] = matcher
    let hooks = Dictionary(uniqueKeysWithValues: events.map { ($0, [group]) })
    let object = others.merging(["hooks": hooks]) { $1 }
    return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }

  /// Registers the program in the user's settings, with additional members.
  func register(_ others: [String: Any] = [:]) throws {
    try write(Self.settings(program, others))
  }

  /// Installs a plugin for the user, with the entries that Claude Code writes for one from a repository.
  func install(plugin name: String, in directory: String) throws {
    let marketplace = name.split(separator: "@").last ?? ""
    try write(
      #"{"version":2,"plugins":{"\#(name)":[{"scope":"user","installPath":"\#(self.directory.path(directory))"}]}}"#,
      to: "home/.claude/plugins/installed_plugins.json")
    try write(
      #"{"\#(marketplace)":{"source":{"source":"github","repo":"ada/tools"}}}"#,
      to: "home/.claude/plugins/known_marketplaces.json")
  }

  /// Writes a day file and makes its directory private to the user.
  func log(_ text: String, day: String = "2026-01-14", in logs: String = "home/.claude/logs") throws
  {
    if logs.hasPrefix("home/.claude/logs") { try directory.makeLogs(in: "home/.claude") }
    try directory.write(text, to: "\(logs)/activity-\(day).jsonl")
    try setPermissions(0o700, of: logs)
  }

  /// Runs doctor.
  func outcome(_ arguments: String...) throws -> Outcome {
    let context = SetupContext(
      environment: Environment(variables), now: Self.now, invocation: program,
      workingDirectory: directory.path(workingDirectory),
      managedDirectory: directory.path("managed"))
    return try DoctorCommand.run(ParsedArguments(arguments, of: SetupOptions.doctor), in: context)
  }

  /// Returns doctor's JSON output, which must agree with its exit status.
  func report() throws -> Report {
    let outcome = try outcome("--json")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.standardOutput.utf8))
    #expect(report.ok == (outcome.status == .success))
    #expect(report.ok == !report.checks.contains { $0.status == "trouble" })
    #expect(outcome.standardError == "")
    #expect(report.checks.allSatisfy { $0.status != "trouble" || $0.mend != nil })
    return report
  }
}

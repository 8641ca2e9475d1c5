import CommandLineTool

/// What the reporter reads. The first byte of a case chooses the report.
extension FuzzTarget {
  /// A day file.
  static let dayFile = {
    let logs = ScratchLogs()
    return FuzzTarget(name: "day-file") { bytes in
      logs.write(bytes.dropFirst(), to: "logs/activity-2026-01-14.jsonl")
      let json = ["--range", "all", "--json"]
      return logs.complaint(about: json) ?? logs.complaint(about: choice(bytes))
    }
  }()

  /// A file of totals, beside a day file.
  static let totals = {
    let logs = ScratchLogs()
    logs.write(#"{"tool":"Read"}"#.utf8, to: "logs/activity-2026-01-10.jsonl")
    return FuzzTarget(name: "totals") { bytes in
      logs.write(bytes.dropFirst(), to: "logs/totals-2026-01.ndjson")
      return logs.complaint(about: choice(bytes))
        ?? logs.complaint(about: ["rotate", "--keep", "2", "--dry-run"])
    }
  }()

  /// A transcript, as a source of reports and of an import.
  static let transcript = {
    let logs = ScratchLogs()
    logs.write("".utf8, to: "logs/activity-2026-01-10.jsonl")
    return FuzzTarget(name: "transcript") { bytes in
      logs.write(bytes.dropFirst(), to: "projects/-src/9b1f4c7e-52d8-4e06-8a3b-6c0d7f21e594.jsonl")
      let source = ["--source", bytes.first.map { $0 % 2 == 0 } == true ? "transcripts" : "both"]
      return logs.complaint(about: choice(bytes) + source)
        ?? logs.complaint(about: ["accuracy", "--range", "all", "--json"])
        ?? logs.complaint(about: ["import", "--dry-run"])
    }
  }()

  /// One of the reports.
  private static func choice(_ bytes: [UInt8]) -> [String] {
    let choices = [
      ["--json"], [], ["--format", "csv"], ["--format", "markdown"], ["--by", "tool", "--json"],
      ["--by", "session"], ["--by", "project,model", "--format", "csv"],
      ["--by", "hour", "--json"],
      ["--by", "file", "--format", "markdown"], ["--by", "command", "--top", "3"],
      ["--by", "server,skill", "--json"], ["--by", "branch,agent", "--sort", "duration"],
      ["--by", "week", "--reverse"], ["--tool", "R*"], ["--failed", "--json"],
    ]
    return ["--range", "all"] + choices[Int(bytes.first ?? 0) % choices.count]
  }
}

import Foundation
import TestSupport
import Testing

/// Tests the messages of both programs about hostile names in arguments, variables, paths or hook inputs.
struct HostileMessageTests {
  /// Expects that neither output of a run contains characters that control a terminal.
  private func expectHarmless(_ run: Consequences, _ what: String) {
    #expect(Harmlessness.steering(run.standardOutput) == [], "\(what)")
    #expect(Harmlessness.steering(run.standardError) == [], "\(what)")
  }

  @Test func `filters that match nothing name the nearest values harmlessly`() throws {
    let log = try HostileLog(HostileNames.all)
    let filters = ["tool", "project", "model", "session", "agent", "branch", "file", "user"]
    for filter in filters {
      for name in HostileNames.forFiles {
        let run = try log.report(["--\(filter)", "\(name)?none"])
        expectHarmless(run, "--\(filter) \(name)")
        #expect(run.status == 0 && run.standardError.contains("'"), "\(run)")
        #expect(run.standardError.utf8.count { $0 == 10 } == 1, "\(run)")
      }
    }
  }

  /// Each kind of argument that is quoted in messages; `NAME` is replaced.
  @Test(arguments: [
    ["NAME"], ["--NAME"], ["--range", "NAME"], ["--by", "NAME"], ["--format", "NAME"],
    ["--date", "NAME"], ["--since", "NAME"], ["--sort", "NAME"], ["--top", "NAME"],
    ["--source", "NAME"], ["budget", "--limit", "NAME"],
    ["budget", "--limit", "1", "--warn", "NAME"],
    ["rotate", "--keep", "NAME"], ["rates", "NAME"], ["import", "--since", "NAME"],
    ["help", "NAME"],
    ["--log-dir", "NAME"], ["--transcripts", "NAME"], ["rotate", "--log-dir", "NAME"],
    ["accuracy", "--transcripts", "NAME"], ["--generate-completion-script", "NAME"],
  ])
  func `what was typed is quoted harmlessly`(_ form: [String]) throws {
    let directory = try TemporaryDirectory()
    for name in HostileNames.forFiles {
      let arguments = form.map { $0.replacing("NAME", with: "x\(name)") }
      let run = try ReportRuns.stats.run(
        arguments, environment: ["HOME": directory.path], directory: directory.path)
      expectHarmless(run, "\(arguments)")
      #expect([1, 64].contains(run.status), "\(arguments): \(run)")
      #expect(run.standardOutput == "")
    }
  }

  @Test(arguments: [["install"], ["uninstall"], ["doctor"]])
  func `the hook's own commands quote harmlessly`(_ command: [String]) throws {
    for name in HostileNames.forFiles {
      for form in [["NAME"], ["--NAME"], ["--scope", "NAME"]] {
        let arguments = command + form.map { $0.replacing("NAME", with: "x\(name)") }
        let run = try HookRuns.hook.run(arguments, environment: ["HOME": "/nowhere"])
        expectHarmless(run, "\(arguments)")
        #expect(run.status == 64, "\(arguments): \(run)")
      }
    }
  }

  @Test(arguments: ["CLAUDE_RATE_INPUT", "CLAUDE_DAILY_BUDGET", "COLUMNS", "TZ", "NO_COLOR"])
  func `a variable's value is quoted harmlessly`(_ variable: String) throws {
    let log = try HostileLog([])
    for name in HostileNames.forFiles {
      for arguments in [["--json"], ["rates"], ["budget"]] {
        let run = try ReportRuns.stats.run(
          arguments,
          environment: [
            "HOME": log.directory.path, "CLAUDE_LOG_DIR": log.directory.path("logs"),
            variable: name,
          ])
        expectHarmless(run, "\(variable)=\(name) \(arguments)")
      }
    }
  }

  @Test(arguments: ["text", "markdown", "json"])
  func `a variable's name is quoted harmlessly`(_ format: String) throws {
    for name in HostileNames.forFiles where !name.contains("=") && !name.isEmpty {
      let run = try ReportRuns.stats.run(
        ["rates", "--format", format],
        environment: ["HOME": "/nowhere", "CLAUDE_RATE_INPUT_\(name)": "1"])
      expectHarmless(run, "\(name) \(format)")
      #expect(run.standardOutput.contains("belongs to none") || format == "json")
    }
  }

  @Test(arguments: HostileNames.forFiles)
  func `a directory of logs may have any name`(_ name: String) throws {
    let home = try StrangeHome()
    let logs = home.directory.path("x\(name)")
    try FileManager.default.moveItem(atPath: home.directory.path("logs"), toPath: logs)
    // A malformed line, an unreadable file, and a day file to which no record can be appended.
    try home.directory.write("}\n", to: "x\(name)/activity-2026-01-13.jsonl")
    try home.directory.makeDirectories("x\(name)/activity-2026-01-11.jsonl")
    try home.directory.makeDirectories("x\(name)/\(StrangeHome.dayFile)")
    var environment = home.environment
    environment["CLAUDE_LOG_DIR"] = logs
    let hook = try HookRuns.hook.run(
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: environment)
    #expect(hook == Consequences())
    let troubles = try home.directory.read("x\(name)/\(StrangeHome.troubles)")
    #expect(troubles.utf8.count { $0 == 10 } == 1)
    for command in StrangeHome.commands {
      let program = command == ["doctor"] ? HookRuns.hook : ReportRuns.stats
      let run = try program.run(
        command.first == "report" ? Array(command.dropFirst()) : command, environment: environment)
      #expect((0...1).contains(run.status))
      expectHarmless(run, "\(name) \(command)")
    }
  }

  @Test func `a team's members may have any names`() throws {
    let directory = try TemporaryDirectory()
    for name in HostileNames.forFiles {
      try directory.write(#"{"tool":"Read"}"# + "\n}\n", to: "team/x\(name)/\(HostileLog.day)")
    }
    for format in ["text", "csv", "markdown", "json"] {
      let run = try ReportRuns.stats.run(
        [
          "--range", "all", "--by", "user", "--log-dir", directory.path("team"), "--format", format,
        ],
        environment: ["HOME": directory.path])
      #expect(run.status == 0)
      #expect(Harmlessness.steering(run.standardOutput, besides: ["\r"]) == [])
      #expect(Harmlessness.steering(run.standardError) == [])
      #expect(run.standardError.utf8.count { $0 == 10 } == 2)
    }
  }

  @Test(arguments: HostileNames.forFiles)
  func `a program and settings may be in a directory of any name`(_ name: String) throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectories("bin\(name)")
    let program = directory.path("bin\(name)/claude-hook-log")
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: HookRuns.hook.path)
    try directory.write("{\n", to: "broken\(name)/settings.json")
    for arguments in [
      ["install", "--settings", directory.path("new\(name)/settings.json"), "--dry-run"],
      ["install", "--settings", directory.path("new\(name)/settings.json")],
      ["install", "--settings", directory.path("broken\(name)/settings.json")],
      ["uninstall", "--settings", directory.path("new\(name)/settings.json")], ["doctor"],
    ] {
      let run = try Program(path: program).run(
        arguments,
        environment: [
          "HOME": directory.path, "PATH": "/usr/bin:/bin", "TMPDIR": directory.path,
          "CLAUDE_CONFIG_DIR": directory.path("new\(name)"),
        ], directory: directory.path)
      #expect((0...1).contains(run.status), "\(arguments): \(run)")
      expectHarmless(run, "\(arguments)")
    }
  }
}

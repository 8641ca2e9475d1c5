import Foundation
import TestSupport
import Testing

/// Tests that the real executable's `doctor` finds each problem, and that its advice solves it.
struct DoctorTests {
  private let home: DoctorHome

  init() throws { home = try DoctorHome() }

  @Test func `is content right after an install and a call`() throws {
    #expect(try home.doctor().status == 1)
    try home.install()
    let found = try home.doctor()
    #expect(found.status == 0, "\(found)")
    #expect(found.standardOutput.contains(", 1 today\n"))
    #expect(found.standardOutput.contains(" logs a made-up call; the program alone takes "))
    #expect(found.standardOutput.contains(" ms (median of 10 runs)\n"))
    #expect(try home.doctor(["TMPDIR": "missing"]).status == 0)
  }

  @Test func `finds that nothing is registered`() throws {
    let messages = [
      "PostToolUse is registered nowhere", "PostToolUseFailure is registered nowhere",
    ]
    try home.expectTroubles(
      messages, mends: ["claude-hook-log install", "claude-hook-log install"])
  }

  @Test func `finds one event only`() throws {
    try home.install()
    try home.directory.write(
      home.directory.read(home.settings).replacing("PostToolUseFailure", with: "Stop"),
      to: home.settings)
    let message = ["PostToolUseFailure is registered nowhere: failed calls aren't logged"]
    try home.expectTroubles(message, mends: ["claude-hook-log install"])
  }

  @Test func `finds a missing binary`() throws {
    try home.link(home.directory.path("other/claude-hook-log"))
    #expect(try home.shell("../other/claude-hook-log install").status == 0)
    try FileManager.default.removeItem(atPath: home.directory.path("other/claude-hook-log"))
    let message = ["\(home.directory.path("other/claude-hook-log")) isn't there: no call is logged"]
    try home.expectTroubles(message, mends: ["claude-hook-log install"])
  }

  @Test func `finds a binary of another version, and one that can't be run`() throws {
    let other = home.directory.path("other/claude-hook-log")
    try home.directory.write("#!/bin/sh\necho claude-hook-log 0.0.1\n", to: "other/claude-hook-log")
    try home.directory.write(
      #"{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"\#(other)"}]}],"#
        + #""PostToolUseFailure":[{"hooks":[{"type":"command","command":"\#(other)"}]}]}}"#,
      to: home.settings)
    let found = try home.doctor()
    #expect(home.mends(found) == ["chmod 755 \(other)"])
    #expect(try home.shell(home.mends(found).joined()).status == 0)
    let messages = ["\(other) isn't version", "\(other) doesn't log a made-up call"]
    try home.expectTroubles(
      messages,
      mends: ["claude-hook-log install", "claude-hook-log uninstall && claude-hook-log install"])
  }

  @Test func `finds a directory that is read-only or open to others`() throws {
    try home.install()
    let logs = home.directory.path("home/.claude/logs")
    for (mode, message, mend) in [
      ("0500", "\(logs) can't be written to", "chmod u+rwx \(logs)"),
      (
        "0755", "\(logs) is open to others (mode 755)",
        "chmod -R go-rwx \(home.directory.path("home/.claude/activity"))"
      ),
    ] {
      try home.shell("chmod \(mode) \(logs)")
      try home.expectTroubles([message], mends: [mend])
    }
  }

  @Test(arguments: ["home", "project"])
  func `finds the shell logger beside it`(_ place: String) throws {
    let path = "\(place)/.claude/settings.json"
    try home.directory.write(
      #"{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"~/session-logger.sh"}]}]}}"#,
      to: path)
    try home.install()
    let messages = ["/\(path) also runs ~/session-logger.sh"]
    guard place == "project" else {
      try home.expectTroubles(messages, mends: ["claude-hook-log install --replace"])
      return
    }
    // Installing into the project would register the hook a second time.
    try home.expectTroubles(messages, mends: ["take it out by hand"]) { _ in
      try home.directory.write("{}", to: path)
      return [:]
    }
  }

  @Test(arguments: ["project", "local"])
  func `finds a second registration`(_ scope: String) throws {
    try home.install()
    try home.link(home.directory.path("other/claude-hook-log"))
    let second = scope == "project" ? "claude-hook-log" : "../other/claude-hook-log"
    #expect(try home.shell("\(second) install --scope \(scope)").status == 0)
    let mend = "claude-hook-log uninstall --scope \(scope)"
    let messages = [
      "PostToolUse is registered 2 times", "PostToolUseFailure is registered 2 times",
    ]
    try home.expectTroubles(messages, mends: [mend, mend])
  }

  @Test func `finds the wrong shape`() throws {
    let handler = #"{"type":"command","command":"\#(home.program)"}"#
    try home.directory.write(
      #"{"hooks":{"PostToolUse":[\#(handler)],"PostToolUseFailure":[{"hooks":[\#(handler)]}]}}"#,
      to: home.settings)
    try home.expectTroubles(
      ["straight in the event's array", "PostToolUse is registered nowhere"],
      mends: ["claude-hook-log install", "claude-hook-log install"])
  }

  @Test func `finds that all hooks are off`() throws {
    try home.install()
    try home.directory.write(
      #"{"disableAllHooks":true}"#, to: "project/.claude/settings.local.json")
    try home.expectTroubles(
      ["settings.local.json has disableAllHooks"], mends: ["take disableAllHooks out of it"]
    ) { _ in
      try home.directory.write("{}", to: "project/.claude/settings.local.json")
      return [:]
    }
  }

  @Test func `finds that sessions log elsewhere`() throws {
    try home.install()
    try home.directory.write(
      #"{"env":{"CLAUDE_LOG_DIR":"~/my logs"}}"#, to: "project/.claude/settings.local.json")
    let mend =
      "export CLAUDE_LOG_DIR='FOLDER/home/my logs' where your shell starts, or take CLAUDE_LOG_DIR "
      + "out of the settings"
    try home.expectTroubles(
      ["has sessions log into \(home.directory.path("home/my logs"))"], mends: [mend]
    ) { mend in
      let command = try #require(mend.split(separator: " where ").first)
      let value = try home.shell("\(command); printf %s \"$CLAUDE_LOG_DIR\"").standardOutput
      return ["CLAUDE_LOG_DIR": value]
    }
  }

  @Test func `finds a malformed record`() throws {
    try home.install()
    let name = try #require(
      try FileManager.default.contentsOfDirectory(
        atPath: home.directory.path("home/.claude/logs")
      ).first)
    let log = try home.directory.read("home/.claude/logs/\(name)")
    try home.directory.write(log + "{\"timestamp\":\n" + log, to: "home/.claude/logs/\(name)")
    let found = try home.doctor()
    #expect(found.status == 1)
    #expect(found.standardOutput.contains("1 malformed in the last 7 days"))
    #expect(found.standardOutput.contains("/\(name), line 2: reports skip them\n"))
    #expect(home.mends(found).first?.hasPrefix("take those lines out") == true)
    try home.directory.write(log + log, to: "home/.claude/logs/\(name)")
    #expect(try home.doctor().status == 0)
  }

  @Test(arguments: ["home/.claude/logs", "tmp"])
  func `finds what couldn't be written`(_ place: String) throws {
    try home.install()
    let logs = home.directory.path("home/.claude/logs")
    try home.directory.write(
      "2999-01-01T00:00:00Z \(logs): no space\n", to: "\(place)/hook-trouble.log")
    let path = home.directory.path("\(place)/hook-trouble.log")
    try home.expectTroubles(["1 in \(path), the last: 2999"], mends: ["mend that, then rm \(path)"])
    { mend in
      let removal = try home.shell(String(mend.dropFirst("mend that, then ".utf8.count)))
      #expect(removal.status == 0)
      return [:]
    }
  }

  @Test func `prints JSON with the same exit status`() throws {
    for status: Int32 in [1, 0] {
      let found = try Program(path: home.program).run(
        ["doctor", "--json"], environment: home.environment(),
        directory: home.directory.path("project"))
      let object = try JSONSerialization.jsonObject(with: Data(found.standardOutput.utf8))
      #expect(found.status == status)
      #expect((object as? [String: Any])?["ok"] as? Bool == (status == 0))
      try home.install()
    }
  }

  @Test(arguments: [
    ("project", "FOLDER/project/claude-hook-log"), ("project", "./claude-hook-log"),
    ("project", "$CLAUDE_PROJECT_DIR/claude-hook-log"), ("home", "./claude-hook-log"),
    ("home", "$CLAUDE_PROJECT_DIR/claude-hook-log"),
  ])
  func `runs nothing that a project brings along`(_ place: String, _ command: String) throws {
    let witness = home.directory.path("was-run")
    try home.directory.write("#!/bin/sh\n: > '\(witness)'\n", to: "project/claude-hook-log")
    try home.shell("chmod 755 claude-hook-log")
    let command = command.replacing("FOLDER", with: home.directory.path)
    let group = #"[{"hooks":[{"type":"command","command":"\#(command)"}]}]"#
    try home.directory.write(
      #"{"hooks":{"PostToolUse":\#(group),"PostToolUseFailure":\#(group)}}"#,
      to: "\(place)/.claude/settings.json")
    let found = try home.doctor(["CLAUDE_PROJECT_DIR": home.directory.path("project")])
    #expect(found.standardOutput.contains(command))
    #expect(!FileManager.default.fileExists(atPath: witness))
    // Running it does create the witness.
    try home.shell("./claude-hook-log")
    #expect(FileManager.default.fileExists(atPath: witness))
  }

  @Test(.timeLimit(.minutes(5))) func `takes no longer for years of logs`() throws {
    try home.install()
    let script = #"""
      cd ~/.claude/logs && awk 'BEGIN {
        for (year = 1996; year < 2026; year++) for (month = 1; month <= 12; month++)
          for (day = 1; day <= 28; day++) {
            file = sprintf("activity-%d-%02d-%02d.jsonl", year, month, day)
            print "{\"tool\":\"Bash\"}" > file
            close(file)
          }
      }' && ls | grep -c activity-19
      """#
    #expect(try home.shell(script) == Consequences("\(4 * 12 * 28)\n"))
    let start = ContinuousClock().now
    let found = try Program(path: home.program).run(["doctor"], environment: home.environment())
    #expect(found.status == 0, "\(found)")
    #expect(ContinuousClock().now - start < .seconds(10))
  }

  @Test func `works without a home, and without PATH`() throws {
    let homeless = try Program(path: home.program).run(
      ["doctor"], environment: ["TMPDIR": home.directory.path("tmp")],
      directory: home.directory.path("project"))
    #expect(homeless.status == 1)
    #expect(homeless.standardOutput.contains("\n         -> set HOME or CLAUDE_LOG_DIR\n"))
    #expect(homeless.standardError == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.directory.path("tmp")) == [])
  }
}

import Foundation
import TestSupport
import Testing

/// `doctor` of the real executable: every trouble is found, and its mend mends it.
struct DoctorTests {
  private let folder: TemporaryFolder
  private let program: String

  init() throws {
    folder = try TemporaryFolder()
    program = folder.path("bin/claude-hook-log")
    for name in ["bin", "other", "home/.claude", "project/.claude", "tmp"] {
      try folder.makeFolders(name)
    }
    try link(program)
  }

  /// Puts a link to the executable there: by its own path it is in the folder of a build.
  private func link(_ path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: HookRuns.hook.path)
  }

  private func environment(_ variables: [String: String] = [:]) -> [String: String] {
    [
      "HOME": folder.path("home"), "PATH": "\(folder.path("bin")):/usr/bin:/bin",
      "TMPDIR": folder.path("tmp"),
    ].merging(variables) { $1 }
  }

  @discardableResult
  private func shell(
    _ script: String, _ variables: [String: String] = [:]
  ) throws -> Consequences {
    try Program(path: "/bin/sh").run(
      ["-c", script], environment: environment(variables), folder: folder.path("project"))
  }

  /// Asks doctor, who must leave everything as it was.
  private func doctor(_ variables: [String: String] = [:]) throws -> Consequences {
    let before = try everything()
    let consequences = try Program(path: program).run(
      ["doctor"], environment: environment(variables), folder: folder.path("project"))
    #expect(try everything() == before)
    #expect(consequences.standardError == "")
    return consequences
  }

  /// The name, mode, time and content of every file.
  private func everything() throws -> [String] {
    let files = FileManager.default
    // A trial leaves nothing in the folder for temporary files but its time.
    return try files.subpathsOfDirectory(atPath: folder.path).sorted().map { name in
      let attributes = try files.attributesOfItem(atPath: folder.path(name))
      let content = files.contents(atPath: folder.path(name))?.hashValue ?? 0
      let mode = attributes[.posixPermissions] ?? ""
      let time = name == "tmp" ? nil : attributes[.modificationDate] as? Date
      return "\(name) \(mode) \(time?.timeIntervalSince1970 ?? 0) \(content)"
    }
  }

  /// What stands behind the arrows.
  private func mends(_ consequences: Consequences) -> [String] {
    consequences.standardOutput.split(separator: "\n").compactMap {
      $0.hasPrefix("         -> ") ? String($0.dropFirst(12)) : nil
    }
  }

  /// Sees that doctor finds exactly these troubles and is content once what it says is done.
  private func expect(
    _ messages: [String], mends expected: [String], _ variables: [String: String] = [:],
    doing byHand: ((String) throws -> [String: String])? = nil
  ) throws {
    let found = try doctor(variables)
    #expect(found.status == 1, "\(found)")
    let troubles = found.standardOutput.split(separator: "\n").filter { $0.hasPrefix("TROUBLE") }
    #expect(troubles.count == messages.count, "\(found)")
    for (trouble, message) in zip(troubles, messages) {
      #expect(trouble.contains(message), "\(found)")
    }
    let mends = mends(found)
    #expect(mends == expected.map { $0.replacing("FOLDER", with: folder.path) })
    var variables = variables
    for mend in mends {
      if let byHand {
        variables.merge(try byHand(mend)) { $1 }
      } else {
        #expect(try shell(mend).status == 0, "\(mend)")
      }
    }
    let content = try doctor(variables)
    #expect(content.status == 0, "\(content)")
    #expect(content.standardOutput.hasSuffix("\nAll is well.\n"))
  }

  /// Installs by the path of the link, and logs a call.
  private func install() throws {
    #expect(try shell("\(program) install").status == 0)
    let input = Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json")
    #expect(try shell("\(program) < '\(input)'") == Consequences())
  }

  private var settings: String { "home/.claude/settings.json" }

  @Test func `is content right after an install and a call`() throws {
    #expect(try doctor().status == 1)
    try install()
    let found = try doctor()
    #expect(found.status == 0, "\(found)")
    #expect(found.standardOutput.contains(", 1 today\n"))
    #expect(found.standardOutput.contains(" logs a made-up call in "))
    #expect(found.standardOutput.contains(" ms, with the shell around it\n"))
    #expect(try doctor(["TMPDIR": "missing"]).status == 0)
  }

  @Test func `finds that nothing is registered`() throws {
    let messages = [
      "PostToolUse is registered nowhere", "PostToolUseFailure is registered nowhere",
    ]
    try expect(messages, mends: ["claude-hook-log install", "claude-hook-log install"])
  }

  @Test func `finds one event only`() throws {
    try install()
    try folder.write(
      folder.read(settings).replacing("PostToolUseFailure", with: "Stop"), to: settings)
    let message = ["PostToolUseFailure is registered nowhere: failed calls aren't logged"]
    try expect(message, mends: ["claude-hook-log install"])
  }

  @Test func `finds a missing binary`() throws {
    try link(folder.path("other/claude-hook-log"))
    #expect(try shell("../other/claude-hook-log install").status == 0)
    try FileManager.default.removeItem(atPath: folder.path("other/claude-hook-log"))
    let message = ["\(folder.path("other/claude-hook-log")) isn't there: no call is logged"]
    try expect(message, mends: ["claude-hook-log install"])
  }

  @Test func `finds a binary of another version, and one that can't be run`() throws {
    let other = folder.path("other/claude-hook-log")
    try folder.write("#!/bin/sh\necho claude-hook-log 0.0.1\n", to: "other/claude-hook-log")
    try folder.write(
      #"{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"\#(other)"}]}],"#
        + #""PostToolUseFailure":[{"hooks":[{"type":"command","command":"\#(other)"}]}]}}"#,
      to: settings)
    let found = try doctor()
    #expect(mends(found) == ["chmod 755 \(other)"])
    #expect(try shell(mends(found).joined()).status == 0)
    let messages = ["\(other) isn't version", "\(other) doesn't log a made-up call"]
    try expect(
      messages,
      mends: ["claude-hook-log install", "claude-hook-log uninstall && claude-hook-log install"])
  }

  @Test func `finds a folder that is read-only or open to others`() throws {
    try install()
    let logs = folder.path("home/.claude/logs")
    for (mode, message, mend) in [
      ("0500", "\(logs) can't be written to", "chmod u+rwx \(logs)"),
      ("0755", "\(logs) is open to others (mode 755)", "chmod -R go-rwx \(logs)"),
    ] {
      try shell("chmod \(mode) \(logs)")
      try expect([message], mends: [mend])
    }
  }

  @Test(arguments: ["home", "project"])
  func `finds the shell logger beside it`(_ place: String) throws {
    let path = "\(place)/.claude/settings.json"
    try folder.write(
      #"{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"~/session-logger.sh"}]}]}}"#,
      to: path)
    try install()
    let messages = ["/\(path) also runs ~/session-logger.sh"]
    guard place == "project" else {
      try expect(messages, mends: ["claude-hook-log install --replace"])
      return
    }
    // An install into the project would register the hook a second time.
    try expect(messages, mends: ["take it out by hand"]) { _ in
      try folder.write("{}", to: path)
      return [:]
    }
  }

  @Test(arguments: ["project", "local"])
  func `finds a second registration`(_ scope: String) throws {
    try install()
    try link(folder.path("other/claude-hook-log"))
    let second = scope == "project" ? "claude-hook-log" : "../other/claude-hook-log"
    #expect(try shell("\(second) install --scope \(scope)").status == 0)
    let mend = "claude-hook-log uninstall --scope \(scope)"
    let messages = [
      "PostToolUse is registered 2 times", "PostToolUseFailure is registered 2 times",
    ]
    try expect(messages, mends: [mend, mend])
  }

  @Test func `finds the wrong shape`() throws {
    let handler = #"{"type":"command","command":"\#(program)"}"#
    try folder.write(
      #"{"hooks":{"PostToolUse":[\#(handler)],"PostToolUseFailure":[{"hooks":[\#(handler)]}]}}"#,
      to: settings)
    try expect(
      ["straight in the event's array", "PostToolUse is registered nowhere"],
      mends: ["claude-hook-log install", "claude-hook-log install"])
  }

  @Test func `finds that all hooks are off`() throws {
    try install()
    try folder.write(#"{"disableAllHooks":true}"#, to: "project/.claude/settings.local.json")
    try expect(
      ["settings.local.json has disableAllHooks"], mends: ["take disableAllHooks out of it"]
    ) { _ in
      try folder.write("{}", to: "project/.claude/settings.local.json")
      return [:]
    }
  }

  @Test func `finds that sessions log elsewhere`() throws {
    try install()
    try folder.write(
      #"{"env":{"CLAUDE_LOG_DIR":"~/my logs"}}"#, to: "project/.claude/settings.local.json")
    let mend =
      "export CLAUDE_LOG_DIR='FOLDER/home/my logs' where your shell starts, or take CLAUDE_LOG_DIR "
      + "out of the settings"
    try expect(["has sessions log into \(folder.path("home/my logs"))"], mends: [mend]) { mend in
      let command = try #require(mend.split(separator: " where ").first)
      let value = try shell("\(command); printf %s \"$CLAUDE_LOG_DIR\"").standardOutput
      return ["CLAUDE_LOG_DIR": value]
    }
  }

  @Test func `finds a malformed record`() throws {
    try install()
    let name = try #require(
      try FileManager.default.contentsOfDirectory(
        atPath: folder.path("home/.claude/logs")
      ).first)
    let log = try folder.read("home/.claude/logs/\(name)")
    try folder.write(log + "{\"timestamp\":\n" + log, to: "home/.claude/logs/\(name)")
    let found = try doctor()
    #expect(found.status == 1)
    #expect(found.standardOutput.contains("1 malformed in the last 7 days"))
    #expect(found.standardOutput.contains("/\(name), line 2: reports skip them\n"))
    #expect(mends(found).first?.hasPrefix("take those lines out") == true)
    try folder.write(log + log, to: "home/.claude/logs/\(name)")
    #expect(try doctor().status == 0)
  }

  @Test(arguments: ["home/.claude/logs", "tmp"])
  func `finds what couldn't be written`(_ place: String) throws {
    try install()
    let logs = folder.path("home/.claude/logs")
    try folder.write("2999-01-01T00:00:00Z \(logs): no space\n", to: "\(place)/hook-trouble.log")
    let path = folder.path("\(place)/hook-trouble.log")
    try expect(["1 in \(path), the last: 2999"], mends: ["mend that, then rm \(path)"]) { mend in
      let removal = try shell(String(mend.dropFirst("mend that, then ".utf8.count)))
      #expect(removal.status == 0)
      return [:]
    }
  }

  @Test func `prints JSON with the same exit status`() throws {
    for status: Int32 in [1, 0] {
      let found = try Program(path: program).run(
        ["doctor", "--json"], environment: environment(), folder: folder.path("project"))
      let object = try JSONSerialization.jsonObject(with: Data(found.standardOutput.utf8))
      #expect(found.status == status)
      #expect((object as? [String: Any])?["ok"] as? Bool == (status == 0))
      try install()
    }
  }

  @Test(.timeLimit(.minutes(1))) func `takes no longer for years of logs`() throws {
    try install()
    for day in 0..<10_000 {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400).formatted(
        .iso8601.year().month().day())
      try folder.write("{\"tool\":\"Bash\"}\n", to: "home/.claude/logs/activity-\(date).jsonl")
    }
    let start = ContinuousClock().now
    let found = try Program(path: program).run(["doctor"], environment: environment())
    #expect(found.status == 0, "\(found)")
    #expect(ContinuousClock().now - start < .seconds(10))
  }

  @Test func `works without a home, and without PATH`() throws {
    let homeless = try Program(path: program).run(
      ["doctor"], environment: ["TMPDIR": folder.path("tmp")], folder: folder.path("project"))
    #expect(homeless.status == 1)
    #expect(homeless.standardOutput.contains("\n         -> set HOME or CLAUDE_LOG_DIR\n"))
    #expect(homeless.standardError == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == [])
  }
}

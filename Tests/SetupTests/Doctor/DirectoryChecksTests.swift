import Foundation
import TestSupport
import Testing

struct DirectoryChecksTests {
  private let runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.register()
  }

  private var logs: String { runs.directory.path("home/.claude/logs") }

  private func makeLogs(_ mode: Int) throws {
    try runs.directory.makeLogs(in: "home/.claude")
    try runs.setPermissions(mode, of: "home/.claude/logs")
  }

  @Test func `says that the first record makes the directory`() throws {
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.found("folder").map(\.status) == ["note"])
    #expect(!FileManager.default.fileExists(atPath: logs))
  }

  @Test func `is content with a directory that is the user's alone`() throws {
    try makeLogs(0o700)
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.log_folder == logs)
    #expect(report.found("folder") + report.found("permissions") == [])
    #expect(report.checks.contains { $0.message == "records go to \(logs)" })
  }

  @Test(arguments: [
    (0o500, "folder", "chmod u+rwx"), (0o600, "folder", "chmod u+rwx"),
    (0o400, "folder", "chmod u+rwx"), (0o755, "permissions", "chmod -R go-rwx"),
    (0o701, "permissions", "chmod -R go-rwx"), (0o770, "permissions", "chmod -R go-rwx"),
  ])
  func `finds what the mode is wrong for`(_ mode: Int, _ topic: String, _ mend: String) throws {
    try makeLogs(mode)
    defer { try? makeLogs(0o700) }
    let report = try runs.report()
    #expect(!report.ok)
    // Recursive commands don't follow a link.
    let place = topic == "permissions" ? runs.directory.path("home/.claude/activity") : logs
    #expect(report.found(topic).map(\.mend) == ["\(mend) \(place)"])
    let shell = Program(path: "/bin/sh")
    #expect(try shell.run(["-c", "\(mend) \(place)"]).status == 0)
    #expect(try runs.report().found(topic) == [])
    #expect(try runs.directory.permissions("home/.claude/activity") & 0o700 == 0o700)
  }

  @Test func `finds a file in its place`() throws {
    try runs.directory.write("", to: "home/.claude/logs")
    let found = try runs.report().checks.filter { $0.status == "trouble" }
    #expect(found.map(\.check) == ["folder"])
    #expect(found.first?.mend == "move it away")
    #expect(try !runs.report().checks.contains { $0.check == "clean_up" })
  }

  @Test func `finds a link that leads nowhere, and follows one that doesn't`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: logs, withDestinationPath: runs.directory.path("real"))
    #expect(try runs.report().found("folder").map(\.status) == ["trouble"])
    try runs.directory.makeDirectories("real")
    try runs.setPermissions(0o700, of: "real")
    #expect(try runs.report().ok)
  }

  @Test func `finds that the directory can't be made`() throws {
    try runs.directory.write("", to: "file")
    var runs = runs
    runs.variables["CLAUDE_LOG_DIR"] = runs.directory.path("file/a/b")
    let found = try runs.report().found("folder")
    #expect(found.map(\.status) == ["trouble"])
    #expect(
      found.first?.message.hasSuffix("can't be made in \(runs.directory.path("file"))") == true)
  }

  @Test func `finds that nothing says where the logs are`() throws {
    var runs = runs
    runs.variables["HOME"] = nil
    let report = try runs.report()
    #expect(report.log_folder == nil)
    #expect(report.records_today == nil)
    #expect(report.found("folder").map(\.mend) == ["set HOME or CLAUDE_LOG_DIR"])
  }

  @Test(
    arguments: [
      // The shell's directory, those in the settings by scope, and the one used; nil if it isn't the shell's.
      (nil, ["user": "/x"], nil), ("/x", ["user": "/x"], "/x"), ("/x/", ["user": "/x"], "/x"),
      ("~/x", ["user": "HOME/x"], "HOME/x"), ("x", ["user": "~/x"], "HOME/x"),
      ("/x", ["user": "/y", "local": "/x"], "/x"), ("/x", ["user": "/x", "project": "/y"], nil),
      (nil, ["user": "/x", "project": ""], "HOME/.claude/logs"), ("/x", ["user": ""], nil),
      (nil, ["user": "HOME/.claude/./logs"], "HOME/.claude/logs"), ("/x", [:], "/x"),
    ] as [(String?, [String: String], String?)])
  func `compares the settings' directory with the shell's`(
    _ shell: String?, _ settings: [String: String], _ expected: String?
  ) throws {
    let home = runs.directory.path("home")
    try makeLogs(0o700)
    var runs = runs
    runs.variables["CLAUDE_LOG_DIR"] = shell
    for (scope, value) in settings {
      let others = ["env": ["CLAUDE_LOG_DIR": value.replacing("HOME", with: home)]]
      try runs.write(DoctorRuns.settings(runs.program, others), to: scope)
    }
    let report = try runs.report()
    #expect(report.found("environment").count == (expected == nil ? 1 : 0), "\(report.checks)")
    guard let expected else {
      let directory = try #require(report.log_folder)
      let mend = try #require(report.found("environment").first?.mend)
      #expect(mend.hasPrefix("export CLAUDE_LOG_DIR=\(directory) "))
      runs.variables["CLAUDE_LOG_DIR"] = directory
      #expect(try runs.report().found("environment") == [])
      return
    }
    let directory = (report.log_folder ?? "").replacing("/./", with: "/")
    #expect(directory == expected.replacing("HOME", with: home))
  }

  @Test func `notes what settings switch off`() throws {
    try runs.register(["env": ["CLAUDE_LOG_DETAILS": "off", "CLAUDE_LOG_TOKENS": ""]])
    let report = try runs.report()
    #expect(report.ok)
    let path = runs.directory.path("home/.claude/settings.json")
    #expect(
      report.found("environment").map(\.message) == ["\(path) sets CLAUDE_LOG_DETAILS to off"])
  }
}

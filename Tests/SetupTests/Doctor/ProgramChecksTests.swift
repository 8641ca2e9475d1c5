import CommandLineTool
import Foundation
import TestSupport
import Testing

struct ProgramChecksTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  /// Returns the checks of the program that a scope registers.
  private func found(_ command: String, in scope: String = "user") throws -> [DoctorRuns.Check] {
    try runs.write(DoctorRuns.settings(command), to: scope)
    return try runs.report().checks.filter { $0.check == "program" }
  }

  @Test func `is content with this program`() throws {
    let found = try found(runs.program)
    #expect(found.map(\.status) == ["ok"])
    #expect(
      found.first?.message == "\(runs.program) is this program, version \(ToolVersion.current)")
  }

  @Test func `is content with a link to this program and with the same version`() throws {
    try runs.directory.makeDirectories("other")
    let link = runs.directory.path("other/claude-hook-log")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: runs.program)
    #expect(try found(link).map(\.status) == ["ok"])
    let copy = try runs.addProgram("copy/claude-hook-log")
    let found = try found(copy)
    #expect(found.map(\.status) == ["ok"])
    #expect(found.first?.message.contains("of the same version") == true)
  }

  @Test(arguments: [
    "PATH=\"$HOME/../bin:$PATH\" claude-hook-log", "PATH=${HOME}/../bin claude-hook-log",
  ])
  func `looks where the command itself has its program looked for`(_ command: String) throws {
    let found = try found(command)
    #expect(found.map(\.status) == ["ok"])
    #expect(found.first?.message.contains("is this program") == true)
  }

  @Test func `runs no program that only a relative directory of PATH leads to`() throws {
    var runs = runs
    runs.variables["PATH"] = "tools:.::/usr/bin:/bin"
    let trap = "#!/bin/sh\ntouch \(runs.directory.path("trapped"))\n"
    for name in ["project/tools/claude-hook-log", "project/claude-hook-log"] {
      try runs.addProgram(name, trap)
    }
    try runs.write(DoctorRuns.settings("claude-hook-log"))
    let found = try runs.report().found("program")
    #expect(found.map(\.message) == ["claude-hook-log isn't found on this PATH"])
    #expect(try !runs.directory.names().contains("trapped"))
  }

  @Test(arguments: [
    ("/missing/claude-hook-log", "/missing/claude-hook-log isn't there", "PROGRAM install"),
    ("bin/claude-hook-log", "relative to the directory", "PROGRAM install"),
    ("claude-hook-log", "isn't found on this PATH", "put FOLDER/bin on PATH, or PROGRAM install"),
    ("FOLDER/directory/claude-hook-log", "can't be run", "PROGRAM install"),
    ("FOLDER/plain/claude-hook-log", "can't be run", "chmod 755 FOLDER/plain/claude-hook-log"),
    ("FOLDER/lost/claude-hook-log", "isn't there", "PROGRAM install"),
    ("FOLDER/old/claude-hook-log", "isn't version \(ToolVersion.current)", "PROGRAM install"),
    ("FOLDER/bad/claude-hook-log", "isn't version \(ToolVersion.current)", "PROGRAM install"),
    ("FOLDER/.build/claude-hook-log", "is in the directory of a build", "run 'make install'"),
    ("'/a/$x/claude-hook-log'", "/a/$x/claude-hook-log isn't there", "PROGRAM install"),
    (
      "PATH=/nowhere:. claude-hook-log", "isn't found on its command's PATH",
      "put FOLDER/bin on PATH"
    ),
    ("true; /missing/claude-hook-log", "isn't there", "change it by hand: it has to run PROGRAM"),
  ])
  func `finds what can't be run or is another`(
    _ command: String, _ words: String, _ mend: String
  ) throws {
    let directory = runs.directory
    try directory.makeDirectories("directory/claude-hook-log")
    try directory.makeDirectories("lost")
    try directory.write("", to: "plain/claude-hook-log")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("lost/claude-hook-log"), withDestinationPath: "/missing")
    try runs.addProgram("old/claude-hook-log", "#!/bin/sh\necho claude-hook-log 0.0.1\n")
    try runs.addProgram("bad/claude-hook-log", "#!/bin/sh\nexit 3\n")
    try runs.addProgram(".build/claude-hook-log")
    let found = try found(command.replacing("FOLDER", with: directory.path))
    #expect(found.map(\.status) == ["trouble"])
    #expect(found.first?.message.contains(words) == true)
    let expected = mend.replacing("FOLDER", with: directory.path)
      .replacing("PROGRAM", with: runs.program)
    #expect(found.first?.mend?.hasPrefix(expected) == true, "\(found)")
  }

  @Test func `has a missing program taken out where another file is right`() throws {
    try runs.register()
    let found = try found("/missing/claude-hook-log", in: "local")
    let mend = found.first { $0.status == "trouble" }?.mend
    #expect(mend == "\(runs.program) uninstall --scope local")
  }

  @Test func `can't tell where only a session knows`() throws {
    let found = try found("$CLAUDE_PROJECT_DIR/bin/claude-hook-log", in: "project")
    #expect(found.map(\.status) == ["note"])
  }

  @Test(arguments: ["project", "local", "managed/managed-settings.json"])
  func `runs nothing that a project or an administrator brings`(_ scope: String) throws {
    let witness = runs.directory.path("was-run")
    let program = try runs.addProgram("project/claude-hook-log", "#!/bin/sh\n: > '\(witness)'\n")
    let found = try found(program, in: scope)
    #expect(found.map(\.status) == ["note"])
    #expect(!FileManager.default.fileExists(atPath: witness))
  }

  @Test(arguments: ["project", "local"])
  func `runs nothing that a project's PATH leads to`(_ scope: String) throws {
    let witness = runs.directory.path("was-run")
    try runs.addProgram("project/bin/claude-hook-log", "#!/bin/sh\n: > '\(witness)'\n")
    try runs.write(DoctorRuns.settings("claude-hook-log"))
    try runs.write(#"{"env":{"PATH":"\#(runs.directory.path("project/bin"))"}}"#, to: scope)
    let found = try runs.report().found("program")
    #expect(found.map(\.code) == ["program-copy"])
    #expect(!FileManager.default.fileExists(atPath: witness))
    // The user's own `PATH` is trusted.
    try runs.write("{}", to: scope)
    try runs.write(
      DoctorRuns.settings("claude-hook-log", ["env": ["PATH": runs.directory.path("bin")]]))
    #expect(try runs.report().ok)
  }

  @Test func `finds that settings hide the program`() throws {
    var runs = runs
    runs.variables["PATH"] = "\(runs.directory.path("bin")):/usr/bin:/bin"
    try runs.write(DoctorRuns.settings("claude-hook-log", ["env": ["PATH": "/usr/bin:$PATH"]]))
    let found = try runs.report().found("program")
    #expect(found.map(\.code) == ["program-hidden"])
    let path = runs.directory.path("home/.claude/settings.json")
    #expect(found.first?.message.contains("\(path) sets their PATH") == true)
    #expect(found.first?.mend == "take PATH out of 'env' there, or claude-hook-log install")
  }

  @Test(arguments: [
    "./claude-hook-log", "$CLAUDE_PROJECT_DIR/claude-hook-log", "cd . && ./claude-hook-log",
    "true; claude-hook-log",
  ])
  func `runs nothing from the directory that it is called in`(_ command: String) async throws {
    let project = runs.directory.path("project")
    let witness = runs.directory.path("was-run")
    try runs.addProgram("project/claude-hook-log", "#!/bin/sh\n: > '\(witness)'\n")
    var runs = runs
    runs.variables["CLAUDE_PROJECT_DIR"] = project
    try runs.write(DoctorRuns.settings(command))
    _ = try runs.report()
    #expect(!FileManager.default.fileExists(atPath: witness))
  }
}

import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct HandlerCommandTests {
  private let environment = Environment(["HOME": "/home/me"])

  private func command(_ text: String, arguments: [String]? = nil) -> HandlerCommand {
    HandlerCommand(text, arguments: arguments, environment: environment)
  }

  private static let alone: [(text: String, path: String)] = [
    ("claude-hook-log", "claude-hook-log"),
    ("/opt/bin/claude-hook-log", "/opt/bin/claude-hook-log"),
    ("~/bin/claude-hook-log", "/home/me/bin/claude-hook-log"),
    ("$HOME/bin/claude-hook-log", "/home/me/bin/claude-hook-log"),
    ("\"${HOME}/bin/claude-hook-log\"", "/home/me/bin/claude-hook-log"),
    ("'/My Apps/claude-hook-log'", "/My Apps/claude-hook-log"),
    (#"/My\ Apps/claude-hook-log"#, "/My Apps/claude-hook-log"),
    ("  claude-hook-log \n", "claude-hook-log"), ("claude-hook-log;", "claude-hook-log"),
    ("claude-hook-log &", "claude-hook-log"), ("(claude-hook-log)", "claude-hook-log"),
    ("A=1 B='2 3' /x/claude-hook-log", "/x/claude-hook-log"),
    ("env A=1 claude-hook-log", "claude-hook-log"),
    ("/usr/bin/env claude-hook-log", "claude-hook-log"),
    ("exec claude-hook-log", "claude-hook-log"),
    ("nohup /x/claude-hook-log", "/x/claude-hook-log"),
    ("timeout 5 claude-hook-log", "claude-hook-log"),
    ("claude-hook-log >/dev/null 2>&1", "claude-hook-log"),
    ("claude-hook-log # logs", "claude-hook-log"),
  ]

  @Test(arguments: alone)
  func `is ours to change where nothing else is run`(text: String, path: String) {
    let command = command(text)
    #expect(command.program == .hook)
    #expect(command.runsNothingElse)
    #expect(command.path == path)
  }

  @Test(arguments: [
    "cd /x && claude-hook-log", "claude-hook-log || true", "cat | claude-hook-log",
    "tee /tmp/x | /x/claude-hook-log", "claude-hook-log; claude-hook-log",
    "sh -c claude-hook-log", "bash -lc 'cd /x; claude-hook-log'", "sh -c \"sh -c claude-hook-log\"",
    "[ -x ~/bin/claude-hook-log ] && ~/bin/claude-hook-log", "echo $(claude-hook-log)",
    "if true; then claude-hook-log; fi",
  ])
  func `is its user's to change where more is run`(text: String) {
    #expect(command(text).program == .hook)
    #expect(!command(text).runsNothingElse)
  }

  @Test(arguments: [
    "", " ", "claude-hook-log --explain", "claude-hook-log doctor", "echo claude-hook-log",
    "my-claude-hook-log", "claude-hook-log.sh", "/x/claude-hook-log/run", "# claude-hook-log",
    "command -v claude-hook-log", "session-logger", "xsession-logger.sh", "A=claude-hook-log",
    "cat < claude-hook-log", "bash sh/claude-hook-log", "sh -c 'claude-hook-log doctor'", "sh",
    "sh -c",
  ])
  func `is nothing to us where it doesn't log`(text: String) {
    #expect(command(text).program == .other)
  }

  @Test(arguments: [
    ("~/.claude/hooks/session-logger.sh", true), ("bash -x session-logger.sh", true),
    (". ~/session-logger.sh", true), ("/usr/bin/env bash session-logger.sh", true),
    ("bash ~/.claude/hooks/session-logger.sh", true),
    ("session-logger.sh project tag", true), ("/bin/sh session-logger.sh", true),
    ("\"$CLAUDE_PROJECT_DIR\"/.claude/hooks/session-logger.sh", true),
    ("session-logger.sh && true", false), ("bash -c session-logger.sh", false),
  ])
  func `knows the shell logger`(text: String, runsNothingElse: Bool) {
    #expect(command(text).program == .shellLogger)
    #expect(command(text).runsNothingElse == runsNothingElse)
  }

  @Test func `takes a link of the shell logger's name to our program for ours`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "bin/claude-hook-log")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("session-logger.sh"), withDestinationPath: "bin/claude-hook-log")
    let home = Environment(["HOME": directory.path])
    let link = HandlerCommand("~/session-logger.sh", arguments: nil, environment: home)
    #expect(link.program == .hook)
    #expect(link.path == directory.path("session-logger.sh"))
    #expect(
      HandlerCommand("~/session-logger.sh x", arguments: nil, environment: home).program == .hook)
    try directory.write("", to: "other/session-logger.sh")
    #expect(
      HandlerCommand("~/other/session-logger.sh", arguments: nil, environment: home).program
        == .shellLogger)
  }

  @Test func `takes the exec form word by word`() {
    #expect(command("/a b/claude-hook-log", arguments: []).path == "/a b/claude-hook-log")
    #expect(command("/a b/claude-hook-log", arguments: []).runsNothingElse)
    #expect(command("claude-hook-log", arguments: ["doctor"]).program == .other)
    #expect(command("claude-hook-log || true", arguments: []).program == .other)
    #expect(command("bash", arguments: ["/x/session-logger.sh"]).program == .shellLogger)
    #expect(command("sh", arguments: ["-c", "cd /; claude-hook-log"]).program == .hook)
    #expect(command("~/bin/claude-hook-log", arguments: []).path == "~/bin/claude-hook-log")
    #expect(command("sh", arguments: ["-c", "~/bin/claude-hook-log"]).path.hasPrefix("/home/me/"))
  }

  @Test func `takes what a shell is given for a script, however many shells that names`() {
    let shells = Array(repeating: "sh", count: 200_000)
    #expect(command("sh", arguments: shells + ["claude-hook-log"]).program == .other)
    #expect(command("sh sh claude-hook-log").program == .other)
  }

  @Test func `leaves the home directory where it stands when nobody knows it`() {
    let command = HandlerCommand(
      "~/bin/claude-hook-log", arguments: nil, environment: Environment([:]))
    #expect(command.path == "~/bin/claude-hook-log")
  }

  private static let replacements: [(text: String, path: String, expected: String?)] = [
    ("claude-hook-log", "/n/claude-hook-log", "/n/claude-hook-log"),
    ("~/bin/claude-hook-log", "/n/claude-hook-log", "/n/claude-hook-log"),
    ("\"$HOME\"/bin/claude-hook-log", "/n m/claude-hook-log", "'/n m/claude-hook-log'"),
    ("'/a b/claude-hook-log'", "/n/claude-hook-log", "/n/claude-hook-log"),
    ("\"/a b/claude-hook-log\"", "/it's/claude-hook-log", #"'/it'\''s/claude-hook-log'"#),
    ("A=1 /o/claude-hook-log", "/n m/claude-hook-log", "A=1 '/n m/claude-hook-log'"),
    ("/o/claude-hook-log >/dev/null", "/n/claude-hook-log", "/n/claude-hook-log >/dev/null"),
    (
      "claude-hook-log # claude-hook-log", "/n/claude-hook-log",
      "/n/claude-hook-log # claude-hook-log"
    ),
    (#"A=1 /a\ b/claude-hook-log"#, "/n/claude-hook-log", "A=1 /n/claude-hook-log"),
    ("$HOME/claude-hook-log", "/n/claude-hook-log", "/n/claude-hook-log"),
    ("A=1 \"/a b/claude-hook-log\"", "/n m/claude-hook-log", "A=1 '/n m/claude-hook-log'"),
    (
      "A=1 '$HOME/claude-hook-log' >x", "/it's/claude-hook-log",
      #"A=1 '/it'\''s/claude-hook-log' >x"#
    ),
    ("A=1 \"${HOME}/claude-hook-log\" 2>x", "/n/claude-hook-log", "A=1 /n/claude-hook-log 2>x"),
    ("${A}/b/claude-hook-log >x", "/n/claude-hook-log", "/n/claude-hook-log >x"),
    ("a", "/n/claude-hook-log", nil), ("sh -c claude-hook-log", "/n/claude-hook-log", nil),
    (#"A=1 /a/claude\-hook-log # /a/b"#, "/n/claude-hook-log", "A=1 /n/claude-hook-log # /a/b"),
    (
      #"'/a/${HOME}/claude-hook-log'"#, "/n/${HOME}/claude-hook-log",
      #"'/n/${HOME}/claude-hook-log'"#
    ),
    (
      "A=/b/claude-hook-log /b/claude-hook-log;", "/n/claude-hook-log",
      "A=/b/claude-hook-log /n/claude-hook-log;"
    ),
  ]

  @Test(arguments: replacements)
  func `puts another program in the place of this one, and leaves the rest`(
    text: String, path: String, expected: String?
  ) {
    let replaced = command(text).replacingProgram(in: text, with: path, isExec: false)
    #expect(replaced == expected)
    if let replaced { #expect(command(replaced).path == path) }
  }

  @Test func `puts a path in the exec form without quotes`() {
    let old = command("/o/claude-hook-log", arguments: [])
    #expect(
      old.replacingProgram(in: "/o/claude-hook-log", with: "/n m/x", isExec: true) == "/n m/x")
    let shell = command("bash", arguments: ["/o/claude-hook-log"])
    #expect(shell.replacingProgram(in: "bash", with: "/n/x", isExec: true) == nil)
  }
}

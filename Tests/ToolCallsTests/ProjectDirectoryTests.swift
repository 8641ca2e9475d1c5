import TestSupport
import Testing

struct ProjectDirectoryTests {
  @Test(arguments: [
    ("/home/ada/src/app", "app", "~/src/app"), ("/home/ada/src/app/", "app", "~/src/app"),
    ("/home/ada/src/app//", "app", "~/src/app"), ("/srv/app", "app", "/srv/app"),
    ("/", "/", "/"), ("//", "/", "/"), ("/app", "app", "/app"),
    ("/home/ada", "ada", "~"), ("/home/ada/", "ada", "~"),
    ("/home/adam/app", "app", "/home/adam/app"), ("/home/ad", "ad", "/home/ad"),
    ("/home/ada/a b/日本", "日本", "~/a b/日本"), ("/home/ada/my.app-2", "my.app-2", "~/my.app-2"),
    (#"C:\\Users\\ada\\app"#, "app", #"C:\Users\ada\app"#),
    (#"C:\\Users\\ada\\app\\"#, "app", #"C:\Users\ada\app"#),
    ("C:/Users/ada/app", "app", "C:/Users/ada/app"),
    (#"\\\\host\\share\\x"#, "x", #"\\host\share\x"#),
  ])
  func `names the project and its directory`(_ directory: String, _ name: String, _ path: String)
    throws
  {
    let record = try Logged(#"{"tool_name":"LS","cwd":"\#(directory)"}"#)
    #expect(record.text("project") == name)
    #expect(record.text("project_dir") == path)
  }

  @Test(arguments: [
    (#"C:\Users\ada"#, #"C:\Users\ada\src\app"#, #"~\src\app"#),
    (#"C:\Users\ada\"#, "C:/Users/ada/src/app", "~/src/app"),
    (#"C:\Users\ada"#, #"C:\Users\ada"#, "~"), ("/home/ada/", "/home/ada/app", "~/app"),
  ])
  func `shortens the home directory and leaves the rest`(
    _ home: String, _ directory: String, _ expected: String
  ) throws {
    let record = try Logged("LS", environment: ["HOME": home, "CLAUDE_PROJECT_DIR": directory])
    #expect(record.text("project_dir") == expected)
  }

  @Test(
    arguments: [
      (["CLAUDE_PROJECT_DIR": "/srv/site"], #""cwd":"/home/ada/app/sub""#, "/srv/site"),
      (["CLAUDE_PROJECT_DIR": ""], #""cwd":"/srv/app""#, "/srv/app"),
      ([:], #""cwd":"/srv/app""#, "/srv/app"), ([:], #""cwd":"""#, "/srv/work"),
      ([:], #""cwd":null"#, "/srv/work"), ([:], #""x":1"#, "/srv/work"),
      (["CLAUDE_PROJECT_DIR": "~/site"], #""cwd":"/srv/app""#, "~/site"),
      (["CLAUDE_PROJECT_DIR": "site"], #""cwd":"/srv/app""#, "~/site"),
      (["CLAUDE_PROJECT_DIR": #"D:\site"#], #""cwd":"/srv/app""#, #"D:\site"#),
      (["CLAUDE_PROJECT_DIR": #"\\host\site"#], #""cwd":"/srv/app""#, #"\\host\site"#),
    ] as [([String: String], String, String)])
  func `takes the directory from the environment, the input or the process`(
    _ environment: [String: String], _ member: String, _ directory: String
  ) throws {
    let record = try Logged(#"{"tool_name":"LS",\#(member)}"#, environment)
    #expect(record.text("project_dir") == directory)
  }

  @Test(
    arguments: [
      ("/home/ada/shop/.claude/worktrees/feat", "shop", "~/shop", "feat"),
      ("/home/ada/shop/.claude/worktrees/feat/", "shop", "~/shop", "feat"),
      ("/home/ada/shop/.claude/worktrees/feat/src/a", "shop", "~/shop", "feat"),
      ("/home/ada/shop/.claude/worktrees", "worktrees", "~/shop/.claude/worktrees", nil),
      ("/home/ada/shop/.claude/worktrees/", "worktrees", "~/shop/.claude/worktrees", nil),
      ("/home/ada/shop/.claude/other/feat", "feat", "~/shop/.claude/other/feat", nil),
      ("/home/ada/shop/x.claude/worktrees/feat", "feat", "~/shop/x.claude/worktrees/feat", nil),
      ("/home/ada/shop/.claude/worktreesx/feat", "feat", "~/shop/.claude/worktreesx/feat", nil),
      ("/.claude/worktrees/feat", "/", "/", "feat"),
      (#"C:\shop\.claude\worktrees\feat"#, "shop", #"C:\shop"#, "feat"),
      ("/s/.claude/worktrees/a/.claude/worktrees/b", "s", "/s", "a"),
    ] as [(String, String, String, String?)])
  func `takes a worktree for its repository's`(
    _ directory: String, _ project: String, _ projectDirectory: String, _ worktree: String?
  ) throws {
    for record in [
      try Logged("LS", environment: ["CLAUDE_PROJECT_DIR": directory]),
      try Logged(#"{"tool_name":"LS","cwd":"\#(directory.replacing(#"\"#, with: #"\\"#))"}"#),
    ] {
      #expect(record.text("project") == project)
      #expect(record.text("project_dir") == projectDirectory)
      #expect(record.text("worktree") == worktree)
    }
  }

  @Test func `knows the worktree that a session has moved into`() throws {
    let input = #"{"tool_name":"Read","cwd":"/srv/shop/.claude/worktrees/b","tool_input":"#
    let directory = ["CLAUDE_PROJECT_DIR": "/srv/shop"]
    let moved = try Logged(input + #"{"file_path":"/srv/shop/a"}}"#, directory)
    #expect(moved.text("project_dir") == "/srv/shop")
    #expect(moved.text("worktree") == "b")
    #expect(moved.text("file") == "a")
    // The project directory precedes the working directory, and paths are relative to it.
    let begun = try Logged(
      input + #"{"file_path":"/srv/shop/.claude/worktrees/a/f"}}"#,
      ["CLAUDE_PROJECT_DIR": "/srv/shop/.claude/worktrees/a"])
    #expect(begun.text("project") == "shop")
    #expect(begun.text("worktree") == "a")
    #expect(begun.text("file") == "f")
  }

  @Test func `takes the home directory for the tilde of a project directory`() throws {
    let record = try Logged(
      "Read", arguments: #"{"file_path":"/home/ada/site/a"}"#,
      environment: ["CLAUDE_PROJECT_DIR": "~/site"])
    #expect(record.text("file") == "a")
  }

  @Test func `comes through without any directory`() throws {
    let lines = try Logged.lines(Array(#"{"tool_name":"LS"}"#.utf8), workingDirectory: nil)
    #expect(lines.count == 1)
    #expect(lines.first?.contains(#""project":"unknown""#) == true)
  }

  @Test(arguments: [
    ("/w/app", "/w/app/src/a.swift", "src/a.swift"), ("/w/app/", "/w/app/a", "a"),
    ("/w/app", "/w/app", "."), ("/w/app", "/w/app/", "."), ("/w/app", "/w/app//a", "a"),
    ("/w/app", "/w/application/a", "/w/application/a"), ("/w/app", "/w/app.old", "/w/app.old"),
    ("/w/app", "/w/ap", "/w/ap"), ("/w/app", "/etc/hosts", "/etc/hosts"), ("/w/app", "a", "a"),
    ("/w/app", "/w/app/../b", "/w/app/../b"), ("/w/app", "/w/app/a/../../b", "/w/app/a/../../b"),
    ("/w/app", "/w/app/..", "/w/app/.."), ("/w/app", "/w/app/a..b/...", "a..b/..."),
    ("/", "/etc/hosts", "etc/hosts"), ("/", "/", "."), ("/", "a", "a"),
    ("/w/é", "/w/é/日本 x", "日本 x"), ("/w/app", "/W/app/a", "/W/app/a"),
    (#"C:\w\app"#, #"C:\w\app\src\a.cs"#, #"src\a.cs"#), (#"C:\w\app"#, "C:/w/app/src/a", "src/a"),
    ("C:/w/app", #"C:\w\app\a"#, "a"), (#"C:\w\app"#, #"C:\w\app\..\b"#, #"C:\w\app\..\b"#),
    (#"C:\w\app"#, #"C:\w\apple\a"#, #"C:\w\apple\a"#), (#"C:\w"#, #"D:\w\a"#, #"D:\w\a"#),
    (#"C:\w\app"#, #"c:\w\app\a"#, "a"), ("c:/w/app", #"C:\w\app\src\a"#, #"src\a"#),
    (#"C:\w"#, #"c:\W\a"#, #"c:\W\a"#), ("C:/", "c:/w/a", "w/a"), ("c/w", "C/w/a", "C/w/a"),
  ])
  func `names what is inside by its path from there`(
    _ directory: String, _ path: String, _ expected: String
  ) throws {
    let escaped = path.replacing(#"\"#, with: #"\\"#)
    let arguments = #"{"file_path":"\#(escaped)","path":"\#(escaped)"}"#
    let project = ["CLAUDE_PROJECT_DIR": directory]
    let edit = try Logged("Edit", arguments: arguments, environment: project)
    #expect(edit.text("file") == expected)
    let grep = try Logged("Grep", arguments: arguments, environment: project)
    #expect(grep.text("path") == expected)
  }
}

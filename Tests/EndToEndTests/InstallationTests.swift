import CommandLineTool
import Foundation
import TestSupport
import Testing

/// What `make install` and `make uninstall` do to the folders of a user.
struct InstallationTests {
  private static let files = [
    "bin/claude-hook-log": 0o755, "bin/session-stats": 0o755,
    "share/man/man1/claude-hook-log.1": 0o644, "share/man/man1/session-stats.1": 0o644,
    "share/bash-completion/completions/claude-hook-log": 0o644,
    "share/bash-completion/completions/session-stats": 0o644,
    "share/zsh/site-functions/_claude-hook-log": 0o644,
    "share/zsh/site-functions/_session-stats": 0o644,
    "share/fish/vendor_completions.d/claude-hook-log.fish": 0o644,
    "share/fish/vendor_completions.d/session-stats.fish": 0o644,
  ]
  private static let others = [
    "bin/session-stats2": 0o600, "bin/.other": 0o600, "share/man/man1/other.1": 0o600,
    "share/zsh/site-functions/_other": 0o600,
  ]

  @Test(arguments: ["", "package's root/"])
  func `everything is installed, and nothing else removed`(_ root: String) throws {
    guard let installation = try Installation() else { return }
    let scratch = installation.scratch
    let folder = root.isEmpty ? "my programs" : root + installation.prefix.dropFirst()
    let variables = root.isEmpty ? [:] : ["DESTDIR": scratch.path(String(root.dropLast()))]
    for (name, permissions) in Self.others {
      let path = try scratch.write(name, to: "\(folder)/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: path)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: scratch.path("\(folder)/bin"))

    // A second time over the first.
    for _ in 1...2 {
      let made = try installation.make("install", variables)
      #expect(made.status == 0 && made.standardError.isEmpty, "\(made)")
      for name in Self.files.keys { #expect(made.standardOutput.contains("\n  \(name)\n")) }
      #expect(made.standardOutput.contains("claude-hook-log\" install") == root.isEmpty)
      #expect(
        try installation.files(in: folder) == Self.files.merging(Self.others) { mine, _ in mine })
      try checkContents(of: folder, in: scratch)
    }
    #expect(try scratch.permissions("\(folder)/bin") == 0o700)
    #expect(try scratch.permissions("\(folder)/share/man") == 0o755)

    for _ in 1...2 {
      let made = try installation.make("uninstall", variables)
      #expect(made.status == 0 && made.standardError.isEmpty, "\(made)")
      #expect(made.standardOutput.contains("'claude-hook-log uninstall'") == root.isEmpty)
      #expect(try installation.files(in: folder) == Self.others)
    }
    let top = root.isEmpty ? "my programs" : "package's root"
    #expect(try scratch.names() == [top, "tmp"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
  }

  /// Expects programs and manual pages as they were, and completions as the programs print them.
  private func checkContents(of folder: String, in scratch: TemporaryFolder) throws {
    for program in ManualPage.pages.map(\.program) {
      let name = program.name
      let built = URL(fileURLWithPath: Program.built(name).path)
      let installed = URL(fileURLWithPath: scratch.path("\(folder)/bin/\(name)"))
      #expect(try Data(contentsOf: installed) == Data(contentsOf: built))
      #expect(
        try Data(scratch.read("\(folder)/share/man/man1/\(name).1").utf8)
          == Repository.data("docs/man/\(name).1"))
      for (shell, place) in [
        (CompletionShell.bash, "share/bash-completion/completions/\(name)"),
        (.zsh, "share/zsh/site-functions/_\(name)"),
        (.fish, "share/fish/vendor_completions.d/\(name).fish"),
      ] {
        #expect(try scratch.read("\(folder)/\(place)") == shell.script(for: program))
        let checking = "checking the syntax of completions"
        guard let shell = Program.installed(shell.rawValue, for: checking) else { continue }
        #expect(try shell.run(["-n", scratch.path("\(folder)/\(place)")]) == Consequences())
      }
    }
  }

  @Test func `a program is replaced by a whole one or not at all`() throws {
    guard let installation = try Installation() else { return }
    let scratch = installation.scratch
    try scratch.write("old", to: "my programs/bin/claude-hook-log")
    let tools = try installation.writeScript(
      "for target; do :; done; echo half > \"$target\"; exit 1", to: "tools/install")
    let made = try installation.make(
      "install", environment: ["PATH": "\(tools):\(Installation.path)"])
    #expect(made.status != 0)
    #expect(try Array(installation.files().keys) == ["bin/claude-hook-log"])
    #expect(try scratch.read("my programs/bin/claude-hook-log") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
  }

  @Test func `nothing is installed when completions can't be made`() throws {
    guard let installation = try Installation() else { return }
    let broken = try installation.writeScript("exit 0", to: "broken ones/claude-hook-log")
    let missing = try installation.make("install", ["RELEASE": broken])
    #expect(missing.status != 0)
    #expect(missing.standardError.contains("\(broken)/session-stats isn't there; say 'make build'"))
    _ = try installation.writeScript("test \"$2\" != fish", to: "broken ones/session-stats")
    let failed = try installation.make("install", ["RELEASE": broken])
    #expect(failed.status != 0)
    #expect(failed.standardError.contains("session-stats has no completions for fish"))
    #expect(try installation.scratch.names() == ["broken ones", "tmp"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: installation.scratch.path("tmp")) == [])
  }

  @Test func `the line for a shell's start makes the programs found`() throws {
    guard let installation = try Installation() else { return }
    // What a shell would take for more than itself.
    let prefix = installation.scratch.path("a \"b\" `c`  d'e")
    let first = try installation.make("install", ["PREFIX": prefix]).standardOutput
    #expect(first.contains("\n\(prefix)/bin isn't on your PATH."))
    let line = try #require(first.firstMatch(of: #/\n  (export PATH=.*)\n/#)).1
    let hook = try #require(first.firstMatch(of: #/hook: (".*") install\n/#)).1
    for line in ["\(line)\nsession-stats --version", "\(hook) --version"] {
      let found = try Program(path: "/bin/sh").run(
        ["-ec", line], environment: ["PATH": "/usr/bin:/bin"])
      #expect(found.standardOutput.hasSuffix(" \(ToolVersion.current)\n"), "\(line): \(found)")
    }
    let fish = try installation.make(
      "install", ["PREFIX": prefix], environment: ["SHELL": "/usr/bin/fish"])
    #expect(fish.standardOutput.contains("\n  fish_add_path \""))
    let path = "\(Installation.path):\(prefix)/bin"
    let second = try installation.make(
      "install", ["PREFIX": prefix + "/"], environment: ["PATH": path])
    #expect(second.standardOutput.contains("\n\(prefix)/bin is on your PATH.\n"))
    #expect(!second.standardOutput.contains("  export PATH"))
    #expect(second.standardOutput.hasSuffix("hook: claude-hook-log install\n"))
  }

  @Test func `zsh is told of its folder unless it looks there already`() throws {
    guard let zsh = Program.installed("zsh", for: "asking zsh where it looks") else { return }
    guard let installation = try Installation() else { return }
    let folder = installation.prefix + "/share/zsh/site-functions"
    let told = try installation.make("install").standardOutput
    let line = try #require(told.firstMatch(of: #/\n  (fpath\+=.*)\n/#)).1
    let last = try zsh.run(["-fc", "\(line)\nprint -r -- $fpath[-1]"])
    #expect(last == Consequences("\(folder)\n"))
    let tools = try installation.writeScript(
      #"exec '\#(zsh.path)' -fc "fpath+=(\"\$1\"); $2" zsh "$4""#, to: "tools/zsh")
    let known = try installation.make(
      "install", environment: ["PATH": "\(tools):\(Installation.path)"])
    #expect(known.status == 0 && !known.standardOutput.contains("fpath"), "\(known)")
  }

  @Test func `a prefix that can't be meant is refused, and a tilde is the home folder`() throws {
    guard let installation = try Installation() else { return }
    for prefix in ["", "somewhere", "~ada/x"] {
      for target in ["install", "uninstall"] {
        let made = try installation.make(target, ["PREFIX": prefix])
        #expect(made.status != 0, "\(prefix)")
        #expect(made.standardError.contains("PREFIX is '\(prefix)'; expected a path"))
      }
    }
    #expect(try installation.make("install-files", ["PREFIX": "~/own ones"]).status == 0)
    #expect(try installation.files(in: "own ones") == Self.files)
    #expect(try installation.make("uninstall", ["PREFIX": "~/own ones"]).status == 0)
    #expect(try installation.files(in: "own ones") == [:])
  }

  @Test func `a folder in the place of a program is named, and left alone`() throws {
    guard let installation = try Installation() else { return }
    try installation.scratch.makeFolders("my programs/bin/session-stats")
    let made = try installation.make("install")
    #expect(made.status != 0)
    #expect(made.standardError.contains("\(installation.prefix)/bin/session-stats is a folder;"))
    #expect(try installation.scratch.names() == ["my programs", "tmp"])
    #expect(try installation.files()["bin/session-stats/.session-stats.new"] == nil)
  }
}

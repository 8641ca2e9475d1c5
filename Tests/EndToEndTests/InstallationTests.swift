import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Tests what `make install` and `make uninstall` do to a user's directories.
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
    let directory = root.isEmpty ? "my programs" : root + installation.prefix.dropFirst()
    let variables = root.isEmpty ? [:] : ["DESTDIR": scratch.path(String(root.dropLast()))]
    for (name, permissions) in Self.others {
      let path = try scratch.write(name, to: "\(directory)/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: path)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: scratch.path("\(directory)/bin"))

    // The second time overwrites the first.
    for _ in 1...2 {
      let made = try installation.make("install", variables)
      #expect(made.status == 0 && made.standardError.isEmpty, "\(made)")
      #expect(made.standardOutput.contains("claude-hook-log\" install\n") == root.isEmpty)
      #expect(
        try installation.files(in: directory) == Self.files.merging(Self.others) { mine, _ in mine }
      )
      try checkContents(of: directory, in: scratch)
    }
    #expect(try scratch.permissions("\(directory)/bin") == 0o700)
    #expect(try scratch.permissions("\(directory)/share/fish") == 0o755)

    for _ in 1...2 {
      let made = try installation.make("uninstall", variables)
      #expect(made.status == 0 && made.standardError.isEmpty, "\(made)")
      #expect(made.standardOutput.contains("'claude-hook-log uninstall'"))
      #expect(try installation.files(in: directory) == Self.others)
    }
    let top = root.isEmpty ? "my programs" : "package's root"
    #expect(try scratch.names() == ["built", top].sorted())
  }

  /// Expects programs and manual pages to be unchanged, and completions as the programs print them.
  private func checkContents(of directory: String, in scratch: TemporaryDirectory) throws {
    for program in ManualPage.pages.map(\.program) {
      let name = program.name
      let built = URL(fileURLWithPath: Program.built(name).path)
      let installed = URL(fileURLWithPath: scratch.path("\(directory)/bin/\(name)"))
      #expect(try Data(contentsOf: installed) == Data(contentsOf: built))
      #expect(
        try Data(scratch.read("\(directory)/share/man/man1/\(name).1").utf8)
          == Repository.data("docs/man/\(name).1"))
      for (shell, place) in [
        (CompletionShell.bash, "share/bash-completion/completions/\(name)"),
        (.zsh, "share/zsh/site-functions/_\(name)"),
        (.fish, "share/fish/vendor_completions.d/\(name).fish"),
      ] {
        #expect(try scratch.read("\(directory)/\(place)") == shell.script(for: program))
        let checking = "checking the syntax of completions"
        guard let shell = Program.installed(shell.rawValue, for: checking) else { continue }
        #expect(try shell.run(["-n", scratch.path("\(directory)/\(place)")]) == Consequences())
      }
    }
  }

  @Test func `a program is replaced by a whole one or not at all`() throws {
    guard let installation = try Installation() else { return }
    let program = try installation.scratch.write("old", to: "my programs/bin/claude-hook-log")
    let tools = try installation.writeScript(
      "for target; do :; done; echo half > \"$target\"; exit 1", to: "tools/install")
    let made = try installation.make(
      "install", environment: ["PATH": "\(tools):\(Installation.path)"])
    #expect(made.status != 0)
    #expect(try String(contentsOfFile: program, encoding: .utf8) == "old")
  }

  @Test func `nothing is installed when completions can't be made`() throws {
    guard let installation = try Installation() else { return }
    let broken = try installation.writeScript("exit 0", to: "broken ones/claude-hook-log")
    _ = try installation.writeScript("test \"$2\" != zsh", to: "broken ones/session-stats")
    let made = try installation.make("install", ["RELEASE": broken])
    #expect(made.status != 0)
    #expect(try installation.scratch.names() == ["broken ones", "built"])
  }

  @Test func `what was built is installed without a build, and nothing before it is whole`() throws
  {
    guard let installation = try Installation() else { return }
    let missing = try installation.make("install-files")
    #expect(missing.status != 0)
    let completions = installation.scratch.path("built/completions/claude-hook-log.bash")
    #expect(missing.standardError.contains("\(completions) isn't there; say 'make build'\n"))
    #expect(try installation.scratch.names() == ["built"])
    #expect(try installation.make("build").status == 0)
    let made = try installation.make("install-files", ["SWIFT": "false"])
    #expect(made.status == 0 && made.standardError.isEmpty, "\(made)")
    #expect(try installation.files() == Self.files)
  }

  @Test func `the lines to copy make shells find programs and completions`() throws {
    guard let installation = try Installation() else { return }
    // Characters that are special to shells.
    let prefix = installation.scratch.path("a \"b\" `c` \\n $d  d'e")
    let escaped = prefix.replacing("$", with: "$$")
    let said = try installation.make("install", ["PREFIX": escaped]).standardOutput
    let path = try #require(said.firstMatch(of: #/\n  (export PATH=.*)\n/#)).1
    let hook = try #require(said.firstMatch(of: #/\n  (".*") install\n/#)).1
    for line in ["\(path)\nsession-stats --version", "\(hook) --version"] {
      let found = try Program(path: "/bin/sh").run(
        ["-ec", line], environment: ["PATH": "/usr/bin:/bin"])
      #expect(found.standardOutput.hasSuffix(" \(ToolVersion.current)\n"), "\(line): \(found)")
    }
    let completions = try #require(said.firstMatch(of: #/\n  (fpath\+=.*)\n/#)).1
    guard let zsh = Program.installed("zsh", for: "asking zsh where it looks") else { return }
    let last = try zsh.run(["-fc", "\(completions)\nprint -r -- $fpath[-1]"])
    #expect(last == Consequences("\(prefix)/share/zsh/site-functions\n"))
  }

  @Test(arguments: ["", "somewhere", "~/x"])
  func `a prefix that can't be meant is refused`(_ prefix: String) throws {
    guard let installation = try Installation() else { return }
    // If the prefix were accepted, the files would still stay within the test's directory.
    let variables = ["PREFIX": prefix, "DESTDIR": installation.scratch.path("root/")]
    for target in ["install", "uninstall"] {
      let made = try installation.make(target, variables)
      #expect(made.status != 0)
      #expect(try installation.scratch.names() == ["built"])
      #expect(made.standardError.contains("PREFIX is '\(prefix)'; it must begin with /"))
    }
  }
}

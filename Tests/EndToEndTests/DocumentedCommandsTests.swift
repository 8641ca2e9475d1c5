import Foundation
import TestSupport
import Testing

/// Runs the commands in the README and docs verbatim, in a new home directory.
struct DocumentedCommandsTests {
  /// Returns the blocks of shell commands in a document.
  private static func blocks(_ document: String) throws -> [String] {
    String(decoding: try Repository.data(document), as: UTF8.self)
      .matches(of: #/```sh\n([\s\S]*?)```/#).map { String($0.1) }
  }

  /// A home directory where `make install` installs the tested programs, and other targets do nothing.
  private final class Home {
    let directory: TemporaryDirectory

    init() throws {
      directory = try TemporaryDirectory()
      let built = URL(fileURLWithPath: HookRuns.hook.path).deletingLastPathComponent().path
      try directory.write(
        """
        #!/bin/sh
        grep -q "^$1:" '\(Repository.path("Makefile"))' || exit 2
        mkdir -p "$HOME/.local/bin"
        case $1 in
          install) ln -sf '\(built)/claude-hook-log' '\(built)/session-stats' "$HOME/.local/bin" ;;
          uninstall) rm "$HOME/.local/bin/claude-hook-log" "$HOME/.local/bin/session-stats" ;;
        esac
        """, to: "tools/make")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: directory.path("tools/make"))
    }

    /// Runs a block of commands, all of which must succeed.
    func run(_ block: String) throws -> Consequences {
      let path = "\(directory.path(".local/bin")):\(directory.path("tools")):/usr/bin:/bin"
      return try Program(path: "/bin/sh").run(
        ["-euc", block], environment: ["HOME": directory.path, "PATH": path, "TZ": "UTC"],
        directory: Repository.root.path)
    }

    var settings: String? { try? directory.read(".claude/settings.json") }
  }

  @Test(arguments: ["README.md", "docs/installing.md", "docs/migrating.md"])
  func `run in their order without a failure`(document: String) throws {
    let home = try Home()
    for variants in ["{}", "{\"hooks\": {}}\n"] {
      try home.directory.write(variants, to: ".claude/settings.json")
      let blocks = try Self.blocks(document)
      #expect(blocks.count >= 2)
      // The docs assume that the shell logger's directory exists.
      try home.directory.makeDirectories(".claude/logs")
      _ = try home.run("make install; chmod 700 \"$HOME/.claude/logs\"")
      for block in blocks {
        let consequences = try home.run(block)
        #expect(consequences.status == 0, "\(block)\n\(consequences)")
      }
    }
  }

  @Test func `installing and taking away gives back the settings`() throws {
    let home = try Home()
    try home.directory.write("{\n}", to: ".claude/settings.json")
    let blocks = try Self.blocks("docs/installing.md")
    _ = try home.run(try #require(blocks.first))
    #expect(home.settings?.contains("PostToolUseFailure") == true)
    _ = try home.run(try #require(blocks.last))
    #expect(home.settings == "{\n}")
    #expect(try home.directory.names(in: ".local/bin") == [])
  }

  @Test func `an install writes what the documentation and the example show`() throws {
    let home = try Home()
    _ = try home.run("make install; claude-hook-log install")
    let written = try Self.json(Data(try #require(home.settings).utf8))
    let example = String(decoding: try Repository.data("examples/settings.json"), as: UTF8.self)
      .replacing(#"\"$HOME\""#, with: home.directory.path)
    #expect(written == (try Self.json(Data(example.utf8))))
    let document = String(decoding: try Repository.data("docs/installing.md"), as: UTF8.self)
    let block = try #require(document.firstMatch(of: #/```json\n([\s\S]*?)```/#)).1
    let shown = "{\(block)}".replacing("/home/ada", with: home.directory.path)
    let event = try #require(written["hooks"] as? NSDictionary)["PostToolUse"]
    #expect(try Self.json(Data(shown.utf8))["PostToolUse"] as? NSArray == event as? NSArray)
  }

  private static func json(_ data: Data) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
  }
}

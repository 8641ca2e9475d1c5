import Foundation
import TestSupport
import Testing

/// Tests `install` and `uninstall` on a settings file that a new file can't be made like.
struct SettingsAttributesTests {
  private static let purpose = "a settings file that a new file can't be made like"

  @Test(arguments: ["attribute", "group"])
  func `a file whose owner or attributes can't be kept is overwritten in place, and that is told`(
    _ obstacle: String
  ) throws {
    let directory = try TemporaryDirectory()
    let settings = try directory.write("{}\n", to: "home/.claude/settings.json")
    try directory.makeDirectories("bin")
    try FileManager.default.copyItem(
      atPath: HookRuns.hook.path, toPath: directory.path("bin/claude-hook-log"))
    for name in ["home", "home/.claude", "home/.claude/settings.json"] {
      guard directory.giveAway(name, for: Self.purpose) else { return }
    }
    guard let setpriv = Program.installed("setpriv", for: Self.purpose) else { return }
    if obstacle == "group" {
      _ = try python("os.chown(path, -1, 0)", settings)
    } else {
      guard try python("os.setxattr(path, 'security.colour', b'blue')", settings) != nil else {
        return
      }
    }
    let show =
      "s = os.stat(path); print(s.st_ino, s.st_uid, s.st_gid, s.st_mode, os.listxattr(path))"
    let before = try python(show, settings)
    for command in ["install", "uninstall"] {
      let run = try setpriv.run(
        [
          "--reuid=65534", "--regid=65534", "--clear-groups",
          directory.path("bin/claude-hook-log"), command,
        ],
        environment: ["HOME": directory.path("home"), "PATH": "/usr/bin:/bin"],
        directory: directory.path("home"))
      #expect(run.status == 0)
      #expect(
        run.standardError.hasPrefix(
          "claude-hook-log: \(settings) has an owner, attributes or an access control list that a new file can't be "
            + "given here, so it was overwritten in place; the file as it was: \(directory.path("home/.claude/backups/"))"
        ),
        "\(run)")
      let text = try directory.read("home/.claude/settings.json")
      #expect(text.contains("bin/claude-hook-log") == (command == "install"))
      #expect(try python(show, settings) == before)
      #expect(try directory.names(in: "home/.claude").filter { $0.hasPrefix(".settings") } == [])
    }
    #expect(try directory.read("home/.claude/settings.json") == "{}\n")
  }

  /// Runs a Python script with a path; returns its output, or nil after a `SKIPPED` line.
  private func python(_ script: String, _ path: String) throws -> String? {
    guard let python = Program.installed("python3", for: Self.purpose) else { return nil }
    let run = try python.run(
      ["-c", "import os, sys; path = sys.argv[1]; " + script, path],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
    if run.status == 0 { return run.standardOutput }
    print("SKIPPED: \(Self.purpose), which can't be set here")
    return nil
  }
}

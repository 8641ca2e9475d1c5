import Foundation
import TestSupport
import Testing

/// Tests `doctor` for a user without permissions.
struct DoctorRightsTests {
  private let home: DoctorHome

  init() throws { home = try DoctorHome() }

  /// Returns the program at a path accessible to other users, run without privileges; nil if that is impossible.
  private func asNobody() throws -> Program? {
    guard let setpriv = Program.installed("setpriv", for: "asking doctor without rights") else {
      return nil
    }
    let copy = home.directory.path("bin/nobody")
    try home.directory.write(
      """
      #!/bin/sh
      exec '\(setpriv.path)' --reuid=65534 --regid=65534 --clear-groups '\(home.directory.path("real"))/claude-hook-log' "$@"

      """, to: "bin/nobody")
    try home.shell("mkdir ../real && cp '\(HookRuns.hook.path)' ../real/claude-hook-log")
    try home.shell("chmod 755 .. ../bin ../real '\(copy)' && chown -R 65534 ../home ../tmp")
    guard try Program(path: copy).run(["--version"]).status == 0 else {
      print("SKIPPED: asking doctor without rights, since only root can")
      return nil
    }
    return Program(path: copy)
  }

  @Test(arguments: [
    ("chmod 300 logs", "logs can't be read: ", "chmod u+rwx FOLDER/logs, or sudo chown"),
    ("chown 0 logs", "logs can't be read: ", "chmod u+rwx FOLDER/logs, or sudo chown -R"),
    ("chown 0 logs; chmod 755 logs", "belongs to another user", "sudo chown -R \"$(id -un)\" "),
    ("chmod 0 logs/*", ".jsonl can't be read: ", "chmod u+rw FOLDER/logs/activity-"),
    ("chmod 400 logs/*", ".jsonl can't be written to", "chmod u+rw FOLDER/logs/activity-"),
    ("rm -r logs; chmod 500 .", "logs isn't there, and can't be made in FOLDER", "make it, or"),
    ("chown 0 settings.json; chmod 0 settings.json", "settings.json: ", "make it a file that you"),
  ])
  func `finds what a user without rights can't do`(
    _ script: String, _ message: String, _ mend: String
  ) throws {
    guard let nobody = try asNobody() else { return }
    let claude = home.directory.path("home/.claude")
    let run = { (arguments: [String], input: Data) in
      try nobody.run(
        arguments, input: input, environment: home.environment(),
        directory: home.directory.path("project"))
    }
    #expect(try run(["install"], Data()).status == 0)
    #expect(try run([], HookRuns.example("01-PostToolUse-Bash.json")) == Consequences())
    #expect(try run(["doctor"], Data()).standardOutput.hasSuffix("\nAll is well.\n"))
    try home.shell("cd '\(claude)' && \(script)")
    let found = try run(["doctor"], Data())
    #expect(found.status == 1)
    #expect(found.standardOutput.contains(message.replacing("FOLDER", with: claude)), "\(found)")
    let expected = mend.replacing("FOLDER", with: claude)
    #expect(home.mends(found).first?.hasPrefix(expected) == true, "\(found)")
    #expect(home.mends(found).count == (message.hasPrefix("settings") ? 3 : 1), "\(found)")
  }
}

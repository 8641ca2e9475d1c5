import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct SettingsFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ name: String = "s.json") throws(SetupProblem) -> SettingsFile {
    try SettingsFile(FilePath(directory.path(name)))
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path(name), withDestinationPath: target)
  }

  private func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: directory.path(name))
  }

  @Test(arguments: [0o600, 0o640, 0o644, 0o664, 0o755])
  func `keeps the mode of a file that is there`(permissions: Int) throws {
    try directory.write("old", to: "s.json")
    try setPermissions(permissions, of: "s.json")
    try file().replace(with: ContiguousArray("new".utf8))
    #expect(try directory.read("s.json") == "new")
    #expect(try directory.permissions("s.json") == permissions)
    #expect(try directory.names() == ["s.json"])
  }

  @Test func `makes a new file for its user only`() throws {
    let file = try file()
    #expect(file.content == nil)
    try file.replace(with: ContiguousArray("new".utf8))
    #expect(try directory.read("s.json") == "new")
    #expect(try directory.permissions("s.json") == 0o600)
  }

  @Test func `takes no notice of what a killed process left`() throws {
    try directory.write("old", to: "s.json")
    try directory.write("half", to: ".s.json.\(CurrentProcess.identifier).new")
    try file().replace(with: ContiguousArray("new".utf8))
    #expect(try directory.read("s.json") == "new")
    #expect(try directory.names() == ["s.json"])
  }

  @Test func `removes the file where nothing is to be left`() throws {
    try directory.write("old", to: "s.json")
    try file().replace(with: nil)
    #expect(try directory.names() == [])
  }

  @Test func `keeps the owner where that is allowed`() throws {
    let path = try directory.write("old", to: "s.json")
    let owner = [FileAttributeKey.ownerAccountID: 12345, .groupOwnerAccountID: 23456]
    do {
      try FileManager.default.setAttributes(owner, ofItemAtPath: path)
    } catch {
      print("SKIPPED: keeping the owner, since only root may give a file away")
      return
    }
    try file().replace(with: ContiguousArray("new".utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.ownerAccountID] as? Int == 12345)
    #expect(attributes[.groupOwnerAccountID] as? Int == 23456)
  }

  /// Runs a Python script with the path of the settings file; returns its output, or nil after a `SKIPPED` line.
  private func python(_ script: String, for purpose: String) throws -> String? {
    guard let python = Program.installed("python3", for: purpose) else { return nil }
    let run = try python.run(
      ["-c", "import os, sys; path = sys.argv[1]; " + script, directory.path("s.json")],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
    guard run.status == 0 else {
      print("SKIPPED: \(purpose), which can't be set here")
      return nil
    }
    return run.standardOutput
  }

  @Test func `keeps extended attributes and the access control list`() throws {
    try directory.write("old", to: "s.json")
    // One other user may read, the group may not: a list of five entries (acl(5)).
    let list = """
      02000000 01000600ffffffff 02000400eb030000 04000000ffffffff 10000400ffffffff 20000000ffffffff
      """
    let purpose = "keeping an access control list"
    let read = "[(n, os.getxattr(path, n)) for n in sorted(os.listxattr(path))]"
    guard
      let before = try python(
        "os.setxattr(path, 'user.colour', b'blue'); "
          + "os.setxattr(path, 'system.posix_acl_access', bytes.fromhex('\(list)')); "
          + "print(\(read), oct(os.stat(path).st_mode))", for: purpose)
    else { return }
    #expect(before.contains("posix_acl_access") && before.contains("colour"))
    #expect(try file().replace(with: ContiguousArray("new".utf8)) == false)
    #expect(
      try python("print(\(read), oct(os.stat(path).st_mode))", for: purpose) == before)
    #expect(try directory.read("s.json") == "new")
    #expect(try directory.names() == ["s.json"])
  }

  @Test func `gives the file no list that only its directory has`() throws {
    try directory.write("old", to: "s.json")
    let list = """
      02000000 01000600ffffffff 02000400eb030000 04000000ffffffff 10000400ffffffff 20000000ffffffff
      """
    let set =
      "os.setxattr(os.path.dirname(path), 'system.posix_acl_default', bytes.fromhex('\(list)'))"
    guard try python(set, for: "keeping no access control list") != nil else { return }
    try file().replace(with: ContiguousArray("new".utf8))
    #expect(try python("print(os.listxattr(path))", for: "") == "[]\n")
  }

  @Test func `follows links, and replaces what they lead to`() throws {
    try directory.write("old", to: "dotfiles/claude.json")
    try link("middle.json", to: "dotfiles/claude.json")
    try link("s.json", to: directory.path("middle.json"))
    try file().replace(with: ContiguousArray("new".utf8))
    #expect(try directory.read("dotfiles/claude.json") == "new")
    let manager = FileManager.default
    #expect(
      try manager.destinationOfSymbolicLink(atPath: directory.path("s.json"))
        == directory.path("middle.json"))
    #expect(try manager.contentsOfDirectory(atPath: directory.path("dotfiles")) == ["claude.json"])
  }

  @Test func `has one path, whether it is there or not`() throws {
    try directory.makeDirectories("real")
    try link("other", to: "real")
    let before = try file("other/s.json").target.text
    try directory.write("{}", to: "real/s.json")
    #expect(try file("other/s.json").target.text == before)
    #expect(before.hasSuffix("/real/s.json"))
  }

  @Test func `refuses what is no file`() throws {
    try directory.makeDirectories("folder")
    try link("device", to: "/dev/null")
    try link("broken", to: "nowhere")
    try link("circle", to: "round")
    try link("round", to: "circle")
    try directory.write("", to: "file")
    let mkfifo = try #require(Program.installed("mkfifo"))
    try #require(try mkfifo.run([directory.path("fifo")]) == Consequences())
    let expected = [
      "folder": "not a regular file", "fifo": "not a regular file", "device": "not a regular file",
      "broken": "a symbolic link that leads nowhere",
      "circle": "a symbolic link that leads nowhere", "file/s.json": "Not a directory",
    ]
    for (name, words) in expected {
      #expect("\(name)") { try file(name) } throws: { "\($0)" == words }
    }
  }

  @Test func `leaves a read-only file alone, whoever asks`() throws {
    try directory.write("old", to: "s.json")
    try setPermissions(0o444, of: "s.json")
    for content in [ContiguousArray("new".utf8), nil] {
      #expect { try file().replace(with: content) } throws: { "\($0)" == "read-only" }
    }
    #expect(try directory.read("s.json") == "old")
    #expect(try directory.names() == ["s.json"])
  }

  @Test func `leaves nothing behind where the directory can't be written to`() throws {
    try directory.write("old", to: "f/s.json")
    try setPermissions(0o555, of: "f")
    defer { try? setPermissions(0o755, of: "f") }
    guard !FileManager.default.isWritableFile(atPath: directory.path("f")) else {
      print("SKIPPED: a directory that can't be written to, since root can write to all of them")
      return
    }
    #expect {
      try file("f/s.json").replace(with: [])
    } throws: {
      "\($0)" == "Permission denied"
    }
    #expect(try directory.read("f/s.json") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path("f")) == ["s.json"])
  }

  @Test func `leaves nothing behind where the new file can't take the old one's place`() throws {
    let file = try file()
    try directory.write("x", to: "s.json/inside")
    #expect { try file.replace(with: []) } throws: { "\($0)" == "Is a directory" }
    #expect(try directory.names() == ["s.json"])
  }

  @Test func `takes away what a process left that was killed while it wrote, and nothing else`()
    throws
  {
    let others = [".s.json.mine.new", ".s.json..new", ".t.json.12.new", "s.json.12.new"]
    for name in others + ["s.json", ".s.json.1.new", ".s.json.4194304.new"] {
      try directory.write("old", to: name)
    }
    try file().replace(with: ContiguousArray("new".utf8))
    #expect(try directory.names() == (others + ["s.json"]).sorted())
  }
}

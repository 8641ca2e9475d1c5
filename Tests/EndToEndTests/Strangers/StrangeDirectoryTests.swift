import Foundation
import TestSupport
import Testing

/// Tests both programs if the log directory is a link or not a directory.
struct StrangeDirectoryTests {
  /// A directory reached through a single link, and through a chain of three.
  @Test(arguments: [1, 3])
  func `a directory reached through links is as good as any`(_ count: Int) throws {
    let home = try StrangeHome()
    let files = FileManager.default
    try files.moveItem(atPath: home.directory.path("logs"), toPath: home.directory.path("real"))
    let names = (1..<count).map { "link\($0)" } + ["logs"]
    for (name, target) in zip(names, ["real"] + names) {
      try files.createSymbolicLink(atPath: home.directory.path(name), withDestinationPath: target)
    }
    #expect(try home.log() == Consequences())
    #expect(try home.directory.read("real/\(StrangeHome.dayFile)").hasSuffix("}\n"))
    for command in StrangeHome.commands where command != ["doctor"] {
      let run = try home.run(command)
      #expect(run.status == 0, "\(command): \(run)")
    }
    #expect(home.kind("real/\(StrangeHome.totals)") != nil)
    #expect(home.kind("real/\(StrangeHome.oldFile)") == nil)
    #expect(home.kind("logs") == FileAttributeType.typeSymbolicLink.rawValue)
    let doctor = try home.run(["doctor"]).standardOutput
    #expect(doctor.contains("records go to \(home.directory.path("logs"))\n"))
  }

  @Test(arguments: Stranger.allCases.filter { $0 != .directory })
  func `a directory that is none is told of by its path`(_ stranger: Stranger) throws {
    let home = try StrangeHome()
    let path = home.directory.path("logs")
    try FileManager.default.removeItem(atPath: path)
    guard try stranger.put(at: path, linkedTo: home.directory.path("target")) else { return }
    #expect(try home.log() == Consequences())
    let troubles = home.troubles(in: "tmp")
    #expect(troubles.count == 1)
    #expect(troubles.first?.hasPrefix("a record wasn't written: \(path)/activity-") == true)
    for command in StrangeHome.commands {
      let run = try home.run(command)
      #expect(run.status == 1, "\(command): \(run)")
      let told = command == ["doctor"] ? run.standardOutput : run.standardError
      #expect(told.contains("\(path): ") || told.contains("\(path) "), "\(command): \(run)")
    }
    #expect(try home.directory.read("target") == "not a record\n")
    #expect(home.kind("logs.gone") == nil)
    #expect(try home.directory.names(in: "home") == [])
  }

  @Test(arguments: [0o777, 0o1777, 0o770])
  func `a directory that others can write to is logged into, and doctor warns of it`(
    _ mode: Int
  ) throws {
    let home = try StrangeHome()
    let path = home.directory.path("logs")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(try home.log() == Consequences())
    #expect(try home.directory.read("logs/\(StrangeHome.dayFile)").hasSuffix("}\n"))
    #expect(try home.directory.permissions("logs/\(StrangeHome.dayFile)") == 0o600)
    let doctor = try home.run(["doctor"]).standardOutput
    let text = String(mode, radix: 8)
    #expect(doctor.contains("TROUBLE  \(path) is open to others (mode \(text))\n"), "\(doctor)")
  }

  @Test func `somebody else's list of troubles is neither written to nor believed`() throws {
    guard geteuid() == 0 else {
      print("SKIPPED: meeting somebody else's list of troubles, since only root can make it")
      return
    }
    let home = try StrangeHome()
    for place in ["logs", "tmp"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o1777], ofItemAtPath: home.directory.path(place))
      let path = try home.directory.write(
        "2026-01-14T00:00:00Z \(home.directory.path("logs")): lies\n",
        to: "\(place)/\(StrangeHome.troubles)")
      let script = #"chmod 666 "$0" && chown 65534:65534 "$0""#
      try #require(try Program(path: "/bin/sh").run(["-c", script, path]).status == 0)
    }
    try home.directory.makeDirectories("logs/\(StrangeHome.dayFile)")
    #expect(try home.log() == Consequences())
    for place in ["logs", "tmp"] {
      #expect(home.troubles(in: place) == ["\(home.directory.path("logs")): lies"])
    }
    for command in StrangeHome.commands {
      let run = try home.run(command)
      #expect(!"\(run)".contains("lies"), "\(command): \(run)")
    }
  }
}

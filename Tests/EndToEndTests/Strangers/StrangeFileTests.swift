import Foundation
import TestSupport
import Testing

/// Tests both programs with unexpected kinds of files in the log directory: nothing blocks, nothing is
/// written through a link, and everything else still works.
struct StrangeFileTests {
  private static let names = [
    StrangeHome.dayFile, StrangeHome.oldFile, StrangeHome.totals, StrangeHome.troubles,
  ]

  @Test(
    arguments: Tier.sample(
      Stranger.allCases.flatMap { stranger in names.map { (stranger, $0) } }, each: 5))
  func `a stranger in the directory keeps nobody waiting, and stays as it is`(
    _ stranger: Stranger, _ name: String
  ) throws {
    // Doctor reads neither files of old days nor totals.
    let commands = StrangeHome.commands.filter {
      $0 != ["doctor"] || name == StrangeHome.dayFile || name == StrangeHome.troubles
    }
    for command in [[]] + commands {
      let home = try StrangeHome(besides: name)
      let path = home.directory.path("logs/\(name)")
      guard try stranger.put(at: path, linkedTo: home.directory.path("target")) else { return }
      let kind = home.kind("logs/\(name)")
      if command.isEmpty {
        #expect(try home.log() == Consequences())
        expectLogged(home, name, path)
      } else {
        let run = try home.run(command)
        expectOutcome(run, of: command[0], stranger, name, path)
        if command[0] == "rotate" { expectRotated(home, name) }
      }
      #expect(home.kind("logs/\(name)") == kind, "\(command)")
      #expect(try home.directory.read("target") == "not a record\n", "\(command)")
      #expect(try home.directory.names(in: "home") == [], "\(command)")
      #expect(home.kind("logs/\(name).gone") == nil, "\(command)")
    }
  }

  /// Expects that a call was logged, or that the error log says why not.
  private func expectLogged(_ home: StrangeHome, _ name: String, _ path: String) {
    if name == StrangeHome.dayFile {
      let troubles = home.troubles(in: "logs")
      #expect(troubles.count == 1)
      #expect(troubles.first?.hasPrefix("a record wasn't written: \(path): ") == true)
    } else {
      let log = (try? home.directory.read("logs/\(StrangeHome.dayFile)")) ?? ""
      #expect(log.count { $0 == "\n" } == 1)
    }
    #expect(home.troubles(in: "tmp") == [])
  }

  /// Expects that a command succeeded except for the file that it couldn't use, and named that.
  private func expectOutcome(
    _ run: Consequences, of command: String, _ stranger: Stranger, _ name: String, _ path: String
  ) {
    let isDayFile = name == StrangeHome.dayFile || name == StrangeHome.oldFile
    let isFigures = isDayFile || name == StrangeHome.totals
    let isInWay =
      switch command {
      // A link to a file is read, whatever its name.
      case "report", "budget": isFigures && stranger != .link
      case "rotate": name == StrangeHome.oldFile || name == StrangeHome.totals
      case "import":
        // Unreadable files can't be compared; anything but a regular file needn't be.
        name == StrangeHome.oldFile
          || isFigures && [.socket, .circle].contains(stranger)
          || name == StrangeHome.totals && stranger == .danglingLink
      default: name == StrangeHome.dayFile
      }
    let told =
      command == "doctor"
      ? run.standardOutput.split(separator: "\n").filter { $0.hasPrefix("TROUBLE") }
        .joined(separator: "\n")
      : run.standardError
    let isNamed = told.contains("\(path): ") || told.contains("\(path) ")
    if command == "doctor" {
      #expect(run.status == 1)
      #expect(isNamed || !isInWay, "\(stranger) \(name): \(run)")
    } else {
      #expect(run.status == (isInWay ? 1 : 0), "\(command), \(stranger), \(name): \(run)")
      #expect(isNamed || !isInWay, "\(command), \(stranger), \(name): \(run)")
    }
    if command == "report" {
      // At least the records of the other day are included.
      #expect(run.standardOutput.contains(#/Total operations: +[1-9]/#), "\(run)")
    }
  }

  /// Expects that rotation rotated what it could, and lost nothing if it couldn't write.
  private func expectRotated(_ home: StrangeHome, _ name: String) {
    let isBlocked = name == StrangeHome.totals
    #expect((home.kind("logs/\(StrangeHome.otherFile)") == nil) == !isBlocked)
    guard !isBlocked else { return }
    #expect(
      (try? home.directory.read("logs/\(StrangeHome.totals)"))?.contains("2026-01-12") == true)
  }

  @Test(arguments: Stranger.allCases)
  func `trouble is told in TMPDIR where its list is a stranger, too`(_ stranger: Stranger) throws {
    let home = try StrangeHome()
    for name in [StrangeHome.dayFile, StrangeHome.troubles] {
      let path = home.directory.path("logs/\(name)")
      guard try stranger.put(at: path, linkedTo: home.directory.path("target")) else { return }
    }
    #expect(try home.log() == Consequences())
    let path = home.directory.path("logs/\(StrangeHome.dayFile)")
    let troubles = home.troubles(in: "tmp")
    #expect(troubles.count == 1)
    #expect(troubles.first?.hasPrefix("a record wasn't written: \(path): ") == true)
    try #require(home.kind("tmp/\(StrangeHome.troubles)") != nil)
    #expect(try home.directory.permissions("tmp/\(StrangeHome.troubles)") == 0o600)

    // If that file is unusual, too, there is no message, but the session continues.
    try FileManager.default.removeItem(atPath: home.directory.path("tmp/\(StrangeHome.troubles)"))
    _ = try stranger.put(
      at: home.directory.path("tmp/\(StrangeHome.troubles)"),
      linkedTo: home.directory.path("target"))
    #expect(try home.log() == Consequences())
    #expect(try home.directory.read("target") == "not a record\n")
  }

  @Test(arguments: [StrangeHome.dayFile, StrangeHome.troubles, StrangeHome.totals])
  func `nobody writes into a FIFO that is read, or reads one that is written to`(
    _ name: String
  ) throws {
    for command in [[]] + StrangeHome.commands {
      let home = try StrangeHome()
      let path = home.directory.path("logs/\(name)")
      try #require(try Stranger.fifo.put(at: path, linkedTo: ""))
      // Both ends are open, and a record is in the pipe.
      let ends = try #require(FileHandle(forUpdatingAtPath: path))
      let waiting = #"{"tool":"Stranger"}"# + "\n"
      try ends.write(contentsOf: Data(waiting.utf8))
      let run = command.isEmpty ? try home.log() : try home.run(command)
      #expect(command.isEmpty ? run == Consequences() : (0...1).contains(run.status))
      #expect(!run.standardOutput.contains("Stranger"), "\(command)")
      // If only this mark follows the record, nobody has read or written anything.
      try ends.write(contentsOf: Data("end".utf8))
      let left = try ends.read(upToCount: waiting.utf8.count + 3)
      #expect(left == Data((waiting + "end").utf8), "\(command)")
    }
  }

  @Test func `a day file may have another name elsewhere`() throws {
    let home = try StrangeHome()
    let path = home.directory.path("logs/\(StrangeHome.dayFile)")
    try home.directory.write("", to: "elsewhere")
    try FileManager.default.linkItem(atPath: home.directory.path("elsewhere"), toPath: path)
    #expect(try home.log() == Consequences())
    #expect(try home.directory.read("elsewhere").hasSuffix("}\n"))
    #expect(home.troubles(in: "logs") == [])
  }
}

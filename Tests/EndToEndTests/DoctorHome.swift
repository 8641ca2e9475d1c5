import Foundation
import TestSupport
import Testing

/// A home directory and a project, in which the real executable is installed and `doctor` runs.
struct DoctorHome {
  let directory: TemporaryDirectory
  let program: String

  init() throws {
    directory = try TemporaryDirectory()
    program = directory.path("bin/claude-hook-log")
    for name in ["bin", "other", "home/.claude", "project/.claude", "tmp"] {
      try directory.makeDirectories(name)
    }
    try link(program)
  }

  /// Creates a link to the executable, whose own path is in a build directory.
  func link(_ path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: HookRuns.hook.path)
  }

  func environment(_ variables: [String: String] = [:]) -> [String: String] {
    [
      "HOME": directory.path("home"), "PATH": "\(directory.path("bin")):/usr/bin:/bin",
      "TMPDIR": directory.path("tmp"),
    ].merging(variables) { $1 }
  }

  @discardableResult
  func shell(
    _ script: String, _ variables: [String: String] = [:]
  ) throws -> Consequences {
    try Program(path: "/bin/sh").run(
      ["-c", script], environment: environment(variables), directory: directory.path("project"))
  }

  /// Runs `doctor`, which must not change anything.
  func doctor(_ variables: [String: String] = [:]) throws -> Consequences {
    let before = try everything()
    let consequences = try Program(path: program).run(
      ["doctor"], environment: environment(variables), directory: directory.path("project"))
    #expect(try everything() == before)
    #expect(consequences.standardError == "")
    return consequences
  }

  /// Returns the name, mode, time and content of every file.
  func everything() throws -> [String] {
    let files = FileManager.default
    // A trial run changes nothing in the temporary directory but its time.
    return try files.subpathsOfDirectory(atPath: directory.path).sorted().map { name in
      let attributes = try files.attributesOfItem(atPath: directory.path(name))
      let content = files.contents(atPath: directory.path(name))?.hashValue ?? 0
      let mode = attributes[.posixPermissions] ?? ""
      let time = name == "tmp" ? nil : attributes[.modificationDate] as? Date
      return "\(name) \(mode) \(time?.timeIntervalSince1970 ?? 0) \(content)"
    }
  }

  /// Returns the texts after the arrows.
  func mends(_ consequences: Consequences) -> [String] {
    consequences.standardOutput.split(separator: "\n").compactMap {
      $0.hasPrefix("         -> ") ? String($0.dropFirst(12)) : nil
    }
  }

  /// Expects `doctor` to report exactly some problems, and none after its advice was followed.
  func expectTroubles(
    _ messages: [String], mends expected: [String], _ variables: [String: String] = [:],
    doing byHand: ((String) throws -> [String: String])? = nil
  ) throws {
    let found = try doctor(variables)
    #expect(found.status == 1, "\(found)")
    let troubles = found.standardOutput.split(separator: "\n").filter { $0.hasPrefix("TROUBLE") }
    #expect(troubles.count == messages.count, "\(found)")
    for (trouble, message) in zip(troubles, messages) {
      #expect(trouble.contains(message), "\(found)")
    }
    let mends = mends(found)
    #expect(mends == expected.map { $0.replacing("FOLDER", with: directory.path) })
    var variables = variables
    for mend in mends {
      if let byHand {
        variables.merge(try byHand(mend)) { $1 }
      } else {
        #expect(try shell(mend).status == 0, "\(mend)")
      }
    }
    let content = try doctor(variables)
    #expect(content.status == 0, "\(content)")
    #expect(content.standardOutput.hasSuffix("\nAll is well.\n"))
  }

  /// Installs the hook by the path of the link, and logs a call.
  func install() throws {
    #expect(try shell("\(program) install").status == 0)
    let input = Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json")
    #expect(try shell("\(program) < '\(input)'") == Consequences())
  }

  var settings: String { "home/.claude/settings.json" }
}

import CommandLineTool
import Foundation
import OperatingSystem
import Setup
import TestSupport
import Testing

/// Runs doctor on the settings of `Tests/RealClient/Settings`, whose effects were observed in Claude Code itself.
struct SettingsTableTests {
  /// Codes of failed checks with which each call is nevertheless logged once here.
  private static let otherTroubles: Set = [
    "config-folder", "failures-hidden", "program-missing", "registered-twice", "shell-logger",
  ]
  /// Codes of the user's own limits, because of which some calls aren't logged.
  private static let limits: Set = ["condition-some", "matcher-some", "matcher-unknown"]

  @Test func `has many cases`() throws {
    let cases = try SettingsCase.files.flatMap { try SettingsCase.all(in: $0) }
    #expect(cases.count >= 150)
    #expect(Set(cases.map(\.name)).count == cases.count)
  }

  @Test(arguments: SettingsCase.files)
  func `agrees with Claude Code`(_ file: String) throws {
    let cases = try SettingsCase.all(in: file)
    for settings in Tier.sample(cases, each: 4, from: cases.count) {
      let checks = try Self.report(on: settings).checks
      let found = Set(checks.filter { $0.status != "ok" }.map(\.code))
        .subtracting(["folder", "records-none"])
      #expect(found.sorted() == settings.finds, "\(settings.name)")
      let troubles = Set(checks.filter { $0.status == "trouble" }.map(\.code))
      guard let logs = settings.logs else {
        #expect(troubles.contains("managed-invalid"), "\(settings.name)")
        continue
      }
      let isTrouble = !troubles.isEmpty
      if logs == [1, 1, 1, 1] {
        #expect(troubles.isSubset(of: Self.otherTroubles), "\(settings.name): \(troubles)")
      } else if logs.contains(where: { $0 > 1 }) {
        #expect(isTrouble, "\(settings.name) logs calls twice")
      } else {
        #expect(
          isTrouble || !found.isDisjoint(with: Self.limits), "\(settings.name) loses calls")
      }
    }
  }

  /// Returns doctor's report for a home directory with these settings.
  private static func report(on settings: SettingsCase) throws -> DoctorRuns.Report {
    let home = try TemporaryDirectory()
    let project = "\(SettingsCase.project)/\(settings.directory)"
    for name in [project, "\(SettingsCase.project)/.git", ".claude", "tmp"] {
      try home.makeDirectories(name)
    }
    for name in ["bin", "other"] { try DoctorRuns.addProgram("\(name)/claude-hook-log", in: home) }
    try settings.put(into: home)
    let variables = settings.variables.mapValues {
      String(decoding: SettingsCase.expanded($0, home.path), as: UTF8.self)
    }
    let context = SetupContext(
      environment: Environment(
        ["HOME": home.path, "PATH": "\(home.path)/bin:/usr/bin:/bin", "TMPDIR": home.path("tmp")]
          .merging(variables) { $1 }),
      now: DoctorRuns.now, invocation: home.path("bin/claude-hook-log"),
      workingDirectory: URL(fileURLWithPath: home.path(project)).standardizedFileURL.path,
      managedDirectory: home.path("managed"))
    let outcome = try DoctorCommand.run(
      ParsedArguments(["--json"], of: SetupOptions.doctor), in: context)
    return try JSONDecoder().decode(
      DoctorRuns.Report.self, from: Data(outcome.standardOutput.utf8))
  }
}

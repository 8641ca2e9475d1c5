import CommandLineTool
import Foundation
import OperatingSystem
import Setup
import TestSupport

/// What is read of settings.
extension FuzzTarget {
  /// A settings file: an install leaves it alone or JSON, also where nothing will be logged by it, and an uninstall
  /// gives back its bytes.
  static let settings = {
    let home = ScratchHome()
    return FuzzTarget(name: "settings") { bytes in
      home.settings = bytes
      guard home.run("uninstall") != .usage else { return "uninstall: wrong usage" }
      // What is ours goes for good.
      let hadOurs = home.settings != bytes

      home.settings = bytes
      let status = home.run("install")
      let installed = home.settings
      if status == .failure, installed == bytes { return nil }
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let text = installed.starts(with: mark) ? Array(installed.dropFirst(3)) : installed
      guard JSONGrammar.acceptsObject(text) else { return "install left no JSON" }
      guard home.run("install") == status, home.settings == installed else {
        return "a second install changed the file"
      }
      guard home.run("uninstall") == .success else { return "uninstall failed" }
      return hadOurs || home.settings == bytes ? nil : "uninstall left another file"
    }
  }()
}

/// A home directory with a settings file.
private final class ScratchHome: Sendable {
  private let directory: TemporaryDirectory
  private let program: String

  init() {
    guard let directory = try? TemporaryDirectory(),
      let program = try? directory.write("#!/bin/sh\n", to: "bin/claude-hook-log"),
      (try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program))
        != nil
    else { fatalError("no temporary directory") }
    (self.directory, self.program) = (directory, program)
  }

  /// The bytes of the file; none where there is no file. Setting them takes the backups away, too.
  var settings: [UInt8] {
    get {
      Array((try? Data(contentsOf: URL(fileURLWithPath: directory.path(Self.file)))) ?? Data())
    }
    set {
      try? FileManager.default.removeItem(atPath: directory.path(".claude"))
      guard (try? directory.write(Data(newValue), to: Self.file)) != nil else {
        fatalError("can't write")
      }
    }
  }

  /// Runs `install` or `uninstall`, and says how it ended.
  func run(_ command: String) -> CommandLineTool.ExitStatus {
    let context = SetupContext(
      environment: Environment(["HOME": directory.path, "PATH": "/usr/bin:/bin"]),
      now: Moment(seconds: 1_768_400_000), invocation: program, workingDirectory: directory.path,
      managedDirectory: directory.path("managed"))
    let outcome =
      command == "install"
      ? try? InstallCommand.run(ParsedArguments([], of: SetupOptions.install), in: context)
      : try? UninstallCommand.run(ParsedArguments([], of: SetupOptions.uninstall), in: context)
    return outcome?.status ?? .usage
  }

  private static let file = ".claude/settings.json"
}

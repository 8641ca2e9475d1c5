import CommandLineTool
import Foundation
import OperatingSystem
import Setup
import TestSupport

/// A home directory with Claude Code's directory, in which setup commands are run.
struct SetupRuns {
  let home: TemporaryDirectory
  /// The path by which the program is invoked.
  let program: String
  let environment: Environment

  init(_ variables: [String: String] = [:]) throws {
    home = try TemporaryDirectory()
    program = try home.write("#!/bin/sh\n", to: "bin/claude-hook-log")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    environment = Environment(
      ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(variables) { $1 })
  }

  /// Runs `install`.
  func install(_ arguments: String...) throws -> Outcome { try run("install", arguments) }

  /// Runs `uninstall`.
  func uninstall(_ arguments: String...) throws -> Outcome { try run("uninstall", arguments) }

  /// Runs a command, invoked by that path and in that directory.
  func run(
    _ command: String, _ arguments: [String], as invocation: String? = nil,
    in directory: String? = nil
  ) throws -> Outcome {
    let context = SetupContext(
      environment: environment, now: Moment(seconds: 1_768_400_000),
      invocation: invocation ?? program, workingDirectory: directory ?? home.path,
      managedDirectory: home.path("managed"))
    return command == "install"
      ? try InstallCommand.run(ParsedArguments(arguments, of: SetupOptions.install), in: context)
      : try UninstallCommand.run(
        ParsedArguments(arguments, of: SetupOptions.uninstall), in: context)
  }

  /// Writes the user's settings.
  func write(_ settings: String) throws { try home.write(settings, to: ".claude/settings.json") }

  /// The user's settings; nil if the file doesn't exist.
  var settings: String? { try? home.read(".claude/settings.json") }
}

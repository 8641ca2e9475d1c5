import Foundation
import TestSupport

/// The tested executables, installed by `make` under a prefix with a space in its path.
struct Installation {
  let scratch: TemporaryDirectory
  private let make: Program

  /// Prepares the installation; reports and returns nil if there is no `make`.
  init?() throws {
    guard let make = Program.installed("make", for: "installing") else { return nil }
    self.make = make
    scratch = try TemporaryDirectory()
    try scratch.makeDirectories("built")
    for name in ["claude-hook-log", "session-stats"] {
      try FileManager.default.createSymbolicLink(
        at: URL(fileURLWithPath: scratch.path("built/\(name)")),
        withDestinationURL: URL(fileURLWithPath: Program.built(name).path))
    }
  }

  var prefix: String { scratch.path("my programs") }

  /// Makes a target, with builds replaced by `true`; `variables` override the usual ones.
  func make(
    _ target: String, _ variables: [String: String] = [:], environment: [String: String] = [:]
  ) throws -> Consequences {
    let usual = ["SWIFT": "true", "RELEASE": scratch.path("built"), "PREFIX": prefix]
    let all = usual.merging(variables) { $1 }
    let surroundings = ["PATH": Self.path, "HOME": scratch.path]
    return try make.run(
      [target] + all.map { "\($0)=\($1)" },
      environment: surroundings.merging(environment) { $1 }, directory: Repository.root.path)
  }

  /// The path for the programs that `make` needs.
  static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

  /// Returns the files in a directory, including hidden ones, with their permissions.
  func files(in directory: String = "my programs") throws -> [String: Int] {
    let root = scratch.path(directory)
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let files = try names.filter { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
      return attributes[.type] as? FileAttributeType != .typeDirectory
    }
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0, try scratch.permissions("\(directory)/\($0)")) })
  }

  /// Writes a small shell script as a program, and returns its directory.
  func writeScript(_ text: String, to name: String) throws -> String {
    let path = try scratch.write("#!/bin/sh\n\(text)\n", to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}

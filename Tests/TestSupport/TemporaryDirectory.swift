package import Foundation

/// A directory of a test's own, which is gone when the test is.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    let name = "hook-log-test-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and the directories it is in; returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes bytes that needn't be text.
  @discardableResult
  package func write(_ data: Data, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// The text of a file in it.
  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// The names of what is in it, or in a directory in it, sorted.
  package func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// The permissions of something in it, such as 0o600.
  package func permissions(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  /// Makes a symbolic link in it, to what its directory knows by that name.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Makes `logs` in a directory in it as the hook does, a link to `activity`, unless it is there.
  package func makeLogs(in name: String) throws {
    if FileManager.default.fileExists(atPath: path("\(name)/logs")) { return }
    try FileManager.default.createDirectory(
      atPath: path("\(name)/activity"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try link("\(name)/logs", to: "activity")
  }

  /// Makes a directory in it, and those above that are missing.
  package func makeDirectories(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }
}

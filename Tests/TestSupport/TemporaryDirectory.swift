package import Foundation

/// A directory for a test, removed when the value is released.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    let name = "hook-log-test-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Returns the path of an item in the directory.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a text file, creating missing directories, and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes a file of bytes that needn't be valid text.
  @discardableResult
  package func write(_ data: Data, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// Returns the text of a file in the directory.
  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// Returns the names in the directory or in one inside it, sorted.
  package func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// Returns the permissions of an item in the directory, such as 0o600.
  package func permissions(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  /// Sets the permissions of an item in the directory.
  package func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: path(name))
  }

  /// Returns the user who owns an item in the directory.
  package func owner(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.ownerAccountID] as? NSNumber)?.intValue ?? -1
  }

  /// Gives an item in the directory to another user; without the right to, prints a `SKIPPED` line and returns false.
  package func giveAway(_ name: String, to user: Int = 65_534, for purpose: String) -> Bool {
    let attributes: [FileAttributeKey: Any] = [
      .ownerAccountID: user, .groupOwnerAccountID: user,
    ]
    if (try? FileManager.default.setAttributes(attributes, ofItemAtPath: path(name))) != nil {
      return true
    }
    print("SKIPPED: \(purpose), since only root can give files away")
    return false
  }

  /// Creates a symbolic link in the directory, whose target is relative to the link's own directory.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Creates `logs` in a directory as the hook does, as a link to `activity`, unless it exists.
  package func makeLogs(in name: String) throws {
    if FileManager.default.fileExists(atPath: path("\(name)/logs")) { return }
    try FileManager.default.createDirectory(
      atPath: path("\(name)/activity"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try link("\(name)/logs", to: "activity")
  }

  /// Creates a directory in this one, and its missing parents.
  package func makeDirectories(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }
}

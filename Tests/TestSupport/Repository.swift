package import Foundation

/// The checkout that the tests were built from.
package enum Repository {
  /// Its top directory.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of something in it.
  package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  /// The bytes of a file in it.
  package static func data(_ name: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent(name))
  }

  /// The names in one of its directories, sorted.
  package static func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(directory)).sorted()
  }
}

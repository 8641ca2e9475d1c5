package import Foundation

/// The checkout from which the tests were built.
package enum Repository {
  /// The top directory.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Returns the path of an item in the checkout.
  package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  /// Returns the content of a file in the checkout.
  package static func data(_ name: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent(name))
  }

  /// Returns the names in a directory of the checkout, sorted.
  package static func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(directory)).sorted()
  }
}

import Foundation

/// Golden output, kept in files beside the tests.
///
/// `make golden` rewrites the files with the programs' current output. That run fails, so that it isn't taken
/// for a passing one and the differences get reviewed.
package enum Golden {
  /// Whether this run rewrites the files.
  package static let isRecorded = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  /// Compares a text with the golden file of that name; returns nil if they are equal.
  package static func difference(
    _ actual: String, from name: String, in directory: String = "Tests/EndToEndTests/Golden"
  ) -> String? {
    let url = Repository.root.appendingPathComponent("\(directory)/\(name)")
    if isRecorded {
      try? Data(actual.utf8).write(to: url)
      return "\(name) was rewritten: look at the difference, then run the tests again"
    }
    guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
      return "there is no golden file \(name); 'make golden' writes it"
    }
    return expected == actual ? nil : "\(name) differs\n" + lines(expected, actual)
  }

  /// Returns the lines of both texts from the first difference to the last.
  private static func lines(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    return
      (left.dropFirst(start).dropLast(end).map { "- \($0)" }
      + right.dropFirst(start).dropLast(end).map { "+ \($0)" }).joined(separator: "\n")
  }
}

import Foundation

/// Output that is kept in a file beside the tests.
///
/// `make golden` rewrites the files with what the programs say now; that run fails, so that nobody
/// takes it for a passing one, and the difference is there to be looked at.
package enum Golden {
  /// Whether this run rewrites the files.
  package static let isRecorded = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  /// Compares a text with the golden file of that name; nil when they are equal.
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

  /// The lines from the first to the last that differ, of both texts.
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

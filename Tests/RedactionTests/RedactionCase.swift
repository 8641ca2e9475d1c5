import Foundation
import TestSupport

/// A text from a file in `Cases`, with its marks expanded.
struct RedactionCase: CustomStringConvertible {
  /// The text to redact.
  let text: String
  /// The expected result.
  let expected: String

  var description: String { text }

  /// Parses a line.
  ///
  /// - Parameter line: A text with `⟦` and `⟧` around each secret, `↵` for a newline, `→` for a tab, `{36}`
  ///   for as many made-up letters and digits, `{8:d}` for digits and `{8:h}` for hexadecimal digits.
  init(_ line: String) {
    let written = Self.expanded(
      line.replacing("↵", with: "\n").replacing("→", with: "\t"))
    text = written.replacing("⟦", with: "").replacing("⟧", with: "")
    var expected = ""
    var rest = written[...]
    while let start = rest.firstIndex(of: "⟦"), let end = rest.firstIndex(of: "⟧") {
      expected += rest[..<start] + "[REDACTED]"
      rest = rest[rest.index(after: end)...]
    }
    self.expected = expected + rest
  }

  /// The texts with secrets; empty if the file can't be read.
  static let secrets = (try? file("secrets.txt")) ?? []
  /// The texts without secrets.
  static let lookAlikes = (try? file("look-alikes.txt")) ?? []

  /// Returns the cases in a file, which may contain blank lines and comments.
  private static func file(_ name: String) throws -> [RedactionCase] {
    try String(
      contentsOfFile: Repository.path("Tests/RedactionTests/Cases/\(name)"), encoding: .utf8
    )
    .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { RedactionCase(String($0)) }
  }

  private static let letters = Array("aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAbC")

  /// Returns the text with its placeholders replaced by made-up characters.
  static func expanded(_ text: String) -> String {
    text.replacing(/(AKIA|ASIA)?\{(\d+)(:[dh])?\}/) { match in
      let count = Int(match.output.2) ?? 0
      let made = (0..<count).map { index -> Character in
        switch match.output.3 {
        case ":d": return Array("1234567890")[index % 10]
        case ":h": return Array("0a1b2c3d4e5f6789")[index % 16]
        default: return letters[index % letters.count]
        }
      }
      let prefix = String(match.output.1 ?? "")
      return prefix + (prefix.isEmpty ? String(made) : String(made).uppercased())
    }
  }
}

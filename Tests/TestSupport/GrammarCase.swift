import Foundation

/// A text that is or isn't JSON, according to `Tests/JSONLinesTests/Cases/rfc8259.txt`.
package struct GrammarCase: CustomStringConvertible, Sendable {
  /// The line in the file.
  package let description: String
  package let bytes: [UInt8]
  package let isJSON: Bool

  /// Parses a case.
  ///
  /// - Parameter line: A line in the format that the head of the file explains.
  private init(_ line: Substring) {
    description = String(line)
    isJSON = line.hasPrefix("+")
    var bytes: [UInt8] = []
    let parts = line.dropFirst(2).replacing("»", with: "«")
      .split(separator: "«", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // Every second part is between marks.
      bytes += index.isMultiple(of: 2) ? Array(part.utf8) : Self.marked(part)
    }
    self.bytes = bytes
  }

  /// Returns the bytes for the text between marks: hexadecimal bytes, or a count, a star and the text to repeat.
  private static func marked(_ text: Substring) -> [UInt8] {
    let parts = text.split(separator: "*", maxSplits: 1)
    if parts.count == 2, let count = Int(parts[0]) {
      return Array(String(repeating: String(parts[1]), count: count).utf8)
    }
    return text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
  }

  /// All cases; empty if the file can't be read.
  package static let all: [GrammarCase] = {
    let data = try? Repository.data("Tests/JSONLinesTests/Cases/rfc8259.txt")
    return String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("+") || $0.hasPrefix("-") }.map(GrammarCase.init)
  }()
}

import Foundation

/// A text that is JSON or isn't, as `Tests/JSONLinesTests/Cases/rfc8259.txt` says.
package struct GrammarCase: CustomStringConvertible, Sendable {
  /// As it stands in the file.
  package let description: String
  package let bytes: [UInt8]
  package let isJSON: Bool

  /// - Parameter line: Written as the head of the file explains.
  private init(_ line: Substring) {
    description = String(line)
    isJSON = line.hasPrefix("+")
    var bytes: [UInt8] = []
    let parts = line.dropFirst(2).replacing("»", with: "«")
      .split(separator: "«", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // Each second one stands between marks.
      bytes += index.isMultiple(of: 2) ? Array(part.utf8) : Self.marked(part)
    }
    self.bytes = bytes
  }

  /// What stands between the marks: hexadecimal bytes, or a number, a star and what is repeated.
  private static func marked(_ text: Substring) -> [UInt8] {
    let parts = text.split(separator: "*", maxSplits: 1)
    if parts.count == 2, let count = Int(parts[0]) {
      return Array(String(repeating: String(parts[1]), count: count).utf8)
    }
    return text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
  }

  /// All cases; none when the file can't be read.
  package static let all: [GrammarCase] = {
    let data = try? Repository.data("Tests/JSONLinesTests/Cases/rfc8259.txt")
    return String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("+") || $0.hasPrefix("-") }.map(GrammarCase.init)
  }()
}

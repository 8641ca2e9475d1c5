import Foundation

/// Detects output that is harmful to those who view it.
enum Harmlessness {
  /// Returns the distinct characters that control a terminal or change the text's direction, except newlines.
  static func steering(_ text: String, besides allowed: Set<Unicode.Scalar> = []) -> [String] {
    let steering = text.unicodeScalars.lazy.filter { scalar in
      switch scalar.value {
      case 0xA, 0x20..<0x7F: false
      case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    return Set(steering).subtracting(allowed).map { String($0.value, radix: 16) }.sorted()
  }

  /// Returns the unescaped characters in a line of Markdown that could be markup.
  static func markup(_ line: some StringProtocol) -> [String] {
    let bare = String(line).replacing(#/\\./#, with: "").replacing("&amp;", with: "")
      .replacing("&lt;", with: "")
    let words = bare.matches(of: #/www\.|:\/\/|[<`\[\]*_~#!@&$\\]/#.ignoresCase()).map {
      String($0.0)
    }
    return Set(words).sorted()
  }

  /// Returns the number of cells in a line of a Markdown table.
  static func cellCount(_ line: some StringProtocol) -> Int {
    String(line).replacing(#/\\./#, with: "").split(
      separator: "|", omittingEmptySubsequences: false
    )
    .count - 2
  }

  /// Returns whether a spreadsheet in any language would take a cell for a formula.
  static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    return "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
  }
}

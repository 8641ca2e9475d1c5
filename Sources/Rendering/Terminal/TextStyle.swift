/// The style of a text on a terminal with colors; no other type knows escape sequences.
///
/// Both colors are among the eight that themes adapt to their background. No information depends on color alone.
enum TextStyle {
  case plain, heading, faint, bar, alarm

  /// Returns the text between escape sequences (ECMA-48, "Select graphic rendition").
  func applied(to text: String) -> String {
    code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
  }

  private var code: Int? {
    switch self {
    case .plain: nil
    case .heading: 1  // bold
    case .faint: 2
    case .bar: 36  // cyan
    case .alarm: 31  // red
    }
  }
}

/// How a text looks on a terminal with colours: the only place that knows escape sequences.
///
/// The colours are two of the eight that themes choose for their background; nothing is said by them
/// alone.
enum TextStyle {
  case plain, heading, faint, bar, alarm

  /// The text between its escape sequences (ECMA-48, "Select graphic rendition").
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

import Bytes

/// A line for a terminal: pieces of text with their styles.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  /// The width without trailing spaces.
  private(set) var width = 0
  private var spaces = 0

  init() {}

  init(_ text: String, style: TextStyle = .plain) { append(text, style: style) }

  /// Appends a text; characters that can control a terminal are made visible.
  mutating func append(_ text: String, style: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    let text = text.visible
    if spaces > 0 {
      pieces.append((String(repeating: " ", count: spaces), .plain))
      width += spaces
      spaces = 0
    }
    pieces.append((text, style))
    width += DisplayWidth.of(text)
  }

  /// Appends spaces up to a column, if the line is shorter.
  mutating func pad(to column: Int) { spaces = max(spaces, column - width) }

  /// Appends the pieces of another line.
  mutating func append(_ line: StyledLine) {
    for (text, style) in line.pieces { append(text, style: style) }
  }

  /// Returns the line, with escape sequences only if the terminal has colors.
  func text(hasColor: Bool) -> String {
    pieces.map { hasColor ? $0.style.applied(to: $0.text) : $0.text }.joined()
  }

  /// Returns a text in lines of at most `width` columns, broken at spaces.
  static func wrapped(_ text: String, style: TextStyle, to width: Int) -> [StyledLine] {
    var lines: [String] = []
    for word in text.visible.split(separator: " ") {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { StyledLine($0, style: style) }
  }

  /// Returns a horizontal rule.
  static func rule(width: Int, sign: Character = "─") -> StyledLine {
    StyledLine(String(repeating: sign, count: width), style: .faint)
  }
}

extension [StyledLine] {
  /// Returns all lines, each with a newline.
  func text(on terminal: Terminal) -> String {
    map { $0.text(hasColor: terminal.hasColor) + "\n" }.joined()
  }

  /// The width of the widest line.
  var width: Int { map { $0.width }.max() ?? 0 }
}

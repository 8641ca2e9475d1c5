import Bytes

/// A line for a terminal: pieces of text, each with its style.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  /// The columns that it takes, without spaces at its end.
  private(set) var width = 0
  private var spaces = 0

  init() {}

  init(_ text: String, _ style: TextStyle = .plain) { append(text, style) }

  /// Adds a text; what could steer the terminal is made visible.
  mutating func append(_ text: String, _ style: TextStyle = .plain) {
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

  /// Adds spaces up to a column, none when it is that wide.
  mutating func pad(to column: Int) { spaces = max(spaces, column - width) }

  /// Adds the pieces of another line.
  mutating func append(_ line: StyledLine) {
    for (text, style) in line.pieces { append(text, style) }
  }

  /// The line, with escape sequences only where there are colours.
  func text(hasColor: Bool) -> String {
    pieces.map { hasColor ? $0.style.applied(to: $0.text) : $0.text }.joined()
  }

  /// A text in lines of at most `width` columns, broken at spaces.
  static func wrapped(_ text: String, _ style: TextStyle, to width: Int) -> [StyledLine] {
    var lines: [String] = []
    for word in text.visible.split(separator: " ") {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { StyledLine($0, style) }
  }

  /// A rule of that many columns.
  static func rule(_ width: Int, _ sign: Character = "─") -> StyledLine {
    StyledLine(String(repeating: sign, count: width), .faint)
  }
}

extension [StyledLine] {
  /// All lines, each ended by a newline.
  func text(_ terminal: Terminal) -> String {
    map { $0.text(hasColor: terminal.hasColor) + "\n" }.joined()
  }

  /// The columns of the widest.
  var width: Int { map { $0.width }.max() ?? 0 }
}

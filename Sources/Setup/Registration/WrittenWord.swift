import OperatingSystem

/// A word of a shell's command, as it is written and as the shell takes it.
struct WrittenWord {
  /// Where it stands, quotes and all.
  private(set) var range: Range<String.Index>
  /// Without quotes and backslashes; nothing is put in the place of variables.
  private(set) var text = ""
  /// How often a shell would put something in the place of a variable or a command.
  private(set) var substitutions = 0
  /// Whether it begins with a quote or a backslash, and with which.
  private var opening: Unicode.Scalar?

  /// The words of a command, those between its operators alike.
  static func all(in command: String) -> [WrittenWord] {
    let scalars = command.unicodeScalars
    var words: [WrittenWord] = []
    var isInWord = false
    var quote: Unicode.Scalar?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let start = index
      let scalar = scalars[index]
      index = scalars.index(after: index)
      guard quote != nil || !scalar.endsWord else {
        isInWord = false
        continue
      }
      if !isInWord { words.append(WrittenWord(range: start..<index)) }
      isInWord = true
      var word = words.removeLast()
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
        word.begin(with: scalar)
      } else if scalar == "\\", quote != "'", index < scalars.endIndex,
        quote == nil || scalars[index].isEscapedInQuotes
      {
        word.begin(with: scalar)
        word.text.unicodeScalars.append(scalars[index])
        index = scalars.index(after: index)
      } else {
        if quote != "'", scalar == "$" || scalar == "`" { word.substitutions += 1 }
        word.text.unicodeScalars.append(scalar)
      }
      word.range = word.range.lowerBound..<index
      words.append(word)
    }
    return words
  }

  private mutating func begin(with scalar: Unicode.Scalar) {
    if text.isEmpty, opening == nil { opening = scalar }
  }

  /// The word with the home folder in the place of `~` or `$HOME` at its beginning, where a shell would put
  /// it there and leave the word whole; nil where it puts anything else into it.
  func expandingHome(_ home: String?) -> String? {
    guard let home else { return substitutions == 0 ? text : nil }
    if opening == nil, text.hasPrefix("~/") {
      return substitutions == 0 ? Folder(home).path(of: String(text.dropFirst(2))) : nil
    }
    guard substitutions > 0 else { return text }
    let isWhole =
      opening == "\""
      || !home.unicodeScalars.contains { $0.endsWord || "*?[".unicodeScalars.contains($0) }
    guard substitutions == 1, isWhole,
      let name = ["$HOME/", "${HOME}/"].first(where: text.hasPrefix)
    else { return nil }
    return Folder(home).path(of: String(text.dropFirst(name.count)))
  }
}

extension Unicode.Scalar {
  /// Whether a word ends before it, outside of quotes.
  fileprivate var endsWord: Bool {
    properties.isWhitespace || "<>|&;()".unicodeScalars.contains(self)
  }

  /// Whether a backslash before it counts also between double quotes.
  fileprivate var isEscapedInQuotes: Bool { "\"\\$`".unicodeScalars.contains(self) }
}

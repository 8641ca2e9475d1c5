import POSIX

/// A word of a shell's command, as it is written and as the shell takes it.
struct WrittenWord {
  /// Where it stands, quotes and all.
  let range: Range<String.Index>
  let written: Substring
  /// Without quotes and backslashes; nothing is put in the place of variables.
  let text: String

  /// The words of a command, those between its operators alike.
  static func all(in command: String) -> [WrittenWord] {
    let scalars = command.unicodeScalars
    var words: [WrittenWord] = []
    var start: String.Index?
    var text = ""
    var quote: Unicode.Scalar?
    /// Ends the word that is begun.
    func end(at index: String.Index) {
      guard let first = start else { return }
      words.append(WrittenWord(range: first..<index, written: command[first..<index], text: text))
      start = nil
      text = ""
    }
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isInWord =
        quote != nil
        || !(scalar.properties.isWhitespace || "<>|&;()".unicodeScalars.contains(scalar))
      if isInWord { start = start ?? index } else { end(at: index) }
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
      } else if scalar == "\\", quote != "'", next < scalars.endIndex,
        quote == nil || "\"\\$`".unicodeScalars.contains(scalars[next])
      {
        text.unicodeScalars.append(scalars[next])
        index = next
      } else if isInWord {
        text.unicodeScalars.append(scalar)
      }
      index = scalars.index(after: index)
    }
    end(at: scalars.endIndex)
    return words
  }

  /// The word with the home folder in the place of `~` or `$HOME` at its beginning, where a shell would put
  /// it there and leave the word whole.
  func expandingHome(_ home: String) -> String {
    let isWhole = !home.contains { $0.isWhitespace || "*?[".contains($0) }
    for name in ["$HOME/", "${HOME}/"] where text.hasPrefix(name) {
      guard written.hasPrefix("\"$") || isWhole && written.hasPrefix("$") else { return text }
      return Folder(home).path(of: String(text.dropFirst(name.count)))
    }
    return written.hasPrefix("~/") ? Folder(home).path(of: String(text.dropFirst(2))) : text
  }
}

// How a shell's command is taken apart
//
// No shell's whole language is known here, only as much as tells commands and their words from text:
// quotes, backslashes, comments, heredocs, and what runs inside of other words. In
//
//     cd app && git commit -m "$(cat <<'EOF'
//     Push the button; git push
//     EOF
//     )"
//
// the commands are `cd app`, `cat` and `git commit -m …`: the heredoc's body is text. A stack holds
// the commands that are begun and not ended, since `$(` starts one in the middle of a word. What
// isn't well formed gives some words or others, never an error.

/// The simple commands in a shell's command.
package struct ShellCommands {
  /// Where a command stands.
  enum Place {
    case outer, substitution, backtick
  }

  /// A command that is being read.
  struct Frame {

    var place = Place.outer
    var words: [String] = []
    var word: ContiguousArray<UInt8>?
    var isInDoubleQuotes = false
    /// Whether the next word is the name of a file.
    var isAfterRedirection = false
    /// How many brackets of subshells and arithmetic are open in it.
    var openBrackets = 0
    /// The delimiters of the heredocs that begin on the next line.
    var heredocs: [Heredoc] = []
  }

  /// What ends a heredoc, and whether tabs may stand before it.
  struct Heredoc {
    let delimiter: String
    let isIndented: Bool
  }

  /// Nested deeper than this, a command isn't read on; nor are its further words looked at than so
  /// many.
  private static let maximumDepth = 64
  private static let maximumWordCount = 1_000

  /// A command that was read to its end.
  private struct Command {
    let words: [String]
    let isNested: Bool
  }

  let text: ContiguousArray<UInt8>
  var index = 0
  /// The innermost command that is begun and not ended, and those around it.
  var frame = Frame()
  private var outerFrames: [Frame] = []
  /// The command that has just ended, until it is handed out.
  private var ended: Command?
  private var isAtEnd = false

  /// Calls `body` with the words of each command, in the order in which they end, and whether it runs
  /// inside of a word of another.
  package static func forEach(in command: String, _ body: ([String], _ isNested: Bool) -> Void) {
    var reader = ShellCommands(text: ContiguousArray(command.utf8))
    while let command = reader.next() { body(command.words, command.isNested) }
  }

  private init(text: ContiguousArray<UInt8>) { self.text = text }

  /// Whether this ASCII character stands at an index.
  func has(_ byte: Unicode.Scalar, at index: Int) -> Bool {
    index < text.count && text[index] == UInt8(ascii: byte)
  }

  /// Reads on to the end of the next command; nil when there is none. No step ends more than one.
  private mutating func next() -> Command? {
    while ended == nil, !isAtEnd {
      if index < text.count, outerFrames.count < Self.maximumDepth {
        passByte()
      } else {
        isAtEnd = outerFrames.isEmpty
        end()
      }
    }
    defer { ended = nil }
    return ended
  }

  private mutating func passByte() {
    let byte = text[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\\"): passEscaped()
    case UInt8(ascii: "\""): toggleQuotes()
    case UInt8(ascii: "$"): passDollar()
    case UInt8(ascii: "`"): passBacktick()
    case _ where frame.isInDoubleQuotes: append(byte)
    case UInt8(ascii: "'"): passSingleQuoted()
    default: passPlain(byte)
    }
  }

  /// Begins a command inside of a word.
  mutating func begin(_ place: Place) {
    frame.word = frame.word ?? []
    outerFrames.append(frame)
    frame = Frame(place: place)
  }

  /// Ends the innermost command and what it stands in.
  mutating func end() {
    endCommand()
    if let outer = outerFrames.popLast() { frame = outer }
  }

  /// Passes a byte outside of all quotes.
  private mutating func passPlain(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): endWord()
    case UInt8(ascii: "\n"):
      endCommand()
      passHeredocs()
    case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): endCommand()
    case UInt8(ascii: "("): passBracket()
    case UInt8(ascii: ")"):
      if frame.place == .substitution, frame.openBrackets == 0 { return end() }
      endCommand()
      frame.openBrackets = max(frame.openBrackets - 1, 0)
    case UInt8(ascii: "<") where has("<", at: index) && !has("<", at: index + 1): beginHeredoc()
    case UInt8(ascii: "<"), UInt8(ascii: ">"): passRedirection()
    case UInt8(ascii: "#") where frame.word == nil:
      while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
    default: append(byte)
    }
  }

  // MARK: Words

  /// Puts a byte behind the word that is being read.
  mutating func append(_ byte: UInt8) {
    frame.word = frame.word ?? []
    frame.word?.append(byte)
  }

  /// Ends the word that is being read, if there is one.
  mutating func endWord() {
    guard let word = frame.word else { return }
    frame.word = nil
    if frame.isAfterRedirection {
      frame.isAfterRedirection = false
      return
    }
    guard frame.words.count < Self.maximumWordCount else { return }
    frame.words.append(String(decoding: word, as: UTF8.self))
  }

  /// Ends the command that is being read.
  mutating func endCommand() {
    endWord()
    if !frame.words.isEmpty {
      ended = Command(words: frame.words, isNested: !outerFrames.isEmpty)
    }
    frame.words = []
    frame.isAfterRedirection = false
  }

  /// Passes a sign like `>`, `>>`, `2>&1` or `<<<`; the word behind it isn't the command's, nor is the
  /// number right before it.
  private mutating func passRedirection() {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if let word = frame.word, word.allSatisfy(digits.contains), digits.contains(text[index - 2]) {
      frame.word = nil
    }
    endWord()
    while has("<", at: index) || has(">", at: index) || has("&", at: index) { index += 1 }
    frame.isAfterRedirection = true
  }

  /// A backslash takes the next byte as it is; before the end of a line it joins the two.
  mutating func passEscaped() {
    guard index < text.count else { return }
    if text[index] != UInt8(ascii: "\n") { append(text[index]) }
    index += 1
  }

  /// - Parameter hasEscapes: Whether a backslash takes the next byte as it is: in `$'…'`.
  mutating func passSingleQuoted(hasEscapes: Bool = false) {
    frame.word = frame.word ?? []
    while index < text.count, text[index] != UInt8(ascii: "'") {
      if hasEscapes, text[index] == UInt8(ascii: "\\") { index += 1 }
      if index < text.count { append(text[index]) }
      index += 1
    }
    index += 1
  }

  private mutating func toggleQuotes() {
    frame.word = frame.word ?? []
    frame.isInDoubleQuotes.toggle()
  }
}

// How a shell's text is taken apart
//
// The reader doesn't know a shell's whole language, only enough to tell commands and their words from
// text: quotes, backslashes, comments, heredocs, and what runs inside of words. In
//
//     cd app && git commit -m "$(cat <<'EOF'
//     Push the button; git push
//     EOF
//     )"
//
// the commands are `cd app`, `cat` and `git commit -m …`: the heredoc's body is text. Since `$(` begins
// a command in the middle of a word, a stack holds the commands that have begun and not yet ended. Text
// that isn't well formed gives one command or another, never an error.

import Bytes

/// A reader of the simple commands in a shell's text.
struct ShellCommandReader: ~Escapable {
  /// The place of a command in the text.
  enum Place {
    case outer, substitution, backtick
  }

  /// A command that is being read.
  struct Frame {
    var place = Place.outer
    var words: [String] = []
    var ranges: [Range<Int>] = []
    var word: ContiguousArray<UInt8>?
    var wordStart = 0
    var wordEnd = 0
    var quoting = ShellQuoting()
    /// Whether the next word is the name of a file.
    var isAfterRedirection = false
    /// The number of open brackets of subshells and arithmetic.
    var openBrackets = 0
    /// The heredocs that begin on the next line.
    var heredocs: [Heredoc] = []
  }

  /// The end of a heredoc.
  struct Heredoc {
    let delimiter: String
    /// Whether tabs may precede the delimiter.
    let isIndented: Bool
  }

  /// The depth at which reading stops.
  private static let maximumDepth = 64
  /// The number of words after which a command's words are ignored.
  private static let maximumWordCount = 1_000

  let text: Span<UInt8>
  /// The index of the next byte.
  var index = 0
  /// The index of the first byte of the step that is being made.
  private var stepStart = 0
  /// The innermost command.
  var frame = Frame()
  private var outerFrames: [Frame] = []
  /// The command that the last step ended.
  private var ended: ShellCommand?
  private var isAtEnd = false

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// Reads up to the end of the next command; nil at the end of the text. No step ends more than one.
  mutating func next() -> ShellCommand? {
    while ended == nil, !isAtEnd {
      if index < text.count, outerFrames.count < Self.maximumDepth {
        stepStart = index
        index += 1
        read(text[stepStart])
      } else {
        isAtEnd = outerFrames.isEmpty
        returnToWord()
      }
      if frame.word != nil { frame.wordEnd = index }
    }
    defer { ended = nil }
    return ended
  }

  private mutating func read(_ byte: UInt8) {
    switch frame.quoting.read(byte, before: text.byte(at: index)) {
    case .opensQuote, .closesQuote: beginWord()
    case .escapesNext: readEscaped()
    case .isQuoted where frame.quoting.openQuote == "'": append(byte)
    case .isQuoted, .isPlain:
      switch byte {
      case "$": readDollar()
      case "`" where frame.place == .backtick: returnToWord()
      case "`": beginCommand(in: .backtick)
      case _ where frame.quoting.openQuote != nil: append(byte)
      default: readPlain(byte)
      }
    }
  }

  /// Reads the byte after a backslash, which is literal; before the end of a line, a backslash
  /// joins the two lines.
  private mutating func readEscaped() {
    guard index < text.count else { return }
    let byte = text[index]
    index += 1
    if byte != "\n" || frame.quoting.openQuote == "'" { append(byte) }
  }

  /// Reads a byte outside of quotes.
  private mutating func readPlain(_ byte: UInt8) {
    switch byte {
    case " ", "\t", "\r": endWord()
    case "\n":
      endCommand()
      skipHeredocs()
    case ";", "|", "&": endCommand()
    case "(": readBracket()
    case ")":
      if frame.place == .substitution, frame.openBrackets == 0 { return returnToWord() }
      endCommand()
      frame.openBrackets = max(frame.openBrackets - 1, 0)
    case "<" where text.byte(at: index) == "<" && text.byte(at: index + 1) != "<": readHeredoc()
    case "<", ">": readRedirection()
    case "#" where frame.word == nil: index = text.end(where: { $0 != "\n" }, from: index)
    default: append(byte)
    }
  }

  /// Reads an operator like `>`, `>>`, `2>&1` or `<<<`. Neither the word after it nor the number right
  /// before it belongs to the command.
  private mutating func readRedirection() {
    if let word = frame.word, word.allSatisfy({ $0.is(.digit) }),
      text.has(.digit, at: stepStart - 1)
    {
      frame.word = nil
    }
    endWord()
    index = text.end(where: { $0.isOne(of: "<>&") }, from: index)
    frame.isAfterRedirection = true
  }

  // MARK: Words and commands

  /// Begins a word at this step, unless one has begun.
  mutating func beginWord() {
    guard frame.word == nil else { return }
    frame.word = []
    frame.wordStart = stepStart
  }

  /// Appends a byte to the word, and the bytes of names after it, which mean themselves everywhere.
  mutating func append(_ byte: UInt8) {
    beginWord()
    frame.word?.append(byte)
    let end = text.end(of: .name, from: index)
    while index < end {
      frame.word?.append(text[index])
      index += 1
    }
  }

  /// Ends the word.
  mutating func endWord() {
    guard let word = frame.word else { return }
    frame.word = nil
    if frame.isAfterRedirection {
      frame.isAfterRedirection = false
      return
    }
    guard frame.words.count < Self.maximumWordCount else { return }
    frame.words.append(String(decoding: word, as: UTF8.self))
    frame.ranges.append(frame.wordStart..<frame.wordEnd)
  }

  /// Ends the command.
  private mutating func endCommand() {
    endWord()
    if !frame.words.isEmpty {
      ended = ShellCommand(
        words: frame.words, ranges: frame.ranges, isNested: !outerFrames.isEmpty)
    }
    (frame.words, frame.ranges) = ([], [])
    frame.isAfterRedirection = false
  }

  /// Begins a command inside of a word.
  mutating func beginCommand(in place: Place) {
    beginWord()
    outerFrames.append(frame)
    frame = Frame(place: place)
  }

  /// Ends the innermost command and returns to the word around it.
  mutating func returnToWord() {
    endCommand()
    if let outer = outerFrames.popLast() { frame = outer }
  }

  /// Ends a command before a bracket, which may begin a subshell.
  private mutating func readBracket() {
    guard text.byte(at: index) != "(", frame.word?.last != "=" else {
      index -= 1
      return skipBrackets(from: "(", to: ")")
    }
    endCommand()
    frame.openBrackets += 1
  }
}

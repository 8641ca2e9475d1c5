import Bytes
import Shell

// How secrets are found
//
// The text is read once, from left to right, and never as a language: a command may hold Python in
// a heredoc in JSON in quotes. Secrets stand out in all of them. At each name (letters, digits, `_`,
// `-` and `.`), the scanner asks these questions, in this order:
//
//     1. Does a token begin here that has a known shape?        Tokens
//     2. Is it a program, or a word after which one of the
//        program's words or its input is secret?                Options: Program, ProgramArgument
//     3. Is it a word of a statement with a secret?             Names: SecretScanner+Statements
//     4. Is it the name of a secret, whose value follows?       Names, Values
//     5. Is it an option of a program that takes a secret?      Options: ProgramOption
//
// and at each `://` and each `-----BEGIN` whether a password or a private key follows. After a yes, it
// notes the secret and continues after it; after a no, it continues after the name, so that it asks the
// same questions in the name's value. For
//
//     curl -u ada:s3cret -H "X-Api-Key: $KEY" https://example.com/?token=abc123
//
// `-u` is an option that takes a name and a password, and `s3cret` is noted; `X-Api-Key` is a
// secret's name, but `$KEY` gives nothing away; `token` is one, too, and `abc123` is noted. The result is
//
//     curl -u ada:[REDACTED] -H "X-Api-Key: $KEY" https://example.com/?token=[REDACTED]
//
// The scanner remembers what `echo` prints until it knows the command after the `|`. Only then is it clear whether
// the text is secret, so this is the only secret noted after the scanner has passed it.
//
// Its time is in proportion to the text: each look ahead is bounded, ends in a secret that is then
// skipped, or asks `LookaheadCache`, which reads each part of the text once.

/// A reader of a text that notes the secrets in it.
struct SecretScanner: ~Escapable {
  /// The state of a command.
  struct Command {
    /// The program, if its options are in the table.
    var program: Program?
    /// The program's name.
    var name = 0..<0
    /// Whether some of the program's words can be secret.
    var takesArguments = false
    /// The program's rows in `ProgramArgument`.
    var arguments = 0..<0
    /// Whether the command reads a secret from standard input, and a name before it.
    var takesInput = false
    /// Whether the command stores secrets: `vault kv put`, `kubectl create secret`.
    var storesSecrets = false
    /// The text after `<<<`.
    var hereString: Range<Int>?
    /// The `<<` of its heredoc.
    var document: Int?
    /// The end of what `echo` prints, once it is known.
    var printedEnd = 0
    var takesCredentials = false
    /// Whether the command sets something by name and value in words of their own.
    var isSetting = false
    /// Whether only options and their values have followed a word for settings: `configure --profile p`.
    var isConfiguring = false
  }

  let text: Span<UInt8>
  /// The index of the next byte.
  var position = 0
  var secrets: [Secret] = []
  /// The number of bytes that are secret.
  var secretBytes = 0
  /// The command that is being read.
  var command = Command()
  /// The command around a substitution: `$(…)`.
  private var outerCommand: Command?
  /// The open quote, as far as a reader without a language can tell.
  var openQuote: UInt8?
  /// The end of a commit's message, in which names are words of prose.
  var proseEnd = 0
  var lookahead = LookaheadCache()
  private(set) var previousName = 0..<0
  /// Whether a file of pairs is being written, in which a value can be several words.
  var isData = false
  /// What was printed for the next command of a pipeline.
  var feed: Feed?

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// Reads the text as far as it will be kept.
  ///
  /// - Parameter count: In Unicode scalars, which have four bytes at most.
  mutating func scan(keeping count: Int?) {
    let keptBytes = count.map { 4 * $0 } ?? text.count
    // A command that is cut can tell that what was printed for it is secret.
    while position < text.count,
      position < keptBytes + secretBytes || feed != nil || command.program == .echo
        || position < (secrets.last?.range.upperBound ?? 0)
    {
      let byte = text[position]
      if byte.is(.word) {
        readName()
      } else if byte == "-" {
        readDashes()
      } else {
        if byte.is(.quote) { readQuote(at: position) }
        if byte == ":" {
          readAddress()
          if text.byte(at: position) == ":" { readPair() }
        }
        if byte == "|" { readPipe() }
        if byte == "<" || byte == ">" { readRedirection() }
        if byte == "(", text.byte(at: position - 1) == "$" {
          outerCommand = command
          command = Command()
        } else if byte == ")", let outer = outerCommand {
          outerCommand = nil
          command = outer
        } else if byte.isOne(of: ";|&\n()`"), openQuote == nil, text.byte(at: position - 1) != "\\"
        {
          if byte != "|", byte != "(", feed != nil { endFeed() }
          command = Command()
        }
        position += 1
      }
    }
    endFeed()
  }

  private mutating func readName() {
    let start = text.endOfEscapeLetters(at: position)
    var end = text.end(of: .name, from: start)
    if noteToken(in: position..<end) { return }
    let word = text.endOfAnyEscape(at: position)
    if word > position, word < end, noteToken(in: word..<end) { return }
    let beginsKey =
      text.byte(at: end) == " " && text.ends(start..<end, withIgnoringCase: "-----begin")
    if beginsKey, notePrivateKey(at: end - 10) { return }
    while end > start, !text[end - 1].is(.word) { end -= 1 }
    let name = start..<max(end, start)
    position = max(name.upperBound, position + 1)
    if name.upperBound > proseEnd { readProgram(at: name) }
    noteSecureString(after: name)
    if text.has(oneOf: "(=:", at: name.upperBound) { noteLogin(at: name) }
    if !noteStatement(at: name), mayHaveValue(name) {
      let isStored =
        command.storesSecrets && text.byte(at: name.upperBound) == "=" && !isFlag(at: name)
      let meaning =
        SecretName(at: name, in: text)
        ?? (isStored ? .suspected : SecretName(ofSlashOption: name, in: text))
      if let meaning { noteValue(of: name, meaning: meaning) }
    }
    readSetting(name)
    previousName = name
  }

  /// Whether something that can be the value of a name follows it; few names have one.
  private func mayHaveValue(_ name: Range<Int>) -> Bool {
    guard let next = text.byte(at: name.upperBound) else { return false }
    if next.isOne(of: "/;&@$") { return false }
    if next == "\\" { return text.quote(at: name.upperBound) != nil }
    guard next.is(.blank) || next == 0xC2 else { return true }
    if text.has(oneOf: "-/\"':", at: name.lowerBound - 1) { return true }
    if text.has("_", at: text.end(of: .capitalOrDigit, from: name.lowerBound)) { return true }
    let following = text.endOfBlanks(from: name.upperBound)
    return text.has(oneOf: "=:?|+-", at: following) || text.has("string ", at: following)
  }

  /// Reads a quote, unless it is escaped or an apostrophe.
  mutating func readQuote(at index: Int, opensSecret: Bool = false) {
    let quote = text[index]
    guard text.backslashes(before: index) == 0 else { return }
    if let open = openQuote {
      if open == quote { openQuote = nil }
      return
    }
    let isApostrophe =
      quote == "'" && text.has(.letter, at: index - 1) && text.has(.letter, at: index + 1)
    if isApostrophe, !opensSecret { return }
    openQuote = quote
    // A script in quotes runs other programs.
    if command.program == .other, text.has("-c ", at: index - 3) { command.program = nil }
  }
}

extension Span where Element == UInt8 {
  /// The end of all bytes that can belong to an escape that begins right before a name: `\b`, `\x22`,
  /// `\u0022`, `%3D`, and `[31m` of a terminal. They may as well be part of the name.
  fileprivate func endOfAnyEscape(at index: Int) -> Int {
    switch byte(at: index - 1) ?? 0 {
    case "\\": return self[index] == "u" ? index + 5 : self[index] == "x" ? index + 3 : index + 1
    case "[", ";":
      let end = end(of: .digit, from: index)
      return has(oneOf: "mK", at: end) ? end + 1 : index
    case "%": return index + 2
    default: return index
    }
  }

  /// The end of the letters of an escape that begins right before a name: `\n`, `%3D`.
  fileprivate func endOfEscapeLetters(at index: Int) -> Int {
    if byte(at: index - 1) == "\\", isWordStart(at: index + 1) { return index + 1 }
    if byte(at: index - 1) == "%", index + 2 <= count, isWordStart(at: index + 2) {
      return index + 2
    }
    return index
  }

  /// Whether a word can begin at `index`: at the start, after a byte that isn't part of a word, or
  /// after an escape that only looks like a word (`\n`, `%3D`).
  fileprivate func isWordStart(at index: Int) -> Bool {
    guard has(.word, at: index - 1) else { return true }
    if byte(at: index - 2) == "\\" { return has(oneOf: "nrt", at: index - 1) }
    return byte(at: index - 3) == "%" && byte(at: index - 2)?.hexValue != nil
      && self[index - 1].hexValue != nil
  }
}

// How secrets are found
//
// The text is read once, from left to right, and never as a language: a command may hold Python in
// a heredoc in JSON in quotes. What is looked for stands out in all of them. At each name (letters,
// digits, `_`, `-` and `.`) three questions are asked, in this order:
//
//     1. Does a token begin here that is known by its looks?     TokenShape, +Addresses
//     2. Is it a name behind which a secret stands?              SecretName, +Names
//     3. Is it the option of a program that takes a secret?      +Options
//
// and at each `://` and each `-----BEGIN` whether it leads to a password or a private key. A yes
// notes the secret's place and goes on behind it; a no goes on behind the name, so that what stands
// in its value is asked the same questions. For
//
//     curl -u ada:s3cret -H "X-Api-Key: $KEY" https://example.com/?token=abc123
//
// `-u` is an option that takes a pair, of which `s3cret` is noted; `X-Api-Key` is a secret's name,
// but `$KEY` gives nothing away; `token` is one, too, and `abc123` is noted. The text comes out as
//
//     curl -u ada:[REDACTED] -H "X-Api-Key: $KEY" https://example.com/?token=[REDACTED]
//
// It takes time in proportion to the text: each look ahead is bounded, ends in a secret that is
// passed over, or asks `Landmarks`, which go over the text once.

/// A reader of a text that notes where its secrets are.
struct SecretScanner: ~Escapable {
  let text: Span<UInt8>
  /// The index of the next byte.
  var position = 0
  private(set) var secrets: [Secret] = []
  /// How many bytes of the text are secret.
  private var secretBytes = 0
  /// The program whose options are read, of those that take secrets in ways of their own.
  var program: Program?
  /// The quote that is open, as far as a reader who knows no language can tell.
  private(set) var openQuote: UInt8?
  /// Up to here a commit's message goes, in which names are words of prose.
  var proseEnd = 0
  var landmarks = Landmarks()
  /// Whether a command sets something by name and value in words of their own.
  var isSetting = false
  /// Whether a word for settings was passed, and options alone behind it: `configure --profile p`.
  var isConfiguring = false
  /// The name before this one.
  private(set) var previousName = 0..<0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// Reads the text as far as it will be kept.
  ///
  /// - Parameter count: In Unicode scalars, which have four bytes at most.
  mutating func scan(keeping count: Int?) {
    let keptBytes = count.map { 4 * $0 } ?? text.count
    while position < min(text.count, keptBytes + secretBytes) {
      let byte = text[position]
      if byte.isWordByte {
        passName()
      } else if byte == UInt8(ascii: "-") {
        passDashes()
      } else {
        if byte.isQuote { passQuote(at: position) }
        if byte == UInt8(ascii: ":") { passAddress() }
        if byte.endsCommand, openQuote == nil, text.byte(at: position - 1) != UInt8(ascii: "\\") {
          (program, isSetting, isConfiguring) = (nil, false, false)
        }
        position += 1
      }
    }
  }

  /// Notes a secret and goes on behind it, having taken notice of the quotes before it.
  mutating func note(_ range: Range<Int>, _ rule: StaticString) {
    if let last = secrets.last, range.lowerBound < last.range.upperBound { return }
    while position < range.lowerBound {
      if text[position].isQuote {
        passQuote(at: position, opensSecret: position == range.lowerBound - 1)
      }
      position += 1
    }
    if !range.isEmpty { secrets.append(Secret(range: range, rule: rule)) }
    secretBytes += range.count
    position = max(position, range.upperBound)
    if let quote = openQuote, isClosed(quote, in: range) { openQuote = nil }
  }

  /// Whether a secret of several pieces goes on behind the quotes that it began in.
  private func isClosed(_ quote: UInt8, in range: Range<Int>) -> Bool {
    guard text.byte(at: range.upperBound) != quote else { return false }
    return range.count { text[$0] == quote && text.backslashes(before: $0) == 0 } % 2 == 1
  }

  private mutating func passName() {
    let start = text.startBehindEscape(position)
    var end = text.end(of: { $0.isNameByte }, from: start)
    if noteToken(in: position..<end) { return }
    let word = text.startBehindAnyEscape(position)
    if word > position, word < end, noteToken(in: word..<end) { return }
    if text.has(" ", at: end), text.ends(start..<end, withIgnoringCase: "-----begin"),
      notePrivateKey(at: end - 10)
    {
      return
    }
    while end > start, !text[end - 1].isWordByte { end -= 1 }
    let name = start..<max(end, start)
    position = max(name.upperBound, position + 1)
    if let known = Program(name, in: text) { program = known }
    passSubcommand(name)
    passSecureString(name)
    if let meaning = SecretName(name, in: text) { passValue(of: name, meaning) }
    if isSetting { passSetting(of: name) } else if isSet(name) { isSetting = true }
    let first = text.byte(at: name.lowerBound)
    if isConfiguring || first == UInt8(ascii: "c") || first == UInt8(ascii: "u") {
      passConfiguring(name)
    }
    previousName = name
  }

  /// Takes notice of a subcommand whose options take a secret.
  private mutating func passSubcommand(_ name: Range<Int>) {
    if program == .other, text.equals("login", ignoringCaseIn: name) { program = .login }
    if program == .git, text.equals("set", ignoringCaseIn: name),
      text.equals("secret", ignoringCaseIn: previousName)
    {
      program = .storedSecret
    }
  }

  /// Looks for a token at each word of a name.
  private mutating func noteToken(in name: Range<Int>) -> Bool {
    var index = name.lowerBound
    while index < name.upperBound {
      if let token = token(at: index) {
        note(token.range, token.rule)
        return true
      }
      index = text.end(of: { $0.isWordByte }, from: index) + 1
    }
    return false
  }

  private mutating func token(at index: Int) -> Secret? {
    switch text[index] {
    case UInt8(ascii: "e"): if let token = webToken(at: index) { return token }
    case UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "w"):
      if let token = addressToken(at: index) { return token }
    default: break
    }
    guard TokenShape.mayBegin(with: text[index]) else { return nil }
    for shape in TokenShape.all where shape.first == text[index] {
      if let end = shape.end(in: text, at: index) {
        return Secret(range: index..<end, rule: shape.prefix)
      }
    }
    return nil
  }

  /// Takes notice of a quote, unless it is escaped or an apostrophe.
  private mutating func passQuote(at index: Int, opensSecret: Bool = false) {
    let quote = text[index]
    guard text.backslashes(before: index) == 0 else { return }
    if let open = openQuote {
      if open == quote { openQuote = nil }
      return
    }
    let isApostrophe =
      quote == UInt8(ascii: "'") && text.byte(at: index - 1)?.isLetter == true
      && text.byte(at: index + 1)?.isLetter == true
    if isApostrophe, !opensSecret { return }
    openQuote = quote
    if program == .other, text.has("-c ", at: index - 3) { program = nil }  // a script within
  }
}

/// A secret's place in a text, and the rule that found it.
package struct Secret {
  /// Of bytes.
  package let range: Range<Int>
  /// In words for people: a prefix or what the secret is.
  package let rule: StaticString
}

extension UInt8 {
  /// What separates commands, outside of quotes.
  fileprivate var endsCommand: Bool {
    self == UInt8(ascii: ";") || self == UInt8(ascii: "|") || self == UInt8(ascii: "&")
      || self == UInt8(ascii: "\n") || self == UInt8(ascii: "(") || self == UInt8(ascii: ")")
      || self == UInt8(ascii: "`")
  }
}

extension Span where Element == UInt8 {
  /// The index behind all that can belong to an escape whose first sign stands right before a name:
  /// `\b`, `\x22`, `\u0022`, `%3D`, and `[31m` of a terminal. It may as well be part of the name.
  fileprivate func startBehindAnyEscape(_ index: Int) -> Int {
    switch byte(at: index - 1) {
    case UInt8(ascii: "\\"):
      switch self[index] {
      case UInt8(ascii: "u"): index + 5
      case UInt8(ascii: "x"): index + 3
      default: index + 1
      }
    case UInt8(ascii: "["), UInt8(ascii: ";"):
      if let sign = byte(at: end(of: { $0.isDigit }, from: index)),
        sign == UInt8(ascii: "m") || sign == UInt8(ascii: "K")
      {
        end(of: { $0.isDigit }, from: index) + 1
      } else {
        index
      }
    case UInt8(ascii: "%"): index + 2
    default: index
    }
  }

  /// The index behind the letters of an escape that stands right before a name: `\n`, `%3D`.
  fileprivate func startBehindEscape(_ index: Int) -> Int {
    if byte(at: index - 1) == UInt8(ascii: "\\"), isWordStart(index + 1) { return index + 1 }
    if byte(at: index - 1) == UInt8(ascii: "%"), index + 2 <= count, isWordStart(index + 2) {
      return index + 2
    }
    return index
  }
}

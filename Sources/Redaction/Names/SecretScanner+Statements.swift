import Bytes
import Shell

// Secrets in statements of SQL, scripts of `expect`, and lines of `.netrc`
//
//     found                                             left alone
//     CREATE USER ada IDENTIFIED BY '⟦x⟧'               IDENTIFIED BY PASSWORD  IDENTIFIED BY ?
//     ALTER ROLE ada WITH PASSWORD '⟦x⟧'                ALTER USER ada PASSWORD NULL
//     SET PASSWORD FOR ada = PASSWORD('⟦x⟧')            select password('column')… = :password
//     INSERT INTO keys (token) VALUES ('⟦x⟧')           INSERT INTO users (name) VALUES ('token')
//     machine h login ada password ⟦x⟧                  the password reset mail
//     expect "password:"; send "⟦x⟧\r"                  send "yes\r"
//     user ada ⟦x⟧ (a script for ftp)                   user nginx;

extension SecretScanner {
  /// Notes what a word of a statement says is secret; returns whether it does.
  mutating func noteStatement(at name: Range<Int>) -> Bool {
    guard !name.isEmpty else { return false }
    let first = text[name.lowerBound] | 0x20
    switch first {
    case "b" where text.equals("by", ignoringCaseIn: name): return noteIdentification(after: name)
    case "p" where text.ends(name, withIgnoringCase: "password"):
      return notePasswordClause(after: name)
    case "p"
    where text.equals(anyOf: ["passwd", "passphrase", "psk", "pass"], ignoringCaseIn: name):
      return noteConfiguration(after: name)
    case "s" where text.equals("send", ignoringCaseIn: name): return noteAnswer(after: name)
    case "v" where text.equals("values", ignoringCaseIn: name): return noteInsertion(after: name)
    case "u" where text.has("user ", at: name.lowerBound): return noteUser(at: name)
    case "e" where text.has("enable secret ", at: name.lowerBound):
      return noteConfiguration(after: name.upperBound + 1..<name.upperBound + 7)
    default:
      let isSetting = ["_pw", ".psk"].contains { text.ends(name, withIgnoringCase: $0) }
      return isSetting && noteConfiguration(after: name)
    }
  }

  /// `IDENTIFIED BY 'x'`, `IDENTIFIED WITH plugin AS 'x'`.
  private mutating func noteIdentification(after name: Range<Int>) -> Bool {
    let statement = max(0, name.lowerBound - 64)..<name.lowerBound
    guard text.containsIgnoringCase("identified", in: statement) else { return false }
    return noteQuoted(from: name.upperBound)
  }

  /// `PASSWORD 'x'`, `PASSWORD('x')`, and the lines of a configuration.
  private mutating func notePasswordClause(after name: Range<Int>) -> Bool {
    let isCall = text.byte(at: name.upperBound) == "("
    let start = text.endOfBlanks(from: isCall ? name.upperBound + 1 : name.upperBound)
    if text.quote(at: start) != nil, isCall || start > name.upperBound {
      let statement = max(0, name.lowerBound - 96)..<name.lowerBound
      let words: [StaticString] = [
        "user ", "role ", "login ", "with ", "set password", "identified", "encryption by",
      ]
      if words.contains(where: { text.containsIgnoringCase($0, in: statement) }) {
        return noteQuoted(from: start)
      }
    }
    if text.equals("set", ignoringCaseIn: previousName),
      text.has(anyOf: [" FOR ", " for "], at: name.upperBound)
    {
      let statement = name.upperBound..<min(name.upperBound + 96, text.count)
      if let sign = text.firstIndex(of: "=", in: statement) { return noteQuoted(from: sign + 1) }
    }
    return noteConfiguration(after: name)
  }

  /// A name and its value with a blank between them, as in `.netrc` and in routers: `password x`.
  private mutating func noteConfiguration(after name: Range<Int>) -> Bool {
    guard text.has(.blank, at: name.upperBound), !isFlag(at: name), command.program != .search,
      command.program != .git, command.program != .files,
      position >= proseEnd, name != command.name, !text.has("=", at: name.lowerBound - 1),
      !text.equals("getent", ignoringCaseIn: previousName),
      let word = text.word(afterBlanksAt: name.upperBound, within: openQuote),
      word.count < Span<UInt8>.longest,
      text.has(.word, at: word.lowerBound) || text.has(.quote, at: word.lowerBound - 1),
      !text.isHarmless(at: word)
    else { return false }
    // Two words that are all there is: `set password x`, `password x`.
    let start =
      text.equals("set", ignoringCaseIn: previousName) ? previousName.lowerBound : name.lowerBound
    let isWhole =
      start == 0 && text.equals("password", ignoringCaseIn: name)
      && text.end(of: .whitespace, from: word.upperBound) == text.count
    let isLogin = isAfterLogin(name)
    let isQuoted = text.has(.quote, at: word.lowerBound - 1) && isLikelyPassword(at: word)
    let looksSecret = text.looksSecret(at: word) || text.looksChosen(at: word)
    if command.program == .echo, !isLogin { return false }
    guard isWhole || isLogin || isQuoted || looksSecret else { return false }
    var end = word.upperBound
    if isLogin, let escape = text.firstIndex(of: "\\", in: word) { end = escape }
    addSecret(word.lowerBound..<end, rule: "value of a secret's name")
    return true
  }

  /// The line of a script for `ftp`: `user name x`.
  private mutating func noteUser(at name: Range<Int>) -> Bool {
    guard isLineStart(at: name) || isQuoted(at: name), position >= proseEnd,
      text.containsIgnoringCase("ftp", in: max(0, name.lowerBound - 256)..<name.lowerBound),
      let user = text.word(afterBlanksAt: name.upperBound, within: openQuote),
      let word = text.word(afterBlanksAt: user.upperBound, within: openQuote),
      text.byte(at: word.upperBound).map({ $0.isOne(of: "\n;\"'") }) ?? true,
      text.looksSecret(at: word) || text.looksChosen(at: word), !text.isHarmless(at: word)
    else { return false }
    addSecret(word, rule: "password of a name")
    return true
  }

  /// Whether `login name` or `user name` precedes a name.
  private func isAfterLogin(_ name: Range<Int>) -> Bool {
    let line = max(0, name.lowerBound - 64)..<name.lowerBound
    // The lines of a configuration: host h, user u, password x
    if isLineStart(at: name), text.contains("\nuser ", in: line) { return true }
    return text.contains("login ", in: line) || text.contains("machine ", in: line)
  }

  /// `send "x\r"` after a prompt for a password.
  private mutating func noteAnswer(after name: Range<Int>) -> Bool {
    var start = text.endOfBlanks(from: name.upperBound)
    if text.has("--", at: start) { start = text.endOfBlanks(from: start + 2) }
    let before = max(0, name.lowerBound - 96)..<name.lowerBound
    guard let answer = QuotedText(at: start, in: text, openQuote: openQuote)?.content,
      !answer.isEmpty,
      ["assword", "assphrase", "PIN", "oken"].contains(where: { text.contains($0, in: before) })
    else { return false }
    var end = answer.upperBound
    while end - answer.lowerBound > 2, text.has(anyOf: ["\\r", "\\n"], at: end - 2) {
      end -= text.byte(at: end - 3) == "\\" ? 3 : 2
    }
    let value = answer.lowerBound..<max(end, answer.lowerBound)
    let isReply =
      end == answer.upperBound
      || text.equals(anyOf: ["yes", "no", "y", "n"], ignoringCaseIn: value)
    if !isReply, !text.isHarmless(at: value) { addSecret(value, rule: "answer to a prompt") }
    return true
  }

  /// `INSERT INTO t (a, token) VALUES ('a', 'x')`: the text in the place of a secret's column.
  private mutating func noteInsertion(after name: Range<Int>) -> Bool {
    let closing = text.start(where: { $0.is(.whitespace) }, before: name.lowerBound) - 1
    guard text.byte(at: closing) == ")" else { return false }
    let opening = text.start(where: { $0 != "(" && $0 != ")" }, before: closing)
    guard closing - opening < 256, text.byte(at: opening - 1) == "(" else { return false }
    var value = text.end(of: .whitespace, from: name.upperBound)
    guard text.byte(at: value) == "(" else { return false }
    value += 1
    var column = opening
    var isNamed = false
    while column < closing {
      let end = text.end(where: { $0 != "," && $0 != ")" }, from: column)
      let start = text.end(where: { !$0.is(.word) }, from: column)
      let columnName = start..<max(start, text.end(of: .word, from: start))
      value = text.end(of: .whitespace, from: value)
      let quoted = QuotedText(at: value, in: text, openQuote: openQuote)?.content
      if columnName.upperBound <= end, !columnName.isEmpty,
        let meaning = SecretName(at: columnName, in: text),
        let quoted, isSecret(quoted, meaning: meaning)
      {
        addSecret(quoted, rule: "value of a secret's column")
      } else if isNamed, let quoted, text.looksSecret(at: quoted) {
        addSecret(quoted, rule: "value apart from a secret's name")
      }
      // VALUES ('api_token', 'x')
      isNamed = quoted.map { $0.count < 64 && SecretName(at: $0, in: text) == .secret } ?? false
      value = text.end(where: { $0 != "," && $0 != ")" }, from: quoted?.upperBound ?? value)
      guard text.byte(at: value) == "," else { break }
      value += 1
      column = end + 1
    }
    return true
  }

  /// Notes the text in quotes at `start`, after blanks.
  private mutating func noteQuoted(from start: Int) -> Bool {
    let first = text.endOfBlanks(from: start)
    guard let value = QuotedText(at: first, in: text, openQuote: openQuote)?.content, !value.isEmpty
    else {
      return false
    }
    if !text.isHarmless(at: value) { addSecret(value, rule: "password in a statement") }
    return true
  }
}

extension Span where Element == UInt8 {
  /// Whether `range` contains a lowercase ASCII text, ignoring case.
  func containsIgnoringCase(_ text: StaticString, in range: Range<Int>) -> Bool {
    for index in range
    where index + text.utf8CodeUnitCount <= range.upperBound
      && ends(index..<index + text.utf8CodeUnitCount, withIgnoringCase: text)
    {
      return true
    }
    return false
  }
}

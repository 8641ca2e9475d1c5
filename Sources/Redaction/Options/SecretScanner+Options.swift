import Bytes
import Shell

/// Secrets in options of programs: the engine of the table in `ProgramOption`.
extension SecretScanner {
  /// Reads dashes: those of an option, of a private key, or others.
  mutating func readDashes() {
    let start = position
    let name = text.end(where: { $0 == "-" }, from: start)
    if name - start >= 5, notePrivateKey(at: name - 5) { return }
    position = name
    guard beginsOption(at: start), name - start <= 2 else { return }
    let written = start..<text.end(of: .name, from: name)
    guard let first = text.byte(at: name) else { return }
    if name - start == 2 {
      read(written, in: ProgramOption.words, letter: first | 0x20)
    } else if !readFirst(of: 0..<ProgramOption.clusters.count, in: ProgramOption.clusters, written)
    {
      read(written, in: ProgramOption.letters, letter: first)
    }
  }

  /// Reads an option as a row of a table that is sorted by its first letter.
  private mutating func read(_ written: Range<Int>, in table: [ProgramOption], letter: UInt8) {
    let rows = tableRows(withKey: Int(letter), among: table.count) { Int(table[$0].letter) }
    _ = readFirst(of: rows, in: table, written)
  }

  /// Reads an option as the first of some rows that match; returns whether one does.
  private mutating func readFirst(
    of rows: Range<Int>, in table: [ProgramOption], _ written: Range<Int>
  ) -> Bool {
    for row in rows {
      let option = table[row]
      guard option.program == nil || option.program == command.program,
        let start = option.valueStart(after: written, in: text)
      else { continue }
      if readValue(option.value, after: start) { return true }
    }
    return false
  }

  /// Whether an option can begin at `index`.
  func beginsOption(at index: Int) -> Bool {
    text.byte(at: index - 1).map { $0.is(.whitespace) || $0.is(.quote) } ?? true
  }

  /// Reads an option's value; returns whether `start` is followed by such a value.
  private mutating func readValue(_ value: ProgramOption.Value, after start: Int) -> Bool {
    switch value {
    case .secret: noteWord(after: start)
    case .attachedSecret: _ = noteAttachedWord(at: start)
    case .secretBeforeCommand:
      if !noteAttachedWord(at: start) { noteWord(after: start) }
      command.program = nil
    case .suspectedSecret:
      guard let word = word(after: start, orAttached: true), !text.isHarmless(at: word),
        text.byte(at: word.lowerBound) != "-"
      else { break }
      // -port, -profile: a value that follows at once must look like one.
      let isAttached = text.has(.alphanumeric, at: start)
      if isAttached, !text.looksSecret(at: word), !text.looksChosen(at: word) { return false }
      addSecret(word, rule: "value of an option")
    case .likelySecret:
      guard let word = word(after: start, orAttached: true), text.looksSecret(at: word) else {
        break
      }
      if !text.isHarmless(at: word) { addSecret(word, rule: "value of an option") }
    case .credentials: noteCredentials(after: start)
    case .suspectedCredentials: noteCredentials(after: start, areSuspected: true)
    case .credentialsAround(let separator): noteCredentials(after: start, separator: separator)
    case .passwordOfFile: notePassword(ofFileAfter: start)
    case .passwordOfUser:
      let before = startOfCommand..<start
      guard
        text.contains(" -u ", in: before) || text.contains(" --username", in: before)
          || text.contains(" login ", in: before),
        let word = word(after: start), text.looksChosen(at: word), !text.isHarmless(at: word)
      else { return false }
      addSecret(word, rule: "value of an option")
    case .uploadToken:
      let before = max(0, start - 128)..<start
      guard text.contains("codecov", in: before) || text.contains("coverage", in: before),
        let word = word(after: start), text.looksSecret(at: word), !text.isHarmless(at: word)
      else { return false }
      addSecret(word, rule: "value of an option")
    case .input: takeInput()
    case .inputIfDash:
      guard text.has(anyOf: ["=-", " -", "=/dev/stdin", " /dev/stdin"], at: start),
        !text.has(.alphanumeric, at: start + 2) || text.byte(at: start + 1) == "/"
      else { return false }
      takeInput()
    case .references:
      if let word = word(after: start) {
        // A comma can end a value, but not here.
        let end = text.end(where: { !$0.is(.whitespace) && !$0.is(.quote) }, from: word.upperBound)
        proseEnd = max(proseEnd, end)
      }
    case .cookies:
      let cookies = word(after: start)
      if let cookies, text.firstIndex(of: "=", in: cookies) != nil, !text.isHarmless(at: cookies) {
        noteWord(after: start)
      }
    case .unrelated: break
    case .secretSource: return noteSecretSource(after: start)
    case .prose:
      if let prose = word(after: start, orAttached: true) {
        proseEnd = max(proseEnd, text.endOfHeredoc(in: prose) ?? prose.upperBound)
      }
    }
    return true
  }

  /// The value after an option, without its quotes.
  ///
  /// - Parameter isAttached: Whether the value may follow the option at once, also without quotes.
  private func word(after option: Int, orAttached isAttached: Bool = false) -> Range<Int>? {
    if text.byte(at: option) == "=" { return text.attachedWord(at: option + 1, within: openQuote) }
    if let word = text.word(afterBlanksAt: option, within: openQuote) { return word }
    return isAttached || text.has(.quote, at: option)
      ? text.attachedWord(at: option, within: openQuote) : nil
  }

  /// Notes the word after an option.
  mutating func noteWord(after option: Int) {
    guard let value = word(after: option, orAttached: true), !text.isPlaceholder(at: value),
      text.byte(at: value.lowerBound) != "-"
    else { return }
    addSecret(value, rule: "value of an option")
  }

  /// Notes the word that follows a letter at once; returns whether there is one, secret or not.
  private mutating func noteAttachedWord(at start: Int) -> Bool {
    let argument = QuotedText(around: start - 2..<start, in: text)
    guard let value = argument?.content ?? text.attachedWord(at: start, within: openQuote),
      !value.isEmpty
    else { return false }
    let isPort = text.firstIndex(of: ":", in: value) != nil && text.isNumber(at: value)
    if !isPort, !text.isPlaceholder(at: value) { addSecret(value, rule: "value of an option") }
    return true
  }

  /// Notes the secret in OpenSSL's `pass:secret`; returns whether there is one, secret or not.
  private mutating func noteSecretSource(after option: Int) -> Bool {
    guard let value = text.word(afterBlanksAt: option, within: openQuote) else { return false }
    if text.has(anyOf: ["stdin", "fd:0"], at: value.lowerBound) { takeInput() }
    guard text.has("pass:", at: value.lowerBound) else { return false }
    let start = value.lowerBound + 5
    let secret = text.withoutQuotes(start..<max(value.upperBound, start))
    if !text.isPlaceholder(at: secret) { addSecret(secret, rule: "value of an option") }
    return true
  }

  /// Notes the password of `name:password` after an option, after blanks, an `=` or nothing.
  private mutating func noteCredentials(
    after option: Int, separator: Unicode.Scalar = ":", areSuspected: Bool = false
  ) {
    guard var value = word(after: option, orAttached: true) else { return }
    // A comma can end a value, but not here.
    if separator == ",", text.byte(at: value.upperBound) == "," {
      value =
        value
        .lowerBound..<text.end(
          where: { !$0.is(.whitespace) && !$0.is(.quote) && $0 != ";" }, from: value.upperBound)
    }
    guard let colon = text.firstIndex(of: separator, in: value), !text.has("://", at: colon) else {
      return
    }
    let nameEnd = text.has(.quote, at: colon - 1) ? colon - 1 : colon
    let name = value.lowerBound..<max(nameEnd, value.lowerBound)
    guard isUserName(at: name) || separator == "%" else { return }
    let secret = text.withoutQuotes(colon + 1..<value.upperBound)
    // A token in place of the name: -u SECRET:
    if secret.isEmpty, text.looksSecret(at: value.lowerBound..<max(nameEnd, value.lowerBound)) {
      return addSecret(
        value.lowerBound..<max(nameEnd, value.lowerBound), rule: "token in place of a name")
    }
    let isHarmless = areSuspected ? !isLikelyPassword(at: secret) : text.isPlaceholder(at: secret)
    if isHarmless { return }
    _ = noteToken(in: name)
    addSecret(secret, rule: "password of a name")
  }

  /// Notes the password after a file's name and a colon: `--cert client.pem:x`.
  private mutating func notePassword(ofFileAfter option: Int) {
    guard let value = word(after: option), !text.has("pkcs11:", at: value.lowerBound),
      value.count < Span<UInt8>.longest,
      let colon = value.last(where: { text[$0] == ":" }), colon > value.lowerBound + 1
    else { return }
    let secret = colon + 1..<value.upperBound
    // C:\\client.pem
    if secret.isEmpty || text.has(oneOf: "\\/", at: secret.lowerBound) { return }
    if !text.isHarmless(at: secret) { addSecret(secret, rule: "password of a name") }
  }

  /// Whether what follows a name and a colon is a password rather than a path, a port or a group.
  func isLikelyPassword(at value: Range<Int>) -> Bool {
    guard value.count >= 6, !text.isHarmless(at: value), value.count < Span<UInt8>.longest else {
      return value.count >= Span<UInt8>.longest
    }
    let digits = text.end(of: .digit, from: value.lowerBound)
    if digits < value.upperBound, text[digits].isOne(of: "/?") { return false }  // host:8080/path
    let hasLetter = value.contains { text[$0].is(.letter) }
    let hasSign = value.contains { text[$0].isOne(of: "!@#$%^&*+=~") }
    let hasDigit = value.contains { text[$0].is(.digit) }
    return hasLetter && (hasDigit && text.firstIndex(of: "/", in: value) == nil || hasSign)
  }

  /// Whether a range can be the name before a password. A number is that of a user, before a group's.
  private func isUserName(at name: Range<Int>) -> Bool {
    let isAllowed = name.allSatisfy { index in
      let byte = text[index]
      let isFirst = index == name.lowerBound
      return byte.is(.name) || byte >= 0x80 || byte.isOne(of: "@$\\{}%")
        || !isFirst && (byte == "+" || byte == " " && command.program == .curl)
    }
    return isAllowed && (name.isEmpty || !text.all(in: name) { $0.is(.digit) })
  }
}

extension Span where Element == UInt8 {
  /// The end of the heredoc that begins in a value in quotes: `"$(cat <<'EOF'`; nil if there is none.
  fileprivate func endOfHeredoc(in value: Range<Int>) -> Int? {
    guard has("$(cat <<", at: value.lowerBound) else { return nil }
    let word = end(where: { !$0.is(.word) && $0 != "\n" }, from: value.lowerBound + 8)
    let length = end(of: .word, from: word) - word
    guard length > 0, length < 32 else { return nil }
    var line = word + length
    while line < count {
      line = end(where: { $0 != "\n" }, from: line) + 1
      let start = end(of: .blank, from: line)
      var matching = 0
      while matching < length, self[word + matching] == byte(at: start + matching) { matching += 1 }
      if matching == length { return start }
    }
    return nil
  }
}

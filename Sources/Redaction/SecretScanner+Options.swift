// Options of programs that take a secret
//
//     found                                             left alone
//     curl -b ⟦sid=x⟧                                   curl -b cookies.txt
//     curl -u ada:⟦pw⟧  --user ada:⟦pw⟧                 docker run -u 1000:1000  -u node:node
//     mysql -p⟦pw⟧                                      mysql -p shop  mkdir -p a  mysql -P3306
//     sshpass -p ⟦pw⟧ ssh ada@host                      ssh -p 22 ada@host
//     redis-cli -a ⟦pw⟧                                 ls -a
//     openssl rsa -passin pass:⟦pw⟧                     -passin env:PW
//     aws configure set x.my_secret ⟦pw⟧                aws configure set region eu-west-1
//     set -gx API_TOKEN ⟦pw⟧ (fish)                     set -e

extension SecretScanner {
  /// Passes dashes: those of an option, of a private key, or others.
  mutating func passDashes() {
    let start = position
    let name = text.end(of: { $0 == UInt8(ascii: "-") }, from: start)
    if name - start >= 5, notePrivateKey(at: name - 5) { return }
    position = name
    let isWord = text.byte(at: start - 1).map { $0.isWhitespace || $0.isQuote }
    guard isWord ?? true, name - start <= 2 else { return }
    if name - start == 2 {
      passLongOption(name)
    } else {
      passShortOption(name)
    }
  }

  private mutating func passLongOption(_ name: Int) {
    let end = text.end(of: { $0.isNameByte }, from: name)
    let range = name..<end
    if program != .other, program != .sudo, text.equals("user", ignoringCaseIn: range) {
      notePair(behind: end)
    }
    if text.equals("proxy-user", ignoringCaseIn: range) { notePair(behind: end) }
    if text.equals("oauth2-bearer", ignoringCaseIn: range)
      || text.equals("secret-string", ignoringCaseIn: range)
    {
      noteWord(behind: end)
    }
    if program == .curl, text.equals("cookie", ignoringCaseIn: range) { noteCookie(behind: end) }
    if program == .storedSecret, text.equals("body", ignoringCaseIn: range) {
      noteWord(behind: end)
    }
    if program == .httpie, text.has("auth", at: name), end == name + 4 { notePair(behind: end) }
    if program == .redis, text.has("pass", at: name), end == name + 4 { noteWord(behind: end) }
    if program == .git,
      text.has("message", at: name) || text.has("title", at: name) || text.has("body", at: name)
        || text.has("notes", at: name) || text.has("description", at: name)
    {
      passProse(behind: end)
    }
  }

  private mutating func passShortOption(_ name: Int) {
    let end = text.end(of: { $0.isNameByte }, from: name)
    let letter = text.byte(at: name)
    if text.has("pass", at: name), notePassArgument(behind: end) { return }
    switch (program, letter) {
    case (.git, _) where end > name && text[end - 1] == UInt8(ascii: "m"),
      (.git, UInt8(ascii: "t")), (.git, UInt8(ascii: "b")):
      passProse(behind: end)
    case (.login, UInt8(ascii: "p")) where end == name + 1:
      if let value = wordBehindBlanks(end), !text.isHarmless(value) { noteWord(behind: end) }
    case (.storedSecret, UInt8(ascii: "b")) where end == name + 1: noteWord(behind: end)
    case (.git, _), (.other, _), (.sudo, _), (.login, _), (.storedSecret, _), (.search, _): break
    case (.curl, UInt8(ascii: "U")): notePair(behind: name + 1)
    case (.curl, _) where isCluster(name..<end, endingWith: UInt8(ascii: "u")):
      notePair(behind: end)
    case (.curl, UInt8(ascii: "b")) where end == name + 1: noteCookie(behind: end)
    case (.mysql, UInt8(ascii: "p")): noteGluedWord(at: name + 1)
    case (.sshpass, UInt8(ascii: "p")):
      if !noteGluedWord(at: name + 1) { noteWord(behind: name + 1) }
      program = nil
    case (.redis, UInt8(ascii: "a")) where end == name + 1: noteWord(behind: end)
    case (.httpie, UInt8(ascii: "a")) where end == name + 1: notePair(behind: end)
    case (_, UInt8(ascii: "u")): notePair(behind: name + 1)
    default: break
    }
  }

  /// Whether short options of curl are written together, the last one with an argument: `-sSu`.
  private func isCluster(_ letters: Range<Int>, endingWith last: UInt8) -> Bool {
    let switches: StaticString = "sSkLfiIvgGjN"
    guard letters.count > 1, letters.count < 8, text[letters.upperBound - 1] == last else {
      return false
    }
    return letters.dropLast().allSatisfy { index in
      (0..<switches.utf8CodeUnitCount).contains {
        unsafe switches.utf8Start[$0] == text[index]
      }
    }
  }

  /// Notes the secret of a `name:secret` behind an option, after blanks, an `=` or nothing.
  private mutating func notePair(behind option: Int) {
    var start = option
    if text.byte(at: start) == UInt8(ascii: "=") { start += 1 }
    guard
      let value = start == option
        ? wordBehindBlanks(start) ?? gluedWord(at: start) : gluedWord(at: start),
      let colon = text.firstIndex(of: UInt8(ascii: ":"), in: value), !text.has("://", at: colon),
      isUserName(value.lowerBound..<max(text.startOfQuote(before: colon), value.lowerBound))
    else { return }
    let secret = text.withoutQuotes(colon + 1..<value.upperBound)
    let isPassword = program == .curl || program == .httpie
    let isHarmless = isPassword ? text.isPlaceholder(secret) : text.isHarmless(secret)
    if !isHarmless { note(secret, "password of a name") }
  }

  /// Whether a stretch can be the name before a password; a number is a user's, with a group's behind.
  private func isUserName(_ name: Range<Int>) -> Bool {
    let signs: StaticString = "@+$\\{}%"
    var isNumber = !name.isEmpty
    for index in name {
      let byte = text[index]
      isNumber = isNumber && byte.isDigit
      var isAllowed = byte.isNameByte || byte >= 0x80
      if program == .curl, byte == UInt8(ascii: " ") { isAllowed = index > name.lowerBound }
      for offset in 0..<signs.utf8CodeUnitCount where unsafe signs.utf8Start[offset] == byte {
        isAllowed = index > name.lowerBound || byte != UInt8(ascii: "+")
      }
      if !isAllowed { return false }
    }
    return !isNumber
  }

  /// The value of an option, without its quotes.
  private func word(behind option: Int) -> Range<Int>? {
    text.byte(at: option) == UInt8(ascii: "=")
      ? gluedWord(at: option + 1)
      : wordBehindBlanks(option) ?? gluedQuotes(at: option)
  }

  /// Notes the cookies behind curl's option; a word without `=` is the file that holds them.
  private mutating func noteCookie(behind option: Int) {
    let hasCookies = word(behind: option)?.contains { text[$0] == UInt8(ascii: "=") }
    if hasCookies == true { noteWord(behind: option) }
  }

  private mutating func noteWord(behind option: Int) {
    guard let value = word(behind: option), !text.isPlaceholder(value),
      text.byte(at: value.lowerBound) != UInt8(ascii: "-")
    else { return }
    note(value, "value of an option")
  }

  @discardableResult
  private mutating func noteGluedWord(at start: Int) -> Bool {
    let argument = QuotedText(around: start - 2..<start, in: text)
    guard let value = argument?.content ?? gluedWord(at: start), !value.isEmpty else {
      return false
    }
    let isPort = value.contains { text[$0] == UInt8(ascii: ":") } && text.isNumber(value)
    if !isPort, !text.isPlaceholder(value) { note(value, "value of an option") }
    return true
  }

  /// Notes the secret in `pass:secret` behind OpenSSL's `-pass`, `-passin`, `-passout`.
  ///
  /// - Returns: Whether there was one, secret or not.
  private mutating func notePassArgument(behind option: Int) -> Bool {
    guard let value = wordBehindBlanks(option), text.has("pass:", at: value.lowerBound) else {
      return false
    }
    let secret = text.withoutQuotes(
      value.lowerBound + 5..<max(value.upperBound, value.lowerBound + 5))
    if !text.isPlaceholder(secret) { note(secret, "value of an option") }
    return true
  }

  /// Takes the word behind an option for prose, in which `token: refresh` means nothing.
  private mutating func passProse(behind option: Int) {
    let start =
      text.byte(at: option) == UInt8(ascii: "=")
      ? gluedWord(at: option + 1) : wordBehindBlanks(option) ?? gluedWord(at: option)
    guard let value = start else { return }
    proseEnd = max(proseEnd, text.endOfHeredoc(in: value) ?? value.upperBound)
  }

  // MARK: Settings by name and value

  /// Whether a word begins a setting: `configure set`, `git config`, fish's `set -x`, `setenv`.
  func isSet(_ word: Range<Int>) -> Bool {
    let start = word.lowerBound
    switch word.count {
    case 3 where text.has("ENV ", at: start): return isLineStart(word) || isQuoted(word)
    case 3 where text.has("set", at: start):
      for option: StaticString in [" --export ", " --global ", " --universal "]
      where text.has(option, at: word.upperBound) { return true }
      if text.has(" -", at: word.upperBound), !text.has(" --", at: word.upperBound) {
        let flags = word.upperBound + 2..<text.end(of: { $0.isLetter }, from: word.upperBound + 2)
        return flags.contains {
          text[$0] == UInt8(ascii: "x") || text[$0] == UInt8(ascii: "g")
            || text[$0] == UInt8(ascii: "U")
        }
      }
      return isConfiguring
    case 3 where text.has("arg", at: start): return text.has(" --", at: start - 3)  // jq
    case 4: return text.has("setx", at: start)
    case 6:
      return text.has("setenv", at: start) || (program == .git && text.has("config", at: start))
    default: return false
    }
  }

  /// Takes notice of a word before `set`, from which options may separate it.
  mutating func passConfiguring(_ name: Range<Int>) {
    if text.has("config", at: name.lowerBound) || text.has("user-secrets", at: name.lowerBound) {
      isConfiguring = true
    } else if isConfiguring, !isFlag(name), !isFlag(previousName) {
      isConfiguring = false
    }
  }

  /// Notes the text that PowerShell's `ConvertTo-SecureString` takes.
  mutating func passSecureString(_ word: Range<Int>) {
    guard text.equals("convertto-securestring", ignoringCaseIn: word) else { return }
    let isNamed = text.has(" -String ", at: word.upperBound)
    noteWord(behind: word.upperBound + (isNamed ? 8 : 0))
  }

  /// Notes the word behind a secret's name; a name with `secret` somewhere in it is one here.
  mutating func passSetting(of name: Range<Int>) {
    guard position == name.upperBound, !isFlag(name),
      SecretName(name, in: text) != nil || program != .git && text.contains("secret", in: name),
      let value = wordBehindBlanks(text.end(ofQuoteAt: name.upperBound)),
      text.byte(at: value.lowerBound) != UInt8(ascii: "-"),
      !text.has(" #", at: value.lowerBound - 1)
    else { return }
    isSetting = false
    if !text.isHarmless(value) { note(value, "value of a setting") }
  }
}

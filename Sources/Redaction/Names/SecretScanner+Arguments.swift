import Bytes
import Shell

// Secrets in arguments: words of a command, also after options, and those of a call
//
//     found                                             left alone
//     -e "PASSWORD=⟦two words⟧"  "--token=⟦a b⟧"         TOKEN= npm start  --token= -n 3
//     -H "X-Api-Key:⟦two words⟧"                        grep "token: two words" src
//     setenv("TOKEN", "⟦x⟧")                            getenv("TOKEN", "x")
//     --token ⟦x⟧  --password "⟦two words⟧"             --token --verbose  --token "$TOKEN"
//     '--token' ⟦x⟧  ["--token", "⟦x⟧"]                 ["--token", token]  grep -- --token src
//     config set --secret name ⟦x⟧                      docker build --secret id=x

extension SecretScanner {
  /// The end of a value as a shell reads it: with the pieces that follow, or to the end of its argument.
  func wordEnd(of value: Range<Int>, in pair: Assignment) -> Int {
    guard pair.isTight, pair.kind == .equals else { return value.upperBound }
    if let argument = argument(around: pair.name) { return end(of: value, in: argument) }
    return text.word(beginningWith: value, within: openQuote).upperBound
  }

  /// The end of a value that extends to the end of its argument. It may contain blanks and the shell's
  /// operators, but no further pair.
  private func end(of value: Range<Int>, in argument: Range<Int>) -> Int {
    var index = value.upperBound
    while index < argument.upperBound {
      let byte = text[index]
      let isSeparator = byte.is(.blank) || byte == ";" && text.has(.blank, at: index + 1)
      if byte == "\n" || isSeparator && text.beginsPair(at: index + 1) { return value.upperBound }
      index += 1
    }
    return max(index, value.upperBound)
  }

  /// The rest of the text in quotes that is a whole argument and begins with a name; nil for a name
  /// anywhere else, as in a script in quotes.
  private func argument(around name: Range<Int>) -> Range<Int>? {
    let start = startOfOption(named: name)
    guard let argument = QuotedText(around: start..<name.upperBound, in: text)?.content else {
      return nil
    }
    if start < name.lowerBound || isArgument(at: start - 1, of: Self.pairOptions) {
      return argument
    }
    let quote = text.end(of: .backslash, from: argument.upperBound)
    let end = text.end(of: .blank, from: quote + 1)
    return text.byte(at: end) == ">" && isArgument(at: start - 1, of: ["echo"]) ? argument : nil
  }

  /// Whether a name is part of an argument as a shell reads it, never of a program's text.
  func isArgument(at name: Range<Int>) -> Bool {
    isFlag(at: name) || isInQuery(at: name) || argument(around: name) != nil
      || isAfterLetter(name)
  }

  /// Whether an option of one letter precedes a name: `-S smtp-auth-password=x`.
  private func isAfterLetter(_ name: Range<Int>) -> Bool {
    text.has(" -", at: name.lowerBound - 4) && text.has(.letter, at: name.lowerBound - 2)
      && text.byte(at: name.lowerBound - 1) == " "
  }

  /// The options that take pairs.
  private static let pairOptions: [StaticString] = [
    " -e", " -f", "--env", "--form", "-urlencode", "--build-arg", "-literal", "-var", "--set",
    "--set-string",
  ]

  /// Whether the quote at `index` begins the argument of one of these options.
  private func isArgument(at index: Int, of options: [StaticString]) -> Bool {
    let end = text.start(
      where: { $0.is(.blank) || $0 == "=" }, before: index - text.backslashes(before: index))
    return options.contains { text.ends(0..<end, withIgnoringCase: $0) }
  }

  /// Whether a name begins the argument of an option for headers: `-H "X-Api-Key: x"`.
  func isHeader(at name: Range<Int>) -> Bool {
    guard isQuoted(at: name) else { return false }
    let quote = name.lowerBound - 1
    let start = quote - text.backslashes(before: quote)
    return isArgument(at: quote, of: ["--header"]) || text.has(" -H", at: start - 4)
      || text.has(" -H", at: start - 3)
  }

  /// The quote that is open after a name; none when it closes right there, as in `"token": "x"`.
  func quote(after name: Range<Int>) -> UInt8? {
    let isClosed = isQuoted(at: name) && text.byte(at: name.upperBound) == openQuote
    return isClosed && text[name.lowerBound - 1] == openQuote ? nil : openQuote
  }

  /// Whether the quote at `index` ends the text that contains a name: `grep "password: " src`.
  private func closesQuotes(at index: Int, around name: Range<Int>) -> Bool {
    guard let quote = text.quote(at: index) else { return false }
    if openQuote != nil, text.has(.blank, at: quote + 1) { return true }
    guard let next = text.byte(at: name.upperBound), !next.is(.quote), next != "\\" else {
      return false
    }
    let start = startOfOption(named: name)
    return text.byte(at: start - 1) == text[quote]
      && text.backslashes(before: start - 1) == quote - index
  }

  /// Whether nothing is assigned, and the next word of the command follows: `TOKEN= PORT=80 run`.
  func isEmpty(_ pair: Assignment) -> Bool {
    let (name, start) = (pair.name, pair.valueStart)
    if closesQuotes(at: start, around: name) { return true }
    guard !pair.isTight else { return false }
    let first = text.byte(at: start)
    let isComment = text.has(.blank, at: start + 1) || !isQuoted(at: name)
    if first == "#", text[start - 1].is(.blank), isComment { return true }
    guard pair.kind == .equals, text.byte(at: name.upperBound) == "=" else { return false }
    if first == "-" || text.has(anyOf: ["./", "/", "~/"], at: start) || isFlag(at: name) {
      return true
    }
    let word = text.end(of: .name, from: start)
    return text.has("://", at: word) || word > start && text.byte(at: word) == "="
  }

  /// Notes the second argument of a call that sets what the first one names:
  /// `setenv("TOKEN", "⟦x⟧")`, `headers.set("Authorization", "Bearer ⟦x⟧")`.
  mutating func noteArgument(after name: Range<Int>, meaning: SecretName) {
    guard isQuoted(at: name), let quote = text.quote(at: name.upperBound),
      text.byte(at: quote + 1) == ",", isSetter(before: name)
    else { return }
    let start = text.end(of: .whitespace, from: quote + 2)
    guard let quoted = QuotedText(at: start, in: text) else { return }
    let value = text.secretPart(of: quoted.content, meaning: meaning)
    if isSecret(value, meaning: meaning) {
      addSecret(value, rule: "argument after a secret's name")
    }
  }

  /// Whether a value after a name is a secret, as far as the name tells.
  func isSecret(_ value: Range<Int>, meaning: SecretName) -> Bool {
    !text.isHarmless(at: value) && (meaning != .suspected || text.looksSecret(at: value))
  }

  /// Whether a name is the first argument of a call of something like `set`, `setHeader`, `define`.
  private func isSetter(before name: Range<Int>) -> Bool {
    let quote = name.lowerBound - 1
    let index = text.start(
      where: { $0.is(.blank) }, before: quote - text.backslashes(before: quote))
    guard text.byte(at: index - 1) == "(" else { return false }
    var start = index - 1
    while index - start < 32, text.has(.word, at: start - 1) { start -= 1 }
    let verbs: [StaticString] = ["set", "put", "add", "append", "define", "header", "insert"]
    return verbs.contains { verb in
      let end = min(start + verb.utf8CodeUnitCount, index - 1)
      return text.equals(verb, ignoringCaseIn: start..<end)
    }
  }

  /// Whether a name and a value follow in words of their own: `env:set API_TOKEN x`, `kv put db/password x`.
  func isSet(_ name: Range<Int>) -> Bool {
    guard text.has(.blank, at: name.upperBound) || text.has(.quote, at: name.upperBound),
      openQuote == nil || isQuoted(at: name),
      command.program != .search, command.program != .git, command.program != .files
    else { return false }
    if text.has("make:", at: name.lowerBound - 5) { return false }
    if text.has(oneOf: ":/", at: name.lowerBound - 1), !text.has("//", at: name.lowerBound - 2) {
      return true
    }
    let verbs: [StaticString] = ["set", "put", "add", "write", "create"]
    return verbs.contains { text.ends(previousName, withIgnoringCase: $0) }
      && text.all(in: previousName.upperBound..<name.lowerBound) { $0.is(.blank) || $0.is(.quote) }
  }

  /// Notes the word after a name, if it looks like a secret.
  mutating func noteFollowingWord(after name: Range<Int>) {
    let end = text.quote(at: name.upperBound).map { $0 + 1 } ?? name.upperBound
    guard let word = text.word(afterBlanksAt: end, within: openQuote), !text.isHarmless(at: word),
      text.looksSecret(at: word) || text.looksChosen(at: word) && isPut(name)
    else { return }
    addSecret(word, rule: "value of a setting")
  }

  /// Whether a path that a name ends is the first word of a command that stores a value: `kv put db/password x`.
  private func isPut(_ name: Range<Int>) -> Bool {
    let start = text.start(
      where: { $0.is(.name) || $0 == "/" || $0 == ":" }, before: name.lowerBound)
    let before = 0..<text.start(where: { $0.is(.blank) || $0.is(.quote) }, before: start)
    return start > before.upperBound
      && [" put", " set", " write"].contains { text.ends(before, withIgnoringCase: $0) }
  }

  /// Whether a name is that of a whole option: `--token`.
  func isFlag(at name: Range<Int>) -> Bool {
    let start = startOfOption(named: name)
    if start < name.lowerBound { return beginsOption(at: start) }
    return text.byte(at: start - 1) == "/" && text.has(.blank, at: start - 2)
  }

  /// The start of the option whose name is, or ends with, the one at `name`: `--token`, `-Dtoken`; the name's own
  /// start if there is no option.
  func startOfOption(named name: Range<Int>) -> Int {
    text.start(where: { $0 == "-" }, before: name.lowerBound)
  }

  /// Notes the word after an option, unless that word is an option, too.
  mutating func noteFlagValue(of name: Range<Int>, meaning: SecretName) {
    let negations: [StaticString] = ["no-", "ask-", "without-", "prompt-", "show-", "with-"]
    if text.has(anyOf: negations, at: name.lowerBound) || command.program == .search { return }
    // Here, `--secret` takes the name of a stored secret, or is a switch of Pulumi's.
    let isOfOther = command.program == .other || command.isSetting
    if isOfOther, text.equals("secret", ignoringCaseIn: name) { return }
    // --token requires a value
    if text.equals(anyOf: ["option", "flag", "argument"], ignoringCaseIn: previousName) { return }
    guard
      let word = word(afterQuotedFlag: name)
        ?? text.word(afterBlanksAt: name.upperBound, within: openQuote)
    else {
      return
    }
    let value = text.defaultOrAll(of: word)
    // find /secret -name x
    if text.byte(at: name.lowerBound - 1) == "/", !text.looksSecret(at: value),
      name.count > 2 || !text.looksChosen(at: value)
    {
      return
    }
    if text.byte(at: value.lowerBound) == "-", !text.isQuotedSecret(at: value) { return }
    // docker build --secret id=…
    if text.has(anyOf: ["id=", "type=", "source=", "src="], at: value.lowerBound) { return }
    if isSecret(value, meaning: meaning) { addSecret(value, rule: "value of an option") }
  }

  /// The word after an option in quotes: `'--token' x`, or in a list `["--token", "x"]`.
  private func word(afterQuotedFlag name: Range<Int>) -> Range<Int>? {
    guard let quote = text.quote(at: name.upperBound) else { return nil }
    guard text.byte(at: quote + 1) == "," else {
      return text.word(afterBlanksAt: quote + 1, within: openQuote)
    }
    let start = text.end(of: .whitespace, from: quote + 2)
    let open = text[quote] == openQuote ? nil : openQuote
    guard let item = QuotedText(at: start, in: text, openQuote: open)?.content else { return nil }
    return start > quote + 2 && text.isProse(at: item) ? nil : item
  }
}

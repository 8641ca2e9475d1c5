import Bytes
import Shell

// Secrets in arguments: words of a command, those of a call
//
//     found                                             left alone
//     -e "PASSWORD=⟦two words⟧"  "--token=⟦a b⟧"         TOKEN= npm start  --token= -n 3
//     -H "X-Api-Key:⟦two words⟧"                        grep "token: two words" src
//     setenv("TOKEN", "⟦x⟧")                            getenv("TOKEN", "x")

extension SecretScanner {
  /// The end of a value as a shell reads it: with the pieces in quotes that follow, or to the end of a
  /// whole argument.
  func wordEnd(of value: Range<Int>, _ name: Range<Int>, _ sign: AssignmentOperator) -> Int {
    guard sign.isTight, sign.kind == .equals else { return value.upperBound }
    if let argument = argument(around: name) { return endOfArgument(argument, value) }
    return text.word(beginningWith: value, within: openQuote).upperBound
  }

  /// The end of a value that extends to the end of its argument. It may contain blanks and the shell's
  /// operators, but no further pair.
  private func endOfArgument(_ argument: Range<Int>, _ value: Range<Int>) -> Int {
    var index = value.upperBound
    while index < argument.upperBound {
      let byte = text[index]
      let isSeparator = byte.is(.blank) || byte == ";" && text.has(.blank, at: index + 1)
      if byte == "\n" || isSeparator && text.beginsPair(index + 1) { return value.upperBound }
      index += 1
    }
    return max(index, value.upperBound)
  }

  /// The rest of the text in quotes that is a whole argument and begins with a name; nil for a name
  /// anywhere else, as in a script in quotes.
  private func argument(around name: Range<Int>) -> Range<Int>? {
    let start = startOfOption(name)
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
  func isArgument(_ name: Range<Int>) -> Bool {
    isFlag(name) || isInQuery(name) || argument(around: name) != nil
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
  func isHeader(_ name: Range<Int>) -> Bool {
    guard isQuoted(name) else { return false }
    let quote = name.lowerBound - 1
    let start = quote - text.backslashes(before: quote)
    return isArgument(at: quote, of: ["--header"]) || text.has(" -H", at: start - 4)
      || text.has(" -H", at: start - 3)
  }

  /// The quote that is open after a name; none when it closes right there, as in `"token": "x"`.
  func quote(after name: Range<Int>) -> UInt8? {
    let isClosed = isQuoted(name) && text.byte(at: name.upperBound) == openQuote
    return isClosed && text[name.lowerBound - 1] == openQuote ? nil : openQuote
  }

  /// Whether the quote at `index` ends the text that contains a name: `grep "password: " src`.
  private func closesQuotes(_ index: Int, around name: Range<Int>) -> Bool {
    guard let quote = text.quote(at: index) else { return false }
    if openQuote != nil, text.has(.blank, at: quote + 1) { return true }
    guard let next = text.byte(at: name.upperBound), !next.is(.quote), next != "\\" else {
      return false
    }
    let start = startOfOption(name)
    return text.byte(at: start - 1) == text[quote]
      && text.backslashes(before: start - 1) == quote - index
  }

  /// Whether nothing is assigned, and the next word of the command follows: `TOKEN= PORT=80 run`.
  func leavesEmpty(_ sign: AssignmentOperator, _ name: Range<Int>) -> Bool {
    let start = sign.valueStart
    if closesQuotes(start, around: name) { return true }
    guard !sign.isTight else { return false }
    let first = text.byte(at: start)
    let isComment = text.has(.blank, at: start + 1) || !isQuoted(name)
    if first == "#", text[start - 1].is(.blank), isComment { return true }
    guard sign.kind == .equals, text.byte(at: name.upperBound) == "=" else { return false }
    if first == "-" || isFlag(name) { return true }
    let word = text.end(of: .name, from: start)
    return text.has("://", at: word) || word > start && text.byte(at: word) == "="
  }

  /// Notes the second argument of a call that sets what the first one names:
  /// `setenv("TOKEN", "⟦x⟧")`, `headers.set("Authorization", "Bearer ⟦x⟧")`.
  mutating func noteArgument(after name: Range<Int>, _ meaning: SecretName) {
    guard isQuoted(name), let quote = text.quote(at: name.upperBound),
      text.byte(at: quote + 1) == ",", isSetter(before: name)
    else { return }
    let start = text.end(of: .whitespace, from: quote + 2)
    guard let quoted = QuotedText(at: start, in: text) else { return }
    let value = text.secretPart(of: quoted.content, meaning)
    if !text.isHarmless(value) { note(value, "argument behind a secret's name") }
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
}

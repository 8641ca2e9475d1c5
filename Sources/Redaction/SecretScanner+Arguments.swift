// Secrets in arguments: words of a command, those of a call
//
//     found                                             left alone
//     -e "PASSWORD=⟦two words⟧"  "--token=⟦a b⟧"         TOKEN= npm start  --token= -n 3
//     -H "X-Api-Key:⟦two words⟧"                        grep "token: two words" src
//     setenv("TOKEN", "⟦x⟧")                            getenv("TOKEN", "x")

extension SecretScanner {
  /// Where a value ends of which a shell would take more: pieces in quotes, a whole argument.
  func wordEnd(of value: Range<Int>, _ name: Range<Int>, _ sign: NameSign) -> Int {
    guard sign.isTight, sign.mark == .equals else { return value.upperBound }
    if let argument = argument(around: name) { return text.endOfArgument(argument, value) }
    return word(beginningWith: value, within: openQuote).upperBound
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
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: argument.upperBound)
    let end = text.end(of: { $0.isBlank }, from: quote + 1)
    let isWritten =
      text.byte(at: end) == UInt8(ascii: ">") && isArgument(at: start - 1, of: ["echo"])
    return isWritten ? argument : nil
  }

  /// Whether a name stands in an argument as a shell takes it, never in a program.
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
    var end = index - text.backslashes(before: index)
    while let byte = text.byte(at: end - 1), byte.isBlank || byte == UInt8(ascii: "=") { end -= 1 }
    return options.contains { text.ends(0..<end, withIgnoringCase: $0) }
  }

  /// Whether a name begins the argument of an option for headers: `-H "X-Api-Key: x"`.
  func isHeader(_ name: Range<Int>) -> Bool {
    guard isQuoted(name) else { return false }
    let quote = name.lowerBound - 1
    return isArgument(at: quote, of: ["--header"])
      || text.has(" -H", at: quote - text.backslashes(before: quote) - 4)
      || text.has(" -H", at: quote - text.backslashes(before: quote) - 3)
  }

  /// The quote that is open behind a name; none when it closes right there, as in `"token": "x"`.
  func quote(behind name: Range<Int>) -> UInt8? {
    let isClosed = isQuoted(name) && text.byte(at: name.upperBound) == openQuote
    return isClosed && text[name.lowerBound - 1] == openQuote ? nil : openQuote
  }

  /// Whether the quote at `index` ends the text that a name stands in: `grep "password: " src`.
  private func closesQuotes(_ index: Int, around name: Range<Int>) -> Bool {
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: index)
    guard let byte = text.byte(at: quote), byte.isQuote else { return false }
    if openQuote != nil, text.byte(at: quote + 1)?.isBlank == true { return true }
    let next = text.byte(at: name.upperBound)
    guard next?.isQuote == false, next != UInt8(ascii: "\\") else { return false }
    let start = startOfOption(name)
    return text.byte(at: start - 1) == byte && text.backslashes(before: start - 1) == quote - index
  }

  /// Where the option begins whose name a name is, or ends: `--token`, `-Dtoken`; the name's own
  /// start for any other.
  private func startOfOption(_ name: Range<Int>) -> Int {
    var start = name.lowerBound
    while text.byte(at: start - 1) == UInt8(ascii: "-") { start -= 1 }
    return start
  }

  /// Whether nothing is assigned, and what follows is the command's next word: `TOKEN= PORT=80 run`.
  func leavesEmpty(_ sign: NameSign, _ name: Range<Int>) -> Bool {
    let start = sign.valueStart
    if closesQuotes(start, around: name) { return true }
    guard !sign.isTight else { return false }
    let first = text.byte(at: start)
    let isComment = text.byte(at: start + 1)?.isBlank == true || !isQuoted(name)
    if first == UInt8(ascii: "#"), text[start - 1].isBlank, isComment { return true }
    guard sign.mark == .equals, text.byte(at: name.upperBound) == UInt8(ascii: "=") else {
      return false
    }
    if first == UInt8(ascii: "-") || isFlag(name) { return true }
    let word = text.end(of: { $0.isNameByte }, from: start)
    return text.has("://", at: word) || word > start && text.byte(at: word) == UInt8(ascii: "=")
  }

  /// Notes the second argument of a call that sets what the first one names:
  /// `setenv("TOKEN", "⟦x⟧")`, `headers.set("Authorization", "Bearer ⟦x⟧")`.
  mutating func passArgument(behind name: Range<Int>, _ meaning: SecretName) {
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: name.upperBound)
    guard isQuoted(name), text.byte(at: quote)?.isQuote == true,
      text.byte(at: quote + 1) == UInt8(ascii: ","), isSetter(before: name)
    else { return }
    let start = text.end(of: { $0.isWhitespace }, from: quote + 2)
    guard let quoted = QuotedText(at: start, in: text, openQuote: nil) else { return }
    var value = quoted.content
    if meaning == .credentials, let scheme = text.scheme(in: value) {
      value = scheme..<value.upperBound
    }
    if !text.isHarmless(value) { note(value, "argument behind a secret's name") }
  }

  /// Whether a name is the first argument of a call to something like `set`, `setHeader`, `define`.
  private func isSetter(before name: Range<Int>) -> Bool {
    let quote = name.lowerBound - 1
    var index = quote - text.backslashes(before: quote)
    while let byte = text.byte(at: index - 1), byte.isBlank { index -= 1 }
    guard text.byte(at: index - 1) == UInt8(ascii: "(") else { return false }
    var start = index - 1
    while let byte = text.byte(at: start - 1), byte.isWordByte, index - start < 32 { start -= 1 }
    let verbs: [StaticString] = ["set", "put", "add", "append", "define", "header", "insert"]
    return verbs.contains { verb in
      let end = min(start + verb.utf8CodeUnitCount, index - 1)
      return text.equals(verb, ignoringCaseIn: start..<end)
    }
  }
}

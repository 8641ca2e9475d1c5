// Secrets behind names
//
//     found                                             left alone
//     DB_PASSWORD=⟦x⟧ npm start                         DB_PASSWORD=$PW  PASSWORD=$(cat pw)
//     --token ⟦x⟧  --api-key=⟦x⟧                        --token-file x  --password-stdin  --token -v
//     {"password":"⟦x⟧"}  {\"password\":\"⟦x⟧\"}        {"token":true}  {"token":"$TOKEN"}
//     password: ⟦x⟧ (a line of YAML)                    token: string  Fix token: expiry
//     password = "⟦x⟧"  token => '⟦x⟧'                  token = get_token()  if token == "x"
//     ${PASSWORD:-⟦x⟧}                                  ${PASSWORD:-}
//     "Authorization: Bearer ⟦x⟧"                       "Authorization: Bearer $TOKEN"
//     "Cookie: ⟦a=b; c=d⟧"                              grep -i "Cookie:" log
//     "X-Api-Key: ⟦x⟧"  X-Api-Key:⟦x1⟧                   image:auth-token:latest

extension SecretScanner {
  /// Notes the value that belongs to a name that has just been passed, should there be one and
  /// should it give something away.
  mutating func passValue(of name: Range<Int>, _ meaning: SecretName) {
    guard let sign = NameSign(behind: name, in: text, openQuote: openQuote) else {
      if isFlag(name) { passFlagValue(of: name) }
      return
    }
    guard position >= proseEnd || (sign.isTight && sign.mark == .equals) else { return }
    switch meaning {
    case .secret: passSecret(behind: sign, name)
    case .credentials, .cookies: passHeader(behind: sign, name, meaning)
    }
  }

  // MARK: Assignments, members, headers

  private mutating func passSecret(behind sign: NameSign, _ name: Range<Int>) {
    if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: openQuote) {
      noteUnlessHarmless(quoted.content, sign)
      return
    }
    if sign.mark == .colon, !sign.isTight, isLineStart(name) || isQuoted(name) {
      passHeader(behind: sign, name, .secret)
      return
    }
    var value = sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: openQuote != nil)
    if isInQuery(name), let fragment = text.firstIndex(of: UInt8(ascii: "#"), in: value) {
      value = value.lowerBound..<fragment
    }
    if !sign.isTight || sign.mark == .colon, text.isWord(value) && sign.mark == .colon { return }
    if sign.mark == .colon, sign.isTight, text.isVersion(value) { return }
    if text.isCode(value, isSpaced: !sign.isTight) { return }
    noteUnlessHarmless(value, sign)
  }

  /// A value that goes to the end of its line or of the quotes that it stands in with its name.
  private mutating func passHeader(behind sign: NameSign, _ name: Range<Int>, _ meaning: SecretName) {
    var value: Range<Int>
    if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: openQuote) {
      value = quoted.content
    } else if let quote = QuotedText(around: name, in: text) {
      value = sign.valueStart..<max(quote.content.upperBound, sign.valueStart)
    } else if sign.isTight, openQuote == nil, !isLineStart(name) {
      value = sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: false)
    } else {
      value = sign.valueStart..<text.endOfLine(from: sign.valueStart, quote: openQuote)
    }
    switch meaning {
    case .credentials:
      if let scheme = text.scheme(in: value) { value = scheme..<value.upperBound }
    case .cookies:
      guard text.firstIndex(of: UInt8(ascii: "="), in: value) != nil else { return }
    case .secret:
      if text.isProse(value) || text.isCode(value, isSpaced: true) { return }
    }
    noteUnlessHarmless(value, sign)
  }

  private mutating func noteUnlessHarmless(_ value: Range<Int>, _ sign: NameSign) {
    if text.isHarmless(value) { return }
    if sign.mark == .colon, text.isTypeName(value) { return }
    note(value, "value of a secret's name")
  }

  /// Whether nothing but blanks, a list's dash or `export` stands before a name on its line.
  private func isLineStart(_ name: Range<Int>) -> Bool {
    var index = name.lowerBound
    while let byte = text.byte(at: index - 1), byte.isBlank || byte == UInt8(ascii: "-") { index -= 1 }
    return index == 0 || text[index - 1] == UInt8(ascii: "\n")
  }

  /// Whether a name stands in the query of an address.
  private func isInQuery(_ name: Range<Int>) -> Bool {
    let before = text.byte(at: name.lowerBound - 1)
    return before == UInt8(ascii: "?") || before == UInt8(ascii: "&")
  }

  /// Whether a quote opens right before a name.
  private func isQuoted(_ name: Range<Int>) -> Bool {
    text.byte(at: name.lowerBound - 1)?.isQuote == true
  }

  // MARK: Flags

  /// Whether a name is the whole of an option: `--token`.
  private func isFlag(_ name: Range<Int>) -> Bool {
    var start = name.lowerBound
    while start > 0, text[start - 1] == UInt8(ascii: "-") { start -= 1 }
    guard start < name.lowerBound else { return false }
    let isWord = text.byte(at: start - 1).map { $0.isWhitespace || $0.isQuote || $0 == UInt8(ascii: "(") }
    return isWord ?? true
  }

  /// The word behind an option is its value, unless it is an option, too.
  private mutating func passFlagValue(of name: Range<Int>) {
    for negation: StaticString in ["no-", "ask-", "without-", "prompt-", "show-", "with-"]
    where text.has(negation, at: name.lowerBound) { return }
    guard position >= proseEnd, let value = text.wordBehindBlanks(name.upperBound) else { return }
    if text[value.lowerBound] == UInt8(ascii: "-") { return }
    if !text.isHarmless(value), !text.isOptionList(value) { note(value, "value of an option") }
  }
}

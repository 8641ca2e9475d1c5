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
    guard position >= proseEnd else { return }
    guard let sign = NameSign(behind: name, in: text, openQuote: openQuote) else {
      if isFlag(name) { passFlagValue(of: name) } else { passArgument(behind: name, meaning) }
      return
    }
    if noteBlock(behind: sign, name) { return }
    if sign.mark == .colon, text.byte(at: sign.valueStart) == UInt8(ascii: "["),
      noteItems(behind: sign, name, meaning)
    {
      return
    }
    switch meaning {
    case .secret: passSecret(behind: sign, name)
    case .credentials, .cookies: passHeader(behind: sign, name, meaning)
    }
  }

  // MARK: Assignments, members, headers

  private mutating func passSecret(behind sign: NameSign, _ name: Range<Int>) {
    if let word = wordBehindQuote(of: name, sign) {
      noteUnlessHarmless(word, sign)
      return
    }
    if leavesEmpty(sign, name) { return }
    let quote = quote(behind: name)
    if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: quote) {
      if !isEndOfText(sign.valueStart, name) {
        noteUnlessHarmless(word(beginningWith: quoted.content, within: quote), sign)
      }
      return
    }
    if let template = template(behind: sign) {
      if text.firstIndex(of: UInt8(ascii: " "), in: template) == nil {
        noteUnlessHarmless(template, sign)
      }
      return
    }
    let isLine = !sign.isTight && (isLineStart(name) || isQuoted(name))
    if sign.mark == .colon, isLine || isHeader(name) {
      passHeader(behind: sign, name, .secret)
      return
    }
    var value =
      sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: openQuote != nil)
    if value.count >= Span<UInt8>.longest {
      note(value, "value of a secret's name")
      return
    }
    if isInQuery(name), let fragment = text.firstIndex(of: UInt8(ascii: "#"), in: value) {
      value = value.lowerBound..<fragment
    }
    if sign.mark == .colon, text.isWord(value.lowerBound..<text.endWithoutPunctuation(of: value)) {
      return
    }
    if sign.mark == .colon, !sign.isTight, value.count < Span<UInt8>.longest, !value.isEmpty,
      text.isVariableName(value)
    {
      return
    }
    if program == .other, isFlag(name), text.equals("secret", ignoringCaseIn: name) { return }
    if sign.mark == .colon, sign.isTight, text.isVersion(value) { return }
    if isProgramValue(value, of: name, sign) { return }
    let end = wordEnd(of: value, name, sign)
    if end > value.lowerBound { noteUnlessHarmless(value.lowerBound..<end, sign) }
  }

  /// Whether the quote behind a sign ends a text of a program that stands in quotes itself:
  /// `input("Password: ")`, `log("token=" + token)`.
  private func isEndOfText(_ quote: Int, _ name: Range<Int>) -> Bool {
    guard openQuote != nil, text.byte(at: name.upperBound)?.isQuote == false else { return false }
    let continuations: [StaticString] = [")", ", ", " + ", " % ", " . ", " $"]
    return continuations.contains { text.has($0, at: quote + 1) }
  }

  /// Whether what follows a name is for a program to work out rather than the value itself.
  private func isProgramValue(_ value: Range<Int>, of name: Range<Int>, _ sign: NameSign) -> Bool {
    if openQuote == nil, text.byte(at: value.lowerBound) == UInt8(ascii: "(") { return true }
    if !sign.isTight, sign.mark == .equals {
      // Of these, text without quotes is never the value: `$x = Read-Host`, `self.token = token`.
      if text.byte(at: name.lowerBound - 1) == UInt8(ascii: "$") { return true }
      if text.has("$env:", at: name.lowerBound - 5) { return true }
      if text.has("self.", at: name.lowerBound) || text.has("this.", at: name.lowerBound) {
        return true
      }
    }
    let isPair = sign.isTight && sign.mark == .equals
    if isPair, isArgument(name) { return false }
    let isShell = isPair && !name.contains { text[$0].isLowercase }
    var code = value
    if !sign.isTight {
      let start = text.end(of: { $0 == UInt8(ascii: "!") }, from: value.lowerBound)
      code = min(start, value.upperBound)..<max(start, text.endWithoutPunctuation(of: value))
    }
    return !isShell && isParameter(value, of: name)
      || text.isCode(code, isSpaced: !sign.isTight, allowsMembers: !isShell)
  }

  /// Whether a word stands behind a name in the brackets of a call: `login(password=pw, user=me)`.
  private func isParameter(_ value: Range<Int>, of name: Range<Int>) -> Bool {
    let isBehindBracket = text.byte(at: name.lowerBound - 1) == UInt8(ascii: "(")
    guard isBehindBracket || text.has(", ", at: name.lowerBound - 2),
      value.allSatisfy({ text[$0].isLowercase || text[$0] == UInt8(ascii: "_") })
    else { return false }
    return text.byte(at: value.upperBound) == UInt8(ascii: ")")
      || text.has(", ", at: value.upperBound)
  }

  /// The text between backticks behind a spaced sign, as JavaScript has it; a shell would run it.
  private func template(behind sign: NameSign) -> Range<Int>? {
    guard !sign.isTight, openQuote != UInt8(ascii: "`"),
      text.byte(at: sign.valueStart) == UInt8(ascii: "`")
    else { return nil }
    let start = sign.valueStart + 1
    let end = text.end(of: { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "\n") }, from: start)
    return start..<end
  }

  /// A value that goes to the end of its line or of the quotes that it stands in with its name.
  private mutating func passHeader(behind sign: NameSign, _ name: Range<Int>, _ meaning: SecretName)
  {
    var value: Range<Int>
    let open = quote(behind: name)
    if let word = wordBehindQuote(of: name, sign) {
      value = word
    } else if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: open) {
      value = word(beginningWith: quoted.content, within: open)
    } else if let quote = QuotedText(around: name, in: text) {
      let end = word(
        beginningWith: name.lowerBound..<quote.content.upperBound, within: openQuote
      ).upperBound
      value = sign.valueStart..<max(end, sign.valueStart)
      while text.ends(value, withIgnoringCase: "\\n") || text.ends(value, withIgnoringCase: "\\r") {
        value = value.lowerBound..<value.upperBound - 2
      }
    } else if sign.isTight, openQuote == nil, !isLineStart(name) {
      value = sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: false)
    } else {
      let start = text.end(ofBacktickAt: sign.valueStart)
      value = start..<landmarks.endOfLine(from: start, quote: openQuote, in: text)
      if start > sign.valueStart { value = text.upToBacktick(value) }
    }
    switch meaning {
    case .credentials:
      if let scheme = text.scheme(in: value) {
        value = text.withoutQuotes(scheme..<value.upperBound)
      }
    case .cookies:
      let beginning =
        value.lowerBound..<min(value.upperBound, value.lowerBound + Span<UInt8>.longest)
      guard text.firstIndex(of: UInt8(ascii: "="), in: beginning) != nil else { return }
    case .secret where isHeader(name): break
    case .secret:
      value = text.upToComment(value)
      let end = text.endWithoutPunctuation(of: value)
      if text.isProse(value) || text.isVariableName(value) { return }
      if text.isCode(value.lowerBound..<end, isSpaced: true) { return }
    }
    noteUnlessHarmless(value, sign)
  }

  private mutating func noteUnlessHarmless(_ value: Range<Int>, _ sign: NameSign) {
    let value = text.defaultOrAll(of: text.withoutPairs(of: value))
    if text.isHarmless(value) { return }
    if sign.mark == .colon, text.isTypeName(value) { return }
    note(value, "value of a secret's name")
  }

  /// Whether nothing but blanks and a list's dash stands before a name on its line, or before the
  /// quote that a list's text begins with.
  func isLineStart(_ name: Range<Int>) -> Bool {
    var index = name.lowerBound
    while let byte = text.byte(at: index - 1), byte.isBlank || byte == UInt8(ascii: "-") {
      index -= 1
    }
    return index == 0 || text[index - 1] == UInt8(ascii: "\n")
      || index < name.lowerBound && text[index - 1].isQuote
  }

  /// Whether a name stands in the query of an address.
  func isInQuery(_ name: Range<Int>) -> Bool {
    let before = text.byte(at: name.lowerBound - 1)
    return before == UInt8(ascii: "?") || before == UInt8(ascii: "&")
  }

  /// Whether a quote opens right before a name.
  func isQuoted(_ name: Range<Int>) -> Bool {
    text.byte(at: name.lowerBound - 1)?.isQuote == true
  }
}

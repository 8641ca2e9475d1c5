import Bytes
import Shell

// Secrets after names
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
//     "X-Api-Key: "⟦x⟧   {"token":"'"⟦x⟧"'"}

extension SecretScanner {
  /// Notes the value of a secret's name, unless there is none or it is harmless.
  mutating func noteValue(of name: Range<Int>, meaning: SecretName) {
    guard position >= proseEnd else { return }
    guard let pair = Assignment(to: name, meaning: meaning, in: text) else {
      if noteValueApart(from: name, meaning: meaning) { return }
      if isFlag(at: name) {
        noteFlagValue(of: name, meaning: meaning)
      } else if isSet(name) {
        noteFollowingWord(after: name)
      } else {
        noteArgument(after: name, meaning: meaning)
      }
      return
    }
    if noteBlock(of: pair) || noteItems(of: pair) || noteObject(of: pair) { return }
    switch meaning {
    case .secret, .suspected: noteSecret(of: pair)
    case .credentials, .cookies: noteHeader(of: pair)
    }
  }

  /// Notes the value of an assignment or a member.
  private mutating func noteSecret(of pair: Assignment) {
    let (name, start) = (pair.name, pair.valueStart)
    // vault kv put x password=-
    if pair.isTight, text.byte(at: start) == "-", !text.has(.name, at: start + 1) {
      return takeInput()
    }
    if let word = wordAfterQuote(of: pair) { return noteValue(word, of: pair) }
    // A variable of psql: PASSWORD :'pw'
    let isVariable =
      pair.kind == .colon && text.has(.blank, at: name.upperBound) && text[start - 1] == ":"
    if isEmpty(pair) || isVariable { return }
    let quote = quote(after: name)
    if let quoted = QuotedText(at: start, in: text, openQuote: quote) {
      if isEndOfText(pair) { return }
      return noteValue(text.word(beginningWith: quoted.content, within: quote), of: pair)
    }
    if let template = template(of: pair) {
      if text.firstIndex(of: " ", in: template) == nil { noteValue(template, of: pair) }
      return
    }
    let isLine = !pair.isTight && (isLineStart(at: name) || isQuoted(at: name))
    if pair.kind == .colon, isLine || isHeader(at: name) { return noteHeader(of: pair) }
    var value = start..<text.endOfValue(from: start, isInQuotes: openQuote != nil)
    if value.count >= Span<UInt8>.longest {
      return addSecret(value, rule: "value of a secret's name")
    }
    if isInQuery(at: name), let fragment = text.firstIndex(of: "#", in: value) {
      value = start..<fragment
    }
    if text.has(anyOf: ["%3D", "%3A", "%22"], at: max(start - 3, name.upperBound)) {
      value = text.upToEncodedSeparator(value)
    }
    if pair.kind == .colon, isText(at: value, of: pair) { return }
    // ls password=old; sed 's/PASSWORD=.*/PASSWORD=changeme/'
    if command.program == .files, pair.isTight, !text.looksSecret(at: value),
      text.has(.blank, at: name.lowerBound - 1), openQuote == nil
    {
      return
    }
    if command.program == .sed, text.isReplacementWord(at: value) { return }
    if isReplacedWord(of: pair) { return }
    if pair.isTight, pair.kind == .colon, isResourceName(before: name) { return }
    let isNameOfSecret =
      command.program == .other && isFlag(at: name) && text.equals("secret", ignoringCaseIn: name)
    // A file in a container: -v token:/token
    // or the tag of an image: registry.io/auth-token:1a2b3c
    let isPath =
      text.byte(at: start) == "/"
      || command.program == .other && text.has("/", at: name.lowerBound - 1)
    let isMount = pair.kind == .colon && pair.isTight && isPath && openQuote == nil
    if isNameOfSecret || isMount || isProgramValue(at: value, of: pair) { return }
    let end = wordEnd(of: value, in: pair)
    if end > start { noteValue(start..<end, of: pair) }
  }

  /// Whether the quote after an operator ends a string of a program that is itself in quotes:
  /// `input("Password: ")`, `log("token=" + token)`.
  private func isEndOfText(_ pair: Assignment) -> Bool {
    openQuote != nil && text.byte(at: pair.name.upperBound)?.is(.quote) == false
      && text.has(anyOf: [")", ", ", " + ", " % ", " . ", " $"], at: pair.valueStart + 1)
  }

  /// The text between backticks after a spaced operator, as in JavaScript; a shell would run it.
  private func template(of pair: Assignment) -> Range<Int>? {
    let start = pair.valueStart + 1
    guard !pair.isTight, openQuote != "`", text.byte(at: start - 1) == "`" else { return nil }
    return start..<text.end(where: { $0 != "`" && $0 != "\n" }, from: start)
  }

  /// Notes a value that extends to the end of its line or of the quotes that it shares with its name.
  private mutating func noteHeader(of pair: Assignment) {
    var value = headerValue(of: pair)
    switch pair.meaning {
    case .credentials:
      if let credentials = text.credentials(in: value) {
        value = text.withoutQuotes(credentials..<value.upperBound)
      }
    case .cookies:
      let end = min(value.upperBound, value.lowerBound + Span<UInt8>.longest)
      if text.firstIndex(of: "=", in: value.lowerBound..<end) == nil { return }
    case .secret where isHeader(at: pair.name), .suspected where isHeader(at: pair.name): break
    case .secret, .suspected:
      value = text.upToComment(value)
      // A type and a default: password: str = Field(min_length=8)
      let type = text.end(of: .name, from: value.lowerBound)
      if text.has(" = ", at: type), text.quote(at: type + 3) == nil { return }
      let end = text.endWithoutPunctuation(of: value)
      if text.isProse(at: value), !isData || !isLineStart(at: pair.name) { return }
      if text.isVariableName(at: value) { return }
      if text.isCode(at: value.lowerBound..<end, isSpaced: true) { return }
    }
    noteValue(value, of: pair)
  }

  /// A header's value with all its words.
  private mutating func headerValue(of pair: Assignment) -> Range<Int> {
    let (name, start) = (pair.name, pair.valueStart)
    let open = quote(after: name)
    if let word = wordAfterQuote(of: pair) { return word }
    if let quoted = QuotedText(at: start, in: text, openQuote: open) {
      return text.word(beginningWith: quoted.content, within: open)
    }
    if let quoted = QuotedText(around: name, in: text) {
      let piece = name.lowerBound..<quoted.content.upperBound
      var end = max(text.word(beginningWith: piece, within: openQuote).upperBound, start)
      while end - start >= 2, text.has(anyOf: ["\\n", "\\r", "\\N", "\\R"], at: end - 2) {
        end -= 2
      }
      return start..<end
    }
    if pair.isTight, openQuote == nil, !isLineStart(at: name) {
      return start..<text.endOfValue(from: start, isInQuotes: false)
    }
    let isTemplate = text.byte(at: start) == "`"
    let first = isTemplate ? start + 1 : start
    let line = first..<lookahead.endOfLine(from: first, quote: openQuote, in: text)
    guard isTemplate, let end = text.firstIndex(of: "`", in: line) else { return line }
    return first..<end
  }

  /// Notes a value, unless it is harmless.
  private mutating func noteValue(_ value: Range<Int>, of pair: Assignment) {
    let value = text.defaultOrAll(of: text.withoutPairs(of: value))
    if !isSecret(value, meaning: pair.meaning)
      || pair.kind == .colon && (text.isTypeName(at: value) || text.isColumnType(at: value))
    {
      return
    }
    addSecret(value, rule: "value of a secret's name")
  }

  /// The rest of an argument after the quotes that contain its name: `"X-Api-Key: "x`.
  private func rest(afterQuotesAround pair: Assignment) -> Range<Int>? {
    let (name, start) = (pair.name, pair.valueStart)
    guard pair.kind == .colon, isQuoted(at: name), let quote = text.byte(at: name.lowerBound - 1),
      let next = text.byte(at: name.upperBound), !next.is(.quote), next != "\\"
    else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    let close = text.end(of: .backslash, from: start)
    guard close - start == escapes, text.byte(at: close) == quote else { return nil }
    let isOutermost = escapes == 0 && quote == openQuote
    let other = ShellPieces(text, from: close, within: quote)
    if isOutermost, other.beginsWithQuote { return nil }  // '\''
    var pieces = ShellPieces(
      text, from: close + 1, within: isOutermost ? nil : openQuote, isArgument: true)
    return pieces.beginsWord ? pieces.content(after: .nothing) : nil
  }

  /// The value that continues, or begins, where the quotes around its name end.
  private func wordAfterQuote(of pair: Assignment) -> Range<Int>? {
    let start = pair.valueStart
    guard let open = quote(after: pair.name), let first = text.byte(at: start) else { return nil }
    let word = rest(afterQuotesAround: pair) ?? text.word(afterQuoteAt: start, within: openQuote)
    if let word { return word }
    guard first.is(.quote), first != open, text.byte(at: start + 1) == open else { return nil }
    var pieces = ShellPieces(text, from: start + 1, within: open)
    return pieces.content(after: .openQuote(first))
  }

  /// Whether a word of prose or a type is replaced, or replaces another: `s/token: string;/token: Token;/`.
  private func isReplacedWord(of pair: Assignment) -> Bool {
    let start =
      text.byte(at: pair.name.lowerBound - 1) == "^"
      ? pair.name.lowerBound - 1 : pair.name.lowerBound
    guard pair.kind == .colon, openQuote != nil, let separator = text.byte(at: start - 1),
      separator.isOne(of: "/|#")
    else { return false }
    // sed -n "/password:/,/end/p"  awk '/^password:/{print}'
    if pair.isTight { return text.byte(at: pair.valueStart) == separator }
    let end = text.end(
      where: { $0.is(.letter) || $0 != separator && $0.isOne(of: "()|;,?<>[]") },
      from: pair.valueStart)
    return end > pair.valueStart && text.byte(at: end) == separator
  }

  /// Whether a name is part of the name of a resource: `arn:aws:secretsmanager:eu-west-1:1:secret:x`.
  private func isResourceName(before name: Range<Int>) -> Bool {
    guard text.byte(at: name.lowerBound - 1) == ":" else { return false }
    let start = text.start(where: { $0.is(.name) || $0 == ":" }, before: name.lowerBound)
    return text.has(anyOf: ["arn:", "urn:"], at: start)
  }

  /// Whether only blanks, a list's dash and the quote of its text precede a name on its line.
  func isLineStart(at name: Range<Int>) -> Bool {
    let start = text.start(where: { $0.is(.blank) || $0 == "-" }, before: name.lowerBound)
    return start == 0 || text[start - 1] == "\n"
      || start < name.lowerBound && text[start - 1].is(.quote)
  }

  /// Whether a name is in the query of an address.
  func isInQuery(at name: Range<Int>) -> Bool { text.isInQuery(at: name.lowerBound) }

  /// Whether a quote opens right before a name.
  func isQuoted(at name: Range<Int>) -> Bool { text.has(.quote, at: name.lowerBound - 1) }
}

import Bytes
import OperatingSystem
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

extension SecretScanner {
  /// Notes the value of a secret's name, if there is one and it gives something away.
  mutating func noteValue(of name: Range<Int>, _ meaning: SecretName) {
    guard position >= proseEnd else { return }
    guard let sign = AssignmentOperator(after: name, in: text) else {
      if isFlag(name) { noteFlagValue(of: name) } else { noteArgument(after: name, meaning) }
      return
    }
    if noteBlock(after: sign, name) || noteItems(after: sign, name, meaning) { return }
    if meaning == .secret {
      noteSecret(after: sign, name)
    } else {
      noteHeader(after: sign, name, meaning)
    }
  }

  /// Notes the value of an assignment or a member.
  private mutating func noteSecret(after sign: AssignmentOperator, _ name: Range<Int>) {
    if let word = wordAfterQuote(of: name, sign) { return noteUnlessHarmless(word, sign) }
    if leavesEmpty(sign, name) { return }
    let quote = quote(after: name)
    if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: quote) {
      if !isEndOfText(sign.valueStart, name) {
        noteUnlessHarmless(text.word(beginningWith: quoted.content, within: quote), sign)
      }
      return
    }
    if let template = template(after: sign) {
      if text.firstIndex(of: " ", in: template) == nil { noteUnlessHarmless(template, sign) }
      return
    }
    let isLine = !sign.isTight && (isLineStart(name) || isQuoted(name))
    if sign.kind == .colon, isLine || isHeader(name) {
      return noteHeader(after: sign, name, .secret)
    }
    var value =
      sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: openQuote != nil)
    if value.count >= Span<UInt8>.longest { return note(value, "value of a secret's name") }
    if isInQuery(name), let fragment = text.firstIndex(of: "#", in: value) {
      value = value.lowerBound..<fragment
    }
    if sign.kind == .colon, isText(value, sign) { return }
    if command.program == .other, isFlag(name), text.equals("secret", ignoringCaseIn: name) {
      return
    }
    if isProgramValue(value, of: name, sign) { return }
    let end = wordEnd(of: value, name, sign)
    if end > value.lowerBound { noteUnlessHarmless(value.lowerBound..<end, sign) }
  }

  /// Whether the quote after a sign ends a text of a program that is in quotes itself:
  /// `input("Password: ")`, `log("token=" + token)`.
  private func isEndOfText(_ quote: Int, _ name: Range<Int>) -> Bool {
    guard openQuote != nil, text.byte(at: name.upperBound)?.is(.quote) == false else {
      return false
    }
    return text.has(anyOf: [")", ", ", " + ", " % ", " . ", " $"], at: quote + 1)
  }

  /// Whether what follows a colon is a word of prose, the name of a variable or a version.
  private func isText(_ value: Range<Int>, _ sign: AssignmentOperator) -> Bool {
    if text.isWord(value.lowerBound..<text.endWithoutPunctuation(of: value)) { return true }
    return sign.isTight ? text.isVersion(value) : !value.isEmpty && text.isVariableName(value)
  }

  /// Whether what follows a name is an expression of a program rather than the value itself.
  private func isProgramValue(
    _ value: Range<Int>, of name: Range<Int>, _ sign: AssignmentOperator
  ) -> Bool {
    if openQuote == nil, text.byte(at: value.lowerBound) == "(" { return true }
    if !sign.isTight, sign.kind == .equals {
      // Of these, text without quotes is never the value: `$x = Read-Host`, `self.token = token`.
      let isVariable =
        text.byte(at: name.lowerBound - 1) == "$" || text.has("$env:", at: name.lowerBound - 5)
      if isVariable || text.has(anyOf: ["self.", "this."], at: name.lowerBound) { return true }
    }
    let isPair = sign.isTight && sign.kind == .equals
    if isPair, isArgument(name) { return false }
    let isShell = isPair && text.all(in: name) { !$0.is(.smallLetter) }
    var code = value
    if !sign.isTight {
      let start = text.end(where: { $0 == "!" }, from: value.lowerBound)
      code = min(start, value.upperBound)..<max(start, text.endWithoutPunctuation(of: value))
    }
    return !isShell && isParameter(value, of: name)
      || text.isCode(code, isSpaced: !sign.isTight, allowsMembers: !isShell)
  }

  /// Whether a name is that of a parameter in a call: `login(password=pw, user=me)`.
  private func isParameter(_ value: Range<Int>, of name: Range<Int>) -> Bool {
    let isAfterBracket = text.byte(at: name.lowerBound - 1) == "("
    guard isAfterBracket || text.has(", ", at: name.lowerBound - 2),
      text.all(in: value, meet: { $0.is(.smallLetter) || $0 == "_" })
    else { return false }
    return text.has(anyOf: [")", ", "], at: value.upperBound)
  }

  /// The text between backticks after a spaced operator, as in JavaScript; a shell would run it.
  private func template(after sign: AssignmentOperator) -> Range<Int>? {
    guard !sign.isTight, openQuote != "`", text.byte(at: sign.valueStart) == "`" else {
      return nil
    }
    let start = sign.valueStart + 1
    return start..<text.end(where: { $0 != "`" && $0 != "\n" }, from: start)
  }

  /// Notes a value that extends to the end of its line or of the quotes that it shares with its name.
  private mutating func noteHeader(
    after sign: AssignmentOperator, _ name: Range<Int>, _ meaning: SecretName
  ) {
    var value = headerValue(after: sign, name)
    switch meaning {
    case .credentials:
      if let credentials = text.credentials(in: value) {
        value = text.withoutQuotes(credentials..<value.upperBound)
      }
    case .cookies:
      let end = min(value.upperBound, value.lowerBound + Span<UInt8>.longest)
      if text.firstIndex(of: "=", in: value.lowerBound..<end) == nil { return }
    case .secret where isHeader(name): break
    case .secret:
      value = text.upToComment(value)
      let end = text.endWithoutPunctuation(of: value)
      if text.isProse(value) || text.isVariableName(value) { return }
      if text.isCode(value.lowerBound..<end, isSpaced: true) { return }
    }
    noteUnlessHarmless(value, sign)
  }

  /// A header's value with all its words.
  private mutating func headerValue(
    after sign: AssignmentOperator, _ name: Range<Int>
  ) -> Range<Int> {
    let open = quote(after: name)
    if let word = wordAfterQuote(of: name, sign) { return word }
    if let quoted = QuotedText(at: sign.valueStart, in: text, openQuote: open) {
      return text.word(beginningWith: quoted.content, within: open)
    }
    if let quoted = QuotedText(around: name, in: text) {
      let piece = name.lowerBound..<quoted.content.upperBound
      var end = max(text.word(beginningWith: piece, within: openQuote).upperBound, sign.valueStart)
      while end - sign.valueStart >= 2, text.has(anyOf: ["\\n", "\\r", "\\N", "\\R"], at: end - 2) {
        end -= 2
      }
      return sign.valueStart..<end
    }
    if sign.isTight, openQuote == nil, !isLineStart(name) {
      return sign.valueStart..<text.endOfValue(from: sign.valueStart, isInQuotes: false)
    }
    let isTemplate = text.byte(at: sign.valueStart) == "`"
    let start = isTemplate ? sign.valueStart + 1 : sign.valueStart
    let line = start..<lookahead.endOfLine(from: start, quote: openQuote, in: text)
    guard isTemplate, let end = text.firstIndex(of: "`", in: line) else { return line }
    return start..<end
  }

  private mutating func noteUnlessHarmless(_ value: Range<Int>, _ sign: AssignmentOperator) {
    let value = text.defaultOrAll(of: text.withoutPairs(of: value))
    if text.isHarmless(value) || sign.kind == .colon && text.isTypeName(value) { return }
    note(value, "value of a secret's name")
  }

  /// Whether only blanks and a list's dash precede a name on its line, or the quote that a list's text
  /// begins with.
  func isLineStart(_ name: Range<Int>) -> Bool {
    let start = text.start(where: { $0.is(.blank) || $0 == "-" }, before: name.lowerBound)
    return start == 0 || text[start - 1] == "\n"
      || start < name.lowerBound && text[start - 1].is(.quote)
  }

  /// Whether a name is in the query of an address.
  func isInQuery(_ name: Range<Int>) -> Bool { text.has(oneOf: "?&", at: name.lowerBound - 1) }

  /// Whether a quote opens right before a name.
  func isQuoted(_ name: Range<Int>) -> Bool { text.has(.quote, at: name.lowerBound - 1) }
}

// Secrets behind options that are named for them
//
//     found                                             left alone
//     --token ⟦x⟧  --password "⟦two words⟧"             --token --verbose  --token "$TOKEN"
//     '--token' ⟦x⟧  ["--token", "⟦x⟧"]                 ["--token", token]  grep -- --token src
//     config set --secret name ⟦x⟧                      docker build --secret id=x

extension SecretScanner {
  /// Whether a name is the whole of an option: `--token`.
  func isFlag(_ name: Range<Int>) -> Bool {
    var start = name.lowerBound
    while start > 0, text[start - 1] == UInt8(ascii: "-") { start -= 1 }
    guard start < name.lowerBound else { return false }
    let isWord = text.byte(at: start - 1).map { $0.isWhitespace || $0.isQuote }
    return isWord ?? true
  }

  /// The word behind an option in quotes: `'--token' x`, or in a list `["--token", "x"]`.
  private func wordBehindQuotes(of name: Range<Int>) -> Range<Int>? {
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: name.upperBound)
    guard text.byte(at: quote)?.isQuote == true else { return nil }
    guard text.byte(at: quote + 1) == UInt8(ascii: ",") else {
      return wordBehindBlanks(quote + 1)
    }
    let start = text.end(of: { $0.isWhitespace }, from: quote + 2)
    let open = text[quote] == openQuote ? nil : openQuote
    let item = QuotedText(at: start, in: text, openQuote: open)?.content
    let isTight = start == quote + 2
    return item.flatMap { !isTight && text.isProse($0) ? nil : $0 }
  }

  /// The word behind an option is its value, unless it is an option, too.
  mutating func passFlagValue(of name: Range<Int>) {
    for negation: StaticString in ["no-", "ask-", "without-", "prompt-", "show-", "with-"]
    where text.has(negation, at: name.lowerBound) { return }
    if program == .other, text.equals("secret", ignoringCaseIn: name) { return }  // a stored one
    if isSetting, text.equals("secret", ignoringCaseIn: name) { return }  // a switch of Pulumi's
    if program == .search { return }
    for word: StaticString in ["option", "flag", "argument"]
    where text.equals(word, ignoringCaseIn: previousName) { return }  // --token requires a value
    guard var value = wordBehindQuotes(of: name) ?? wordBehindBlanks(name.upperBound) else {
      return
    }
    value = text.defaultOrAll(of: value)
    if text.byte(at: value.lowerBound) == UInt8(ascii: "-") { return }
    if !text.isHarmless(value), !text.isOptionList(value) { note(value, "value of an option") }
  }
}

import Bytes
import Shell

// Secrets after options that have a secret's name
//
//     found                                             left alone
//     --token ⟦x⟧  --password "⟦two words⟧"             --token --verbose  --token "$TOKEN"
//     '--token' ⟦x⟧  ["--token", "⟦x⟧"]                 ["--token", token]  grep -- --token src
//     config set --secret name ⟦x⟧                      docker build --secret id=x

extension SecretScanner {
  /// Whether a name is that of a whole option: `--token`.
  func isFlag(_ name: Range<Int>) -> Bool {
    let start = startOfOption(name)
    return start < name.lowerBound && isOptionStart(start)
  }

  /// The start of the option whose name, or the end of whose name, is at `name`: `--token`, `-Dtoken`;
  /// the name's own start without an option.
  func startOfOption(_ name: Range<Int>) -> Int {
    text.start(where: { $0 == "-" }, before: name.lowerBound)
  }

  /// Notes the word after an option, unless it is an option, too.
  mutating func noteFlagValue(of name: Range<Int>) {
    let negations: [StaticString] = ["no-", "ask-", "without-", "prompt-", "show-", "with-"]
    if text.has(anyOf: negations, at: name.lowerBound) || command.program == .search { return }
    // The name of a stored secret, or a switch of Pulumi's.
    if command.program == .other || command.isSetting,
      text.equals("secret", ignoringCaseIn: name)
    {
      return
    }
    // --token requires a value
    if text.equals(anyOf: ["option", "flag", "argument"], ignoringCaseIn: previousName) { return }
    guard let word = wordAfterQuotedFlag(name) ?? word(afterBlanksAt: name.upperBound) else {
      return
    }
    let value = text.defaultOrAll(of: word)
    if text.byte(at: value.lowerBound) == "-" { return }
    // docker build --secret id=…
    if text.has(anyOf: ["id=", "type=", "source=", "src="], at: value.lowerBound) { return }
    if !text.isHarmless(value) { note(value, "value of an option") }
  }

  /// The word after an option in quotes: `'--token' x`, or in a list `["--token", "x"]`.
  private func wordAfterQuotedFlag(_ name: Range<Int>) -> Range<Int>? {
    guard let quote = text.quote(at: name.upperBound) else { return nil }
    guard text.byte(at: quote + 1) == "," else { return word(afterBlanksAt: quote + 1) }
    let start = text.end(of: .whitespace, from: quote + 2)
    let open = text[quote] == openQuote ? nil : openQuote
    guard let item = QuotedText(at: start, in: text, openQuote: open)?.content else { return nil }
    return start > quote + 2 && text.isProse(item) ? nil : item
  }
}

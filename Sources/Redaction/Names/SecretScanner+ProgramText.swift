import Bytes
import Shell

/// Values that are prose, or expressions of a program.
extension SecretScanner {
  /// Whether what follows a colon is a word of prose, the name of a variable or a version.
  func isText(at value: Range<Int>, of pair: Assignment) -> Bool {
    // curl -HX-Api-Key:x, ansible -e '{password: x}'
    let start = pair.name.lowerBound
    if text.has(" -H", at: start - 2)
      || command.program == .ansible && text.has(oneOf: "{ ", at: start - 1)
    {
      return false
    }
    if text.isWord(at: value.lowerBound..<text.endWithoutPunctuation(of: value)) { return true }
    return pair.isTight
      ? text.isVersion(at: value) : !value.isEmpty && text.isVariableName(at: value)
  }

  /// Whether what follows a name is an expression of a program rather than the value itself.
  func isProgramValue(at value: Range<Int>, of pair: Assignment) -> Bool {
    let name = pair.name
    if openQuote == nil, text.byte(at: value.lowerBound) == "(" { return true }
    if !pair.isTight, pair.kind == .equals {
      // Text without quotes is never the value of a variable or a member: `$x = Read-Host`, `self.token = token`.
      let isVariable =
        text.byte(at: name.lowerBound - 1) == "$" || text.has("$env:", at: name.lowerBound - 5)
      if isVariable || text.has(anyOf: ["self.", "this."], at: name.lowerBound) { return true }
    }
    // xfreerdp /u:ada /p:x
    let isOfSlash = text.has("/", at: name.lowerBound - 1) && isFlag(at: name)
    let isWord = pair.isTight && (pair.kind == .equals || isOfSlash)
    if isWord, isArgument(at: name) { return false }
    let isShell = isWord && text.all(in: name) { !$0.is(.smallLetter) }
    var code = value
    if !pair.isTight {
      let start = text.end(where: { $0 == "!" }, from: value.lowerBound)
      code = min(start, value.upperBound)..<max(start, text.endWithoutPunctuation(of: value))
    }
    return !isShell && isParameter(at: name, value: value)
      || text.isCode(at: code, isSpaced: !pair.isTight, allowsMembers: !isShell)
  }

  /// Whether a name is that of a parameter in a call: `login(password=pw, user=me)`.
  private func isParameter(at name: Range<Int>, value: Range<Int>) -> Bool {
    let isAfterBracket = text.byte(at: name.lowerBound - 1) == "("
    return (isAfterBracket || text.has(", ", at: name.lowerBound - 2))
      && text.all(in: value) { $0.is(.smallLetter) || $0 == "_" }
      && text.has(anyOf: [")", ", "], at: value.upperBound)
  }
}

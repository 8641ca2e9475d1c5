import Bytes
import Shell

// Values that are prose or a program's text
//
//     token: string    token: MY_TOKEN    image:v2-alpine    Fix token: expiry of old ones
//     get_token()  os.environ["TOKEN"]  args.token  process.env.API_KEY

extension Span where Element == UInt8 {
  /// Whether a value after a colon is the name of a type.
  func isTypeName(at value: Range<Int>) -> Bool {
    let types: [StaticString] = [
      "string", "string;", "string!", "number", "boolean", "bool", "str", "int", "any", "bytes",
      "text", "varchar", "object", "optional", "required", "string?", "str,", "string,", "inherit",
      "write", "read", "ok", "valid", "invalid", "expired", "missing",
    ]
    return equals(anyOf: types, ignoringCaseIn: value)
  }

  /// Whether a value is the type of a column with what qualifies it: `string:index`, `digest{60}`.
  func isColumnType(at value: Range<Int>) -> Bool {
    let end = Swift.min(end(of: .word, from: value.lowerBound), value.upperBound)
    let types: [StaticString] = [
      "string", "text", "digest", "uuid", "integer", "references", "belongs_to", "binary",
      "boolean", "datetime", "date", "decimal", "float", "json", "jsonb", "token", "rich_text",
      "bigint", "map", "array", "enum", "citext", "uniq", "unique", "index", "varchar", "char",
      "blob",
    ]
    return (end == value.upperBound || self[end].isOne(of: ":{("))
      && equals(anyOf: types, ignoringCaseIn: value.lowerBound..<end)
  }

  /// Whether a value is a word with which an editor's command replaces another: `changeme/`.
  func isReplacementWord(at value: Range<Int>) -> Bool {
    let slash = end(where: { $0.is(.smallLetter) || $0.isOne(of: "_-") }, from: value.lowerBound)
    let words: [StaticString] = [
      "changeme", "change_me", "change-me", "replaceme", "placeholder", "example", "dummy",
      "redacted", "todo",
    ]
    let capitals = end(where: { $0.is(.capital) || $0 == "_" }, from: value.lowerBound)
    if capitals > value.lowerBound, has(oneOf: "/|#", at: capitals) { return true }
    return has(oneOf: "/|#", at: slash)
      && equals(anyOf: words, ignoringCaseIn: value.lowerBound..<slash)
      && all(in: slash + 1..<Swift.max(value.upperBound, slash + 1)) { $0.is(.smallLetter) }
  }

  /// The part of a value before an encoded `&`, quote or bracket.
  func upToEncodedSeparator(_ value: Range<Int>) -> Range<Int> {
    for index in value where has(anyOf: ["%26", "%22", "%7D", "%23", "%2C"], at: index) {
      return value.lowerBound..<index
    }
    return value
  }

  /// Whether a value is a single word of letters, as prose has after a colon.
  func isWord(at value: Range<Int>) -> Bool {
    all(in: value) { $0.is(.letter) || $0.isOne(of: ".-") }
  }

  /// Whether a value is the name of a variable: words in capitals, joined by `_`.
  func isVariableName(at value: Range<Int>) -> Bool {
    firstIndex(of: "_", in: value) != nil && self[value.lowerBound].is(.capital)
      && all(in: value) { $0.is(.capital) || $0 == "_" }
  }

  /// Whether a text is words with blanks between them, and nothing that looks random.
  func isProse(at value: Range<Int>) -> Bool {
    var blanks = 0
    for index in value.prefix(Self.longest) {
      let byte = self[index]
      if byte.isOne(of: "@#%^~+") { return false }
      guard byte.is(.digit) else {
        blanks += byte.is(.blank) ? 1 : 0
        continue
      }
      // A short number of its own, after words: at least 8 characters.
      let number = end(of: .digit, from: index) - index
      if index > value.lowerBound, self[index - 1].is(.digit) { continue }
      // A brand or an ordinal: see 1Password, the 3rd
      if number == 1, index > value.lowerBound, self[index - 1].is(.blank),
        has(.letter, at: index + 1)
      {
        continue
      }
      if blanks < 2 || number > 4 || !self[index - 1].is(.blank) { return false }
      if index + number < value.upperBound, !self[index + number].is(.blank) { return false }
    }
    return blanks > 0
  }

  /// Whether a value is a version or a tag of an image: `1.2.3`, `v2-alpine`.
  func isVersion(at value: Range<Int>) -> Bool {
    let start = byte(at: value.lowerBound) == "v" ? value.lowerBound + 1 : value.lowerBound
    return has(.digit, at: start)
      && firstIndex(of: ".", in: value.prefix(Self.longest)) != nil
  }

  /// The part of a range before the blanks and the `#` that begin a comment.
  func upToComment(_ range: Range<Int>) -> Range<Int> {
    for index in range.prefix(Self.longest).dropFirst()
    where self[index] == "#" && self[index - 1].is(.blank) {
      return range
        .lowerBound..<Swift.max(
          start(where: { $0.is(.blank) }, before: index), range.lowerBound)
    }
    return range
  }

  /// The end of a value without the punctuation of a program after it: `,` `;` `!` `?`.
  func endWithoutPunctuation(of value: Range<Int>) -> Int {
    Swift.max(
      start(where: { $0.isOne(of: ",;!?") }, before: value.upperBound), value.lowerBound)
  }

  /// Whether a value is an expression of a program: a call, a subscript, a member, a name.
  ///
  /// - Parameters:
  ///   - isSpaced: Whether blanks surround the operator, as programmers write it.
  ///   - allowsMembers: Whether the value can be `config.token`, which no shell has.
  func isCode(at value: Range<Int>, isSpaced: Bool, allowsMembers: Bool = true) -> Bool {
    guard !value.isEmpty, value.count < Self.longest else { return false }
    let first = self[value.lowerBound]
    if isSpaced, first == ".", has(.letter, at: value.lowerBound + 1) { return true }
    guard first.is(.letter) || first == "_" else { return false }
    let next = byte(at: value.upperBound)
    if isSpaced, next == "<" { return true }
    let keywords: [StaticString] = ["await", "new", "try", "typeof", "not", "yield"]
    if isSpaced, next == " ", equals(anyOf: keywords, ignoringCaseIn: value) { return true }
    let nameEnd = end(
      where: { $0.is(.word) || $0 == "." || isSpaced && $0 == ":" }, from: value.lowerBound)
    if nameEnd < value.upperBound {
      // Pass(word)9 is none.
      if !isSpaced, self[nameEnd] == "(",
        let close = lastIndex(of: ")", in: nameEnd..<value.upperBound),
        has(.alphanumeric, at: close + 1)
      {
        return false
      }
      let isCall =
        self[nameEnd].isOne(of: "([")
        || isSpaced && self[nameEnd].isOne(of: "?!") && byte(at: nameEnd + 1) == "."
      return isCall && (isSpaced || !hasMixedDigits(in: value.lowerBound..<nameEnd))
    }
    let name = value.lowerBound..<nameEnd
    let isMember = firstIndex(of: ".", in: name.dropLast()) != nil
    if isMember, allowsMembers, next != "@" {
      return !hasMixedDigits(in: name) && isMemberOfProgram(at: name)
    }
    let isArgument = next == "," || next == ")" || next == ";" && isSpaced
    return isArgument && SecretName(at: name, in: self) != nil
  }

  private func lastIndex(of character: Unicode.Scalar, in range: Range<Int>) -> Int? {
    range.last { self[$0] == character }
  }

  /// Whether one of the words of a name with points is one that programs have: `config.token`, `form.value`.
  private func isMemberOfProgram(at name: Range<Int>) -> Bool {
    // No member begins with a digit: Summer.2031
    if name.contains(where: { self[$0] == "." && has(.digit, at: $0 + 1) }) { return false }
    var start = name.lowerBound
    while start < name.upperBound {
      let end = Swift.min(self.end(where: { $0 != "." }, from: start), name.upperBound)
      let part = start..<end
      if equals(anyOf: Self.programWords, ignoringCaseIn: part) || has(.capital, at: start)
        || firstIndex(of: "_", in: part) != nil || SecretName(at: part, in: self) != nil
        || part.dropFirst().contains(where: { self[$0].is(.capital) })
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// Names of objects and members in programs that handle secrets.
  private static var programWords: [StaticString] {
    [
      "args", "opts", "options", "config", "conf", "cfg", "settings", "self", "this", "var",
      "local", "data", "module", "process", "env", "os", "req", "request", "res", "response",
      "user", "form", "input", "state", "props", "result", "value", "text", "params", "body",
      "headers", "session", "auth", "ctx", "context", "event", "app", "node", "item", "secrets",
      "values", "inputs", "github", "each", "root", "account", "prefs", "keychain", "crypto",
      "utils", "length", "models", "serializers", "forms", "fields", "types", "schema", "string",
      "str", "lower", "trim", "strip", "json",
    ]
  }
}

// Values that give nothing away
//
//     $TOKEN  ${TOKEN}  $(cat token)  `cat token`  %TOKEN%  {{ token }}  <token>  [^"]*  ***
//     42  1.5  true  none  /etc/ssl/key.pem  ./key  ~/.ssh/id  key.pem  @file  env:TOKEN
//     get_token()  os.environ["TOKEN"]  args.token  process.env.API_KEY

extension Span where Element == UInt8 {
  /// A value longer than this is no name, number or path.
  static var longest: Int { 512 }

  /// Whether a value in its place says where the secret is, or that there is none.
  func isHarmless(_ value: Range<Int>) -> Bool {
    guard !value.isEmpty else { return true }
    if isPlaceholder(value) { return true }
    guard value.count < Self.longest else { return false }
    return isNumber(value) || isSwitch(value) || isPath(value) || isCookieOfVariables(value)
  }

  /// Whether a value is a variable, a substitution, a template, a pattern or a mask.
  func isPlaceholder(_ value: Range<Int>) -> Bool {
    guard let first = byte(at: value.lowerBound), value.lowerBound < value.upperBound else {
      return true
    }
    let second = value.count > 1 ? self[value.lowerBound + 1] : 0
    switch first {
    case UInt8(ascii: "$"):
      return second.isWordByte || second == UInt8(ascii: "{") || second == UInt8(ascii: "(")
    case UInt8(ascii: "`"), UInt8(ascii: "{"): return true
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return value.count == 1 || second == UInt8(ascii: "$")  // '…"'"$TOKEN"'"…'
    case UInt8(ascii: "<"):
      let words = end(
        of: { $0.isNameByte || $0 == UInt8(ascii: " ") }, from: value.lowerBound + 1)
      return self[value.upperBound - 1] == UInt8(ascii: ">") || value.count == 1
        || words >= value.upperBound && byte(at: words) == UInt8(ascii: ">")
    case UInt8(ascii: "%"):
      let isFormat =
        second == UInt8(ascii: "s") && byte(at: value.lowerBound + 2)?.isWordByte != true
      return isFormat || self[value.upperBound - 1] == UInt8(ascii: "%")
    case UInt8(ascii: "["):
      return second == UInt8(ascii: "^") || second == UInt8(ascii: "A")
        || second == UInt8(ascii: "a")
        || second == UInt8(ascii: "0") || has("[REDACTED]", at: value.lowerBound)
        || value.count == 1
    case UInt8(ascii: "("):
      return second == UInt8(ascii: ".") || second == UInt8(ascii: "[")
        || second == UInt8(ascii: "?")
        || second == UInt8(ascii: "\\") || self[value.upperBound - 1] == UInt8(ascii: ")")
    case UInt8(ascii: "."):
      return value.count == 1 || second == UInt8(ascii: "*") || second == UInt8(ascii: "+")
        || second == first
    case UInt8(ascii: "\\"):
      return second == UInt8(ascii: "$") || second == UInt8(ascii: "S")
        || second == UInt8(ascii: "s") || second == UInt8(ascii: "b") || second == UInt8(ascii: "d")
        || second == UInt8(ascii: "w") || second == UInt8(ascii: "K") || second == UInt8(ascii: "(")
    case UInt8(ascii: "*"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "?"):
      return value.count < Self.longest && isMask(value)
    case UInt8(ascii: "~"): return value.count == 1
    case UInt8(ascii: ":"):
      return value.count < 32
        && value.dropFirst().allSatisfy { self[$0].isLowercase || self[$0] == UInt8(ascii: "_") }
    case UInt8(ascii: "Y"), UInt8(ascii: "y"):
      return has("YOUR_", at: value.lowerBound) || has("your_", at: value.lowerBound)
        || has("your-", at: value.lowerBound)
    default: return false
    }
  }

  /// What a variable has for a default when a value is nothing else, `${A:-x}`; the value of any other.
  func defaultOrAll(of value: Range<Int>) -> Range<Int> {
    var value = value
    while true {
      let sign = end(of: { $0 == UInt8(ascii: "\\") }, from: value.lowerBound)
      guard has("${", at: sign), self[value.upperBound - 1] == UInt8(ascii: "}") else {
        return value
      }
      let colon = end(of: { $0.isWordByte }, from: sign + 2)
      let mark = byte(at: colon) == UInt8(ascii: ":") ? colon + 1 : colon
      guard mark + 1 < value.upperBound,
        self[mark] == UInt8(ascii: "-") || self[mark] == UInt8(ascii: "=")
      else { return value }
      value = withoutPairs(of: mark + 1..<value.upperBound - 1)
    }
  }

  /// Whether a value is one sign over and over, `***`; in sed the end of its command may follow.
  private func isMask(_ value: Range<Int>) -> Bool {
    let end = end(of: { [first = self[value.lowerBound]] in $0 == first }, from: value.lowerBound)
    guard end < value.upperBound else { return true }
    return self[value.lowerBound] == UInt8(ascii: "*") && self[end] == UInt8(ascii: "/")
      && (end + 1..<value.upperBound).allSatisfy { self[$0].isLowercase }
  }

  /// Whether a value is a number, with points, commas or colons.
  func isNumber(_ value: Range<Int>) -> Bool {
    value.allSatisfy {
      self[$0].isDigit || self[$0] == UInt8(ascii: ".") || self[$0] == UInt8(ascii: ",")
        || self[$0] == UInt8(ascii: "_") || self[$0] == UInt8(ascii: ":")
        || ($0 == value.lowerBound && self[$0] == UInt8(ascii: "-"))
    }
  }

  /// Whether a value is a switch's, or says that there is none.
  private func isSwitch(_ value: Range<Int>) -> Bool {
    let words: [StaticString] = [
      "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined",
    ]
    return words.contains { equals($0, ignoringCaseIn: value) }
  }

  /// Whether all that a cookie's pairs hold are variables: `a=$A; b=${B}`.
  private func isCookieOfVariables(_ value: Range<Int>) -> Bool {
    let name = end(of: { $0.isNameByte }, from: value.lowerBound)
    guard name > value.lowerBound, byte(at: name) == UInt8(ascii: "=") else { return false }
    for index in value where self[index] == UInt8(ascii: "=") {
      guard byte(at: index + 1) == UInt8(ascii: "$"), byte(at: index - 1)?.isNameByte == true,
        isPlaceholder(index + 1..<value.upperBound)
      else { return false }
    }
    return true
  }

  /// Whether an option's value is a list of settings, as `docker build --secret id=…` has.
  func isOptionList(_ value: Range<Int>) -> Bool {
    has("id=", at: value.lowerBound) || has("type=", at: value.lowerBound)
      || has("source=", at: value.lowerBound) || has("src=", at: value.lowerBound)
  }

  /// Whether a value behind a colon is the name of a type.
  func isTypeName(_ value: Range<Int>) -> Bool {
    let types: [StaticString] = [
      "string", "string;", "number", "boolean", "bool", "str", "int", "any", "bytes", "text",
      "varchar", "object", "optional", "required", "string?", "str,", "string,", "inherit",
      "write", "read", "ok", "valid", "invalid", "expired", "missing",
    ]
    return types.contains { equals($0, ignoringCaseIn: value) }
  }

  /// Whether a value is a single word of letters, as prose has behind a colon.
  func isWord(_ value: Range<Int>) -> Bool {
    value.allSatisfy {
      self[$0].isLetter || self[$0] == UInt8(ascii: ".") || self[$0] == UInt8(ascii: "-")
    }
  }

  /// Whether a value is the name of a variable: words in capitals, joined by `_`.
  func isVariableName(_ value: Range<Int>) -> Bool {
    firstIndex(of: UInt8(ascii: "_"), in: value) != nil && self[value.lowerBound].isUppercase
      && value.allSatisfy { self[$0].isUppercase || self[$0] == UInt8(ascii: "_") }
  }

  /// Whether a text is words with blanks between them, and nothing that looks made up.
  func isProse(_ value: Range<Int>) -> Bool {
    var blanks = 0
    for index in value.prefix(Self.longest) {
      switch self[index] {
      case UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "^"),
        UInt8(ascii: "~"), UInt8(ascii: "+"):
        return false
      case let byte where byte.isDigit:
        // A short number of its own, behind words: at least 8 characters.
        let number = end(of: { $0.isDigit }, from: index) - index
        let isInNumber = index > value.lowerBound && self[index - 1].isDigit
        if isInNumber { continue }
        if blanks < 2 || number > 4 || !self[index - 1].isBlank { return false }
        if index + number < value.upperBound, !self[index + number].isBlank { return false }
      case let byte: blanks += byte.isBlank ? 1 : 0
      }
    }
    return blanks > 0
  }

  /// Whether a value is a version or a tag of an image: `1.2.3`, `v2-alpine`.
  func isVersion(_ value: Range<Int>) -> Bool {
    let start =
      byte(at: value.lowerBound) == UInt8(ascii: "v") ? value.lowerBound + 1 : value.lowerBound
    return byte(at: start)?.isDigit == true
      && value.prefix(Self.longest).contains { self[$0] == UInt8(ascii: ".") }
  }

  /// Whether a value is an expression of a program: a call, a subscript, a member, a name.
  ///
  /// - Parameters:
  ///   - isSpaced: Whether blanks stand around the sign, as programmers write it.
  ///   - allowsMembers: Whether it can be `config.token`, which no shell has.
  func isCode(_ value: Range<Int>, isSpaced: Bool, allowsMembers: Bool = true) -> Bool {
    guard !value.isEmpty, value.count < Self.longest else { return false }
    let first = self[value.lowerBound]
    if isSpaced, first == UInt8(ascii: "."), byte(at: value.lowerBound + 1)?.isLetter == true {
      return true
    }
    guard first.isLetter || first == UInt8(ascii: "_") else { return false }
    if isSpaced, byte(at: value.upperBound) == UInt8(ascii: " ") {
      let keywords: [StaticString] = ["await", "new", "try", "typeof", "not", "yield"]
      if keywords.contains(where: { equals($0, ignoringCaseIn: value) }) { return true }
    }
    if isSpaced, byte(at: value.upperBound) == UInt8(ascii: "<") { return true }
    let name = end(
      of: { $0.isWordByte || $0 == UInt8(ascii: ".") || (isSpaced && $0 == UInt8(ascii: ":")) },
      from: value.lowerBound)
    if name < value.upperBound {
      let next = self[name]
      let isChained = next == UInt8(ascii: "?") || next == UInt8(ascii: "!")
      let isCall =
        next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
        || isSpaced && isChained && byte(at: name + 1) == UInt8(ascii: ".")
      return isCall && (isSpaced || !hasMixedDigits(value.lowerBound..<name))
    }
    let range = value.lowerBound..<name
    let isMember = range.dropLast().contains { self[$0] == UInt8(ascii: ".") }
    let next = byte(at: value.upperBound)
    if isMember, allowsMembers, next != UInt8(ascii: "@") { return !hasMixedDigits(range) }
    let isArgument =
      next == UInt8(ascii: ",") || next == UInt8(ascii: ")")
      || next == UInt8(ascii: ";") && isSpaced
    return isArgument && SecretName(range, in: self) != nil
  }

  /// Whether digits stand between letters, as in no name that people give.
  private func hasMixedDigits(_ range: Range<Int>) -> Bool {
    var sawDigit = false
    for index in range {
      if sawDigit, self[index].isLetter { return true }
      sawDigit = self[index].isDigit
    }
    return false
  }
}

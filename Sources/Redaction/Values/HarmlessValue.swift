import Bytes
import Shell

// Values that give nothing away
//
//     $TOKEN  ${TOKEN}  $(cat token)  `cat token`  %TOKEN%  {{ token }}  <token>  [^"]*  ***
//     42  1.5  true  none  /etc/ssl/key.pem  ./key  ~/.ssh/id  key.pem  @file  env:TOKEN

extension Span where Element == UInt8 {
  /// The length in bytes from which a value is neither a name nor a number nor a path.
  static var longest: Int { 512 }

  /// Whether a value only refers to a secret, or says that there is none.
  func isHarmless(at value: Range<Int>) -> Bool {
    if value.isEmpty || isPlaceholder(at: value) { return true }
    guard value.count < Self.longest else { return false }
    let switches: [StaticString] = [
      "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined", "stdin",
      "prompt",
    ]
    return isNumber(at: value) || equals(anyOf: switches, ignoringCaseIn: value)
      || isPath(at: value) || isNameInCapitals(at: value)
      || isCookieOfVariables(at: value)
  }

  /// Whether a value is a secret's name in the place of one, as in a usage: `--password PASSWORD`.
  private func isNameInCapitals(at value: Range<Int>) -> Bool {
    self[value.lowerBound].is(.capital) && all(in: value) { $0.is(.capital) || $0 == "_" }
      && SecretName(at: value, in: self) != nil
  }

  /// Whether a value is a variable, a substitution, a template, a pattern or a mask.
  func isPlaceholder(at value: Range<Int>) -> Bool {
    let start = value.lowerBound
    guard let first = byte(at: start), !value.isEmpty else { return true }
    let isSingle = value.count == 1
    let second = isSingle ? 0 : self[start + 1]
    let last = self[value.upperBound - 1]
    if isBracketed(at: value) { return false }
    switch first {
    case ".": return isSingle || second.isOne(of: ".*+")
    case "$":
      return second.isOne(of: "{(")
        || second.is(.word) && !isLiteral(at: value) && !isPasswordHash(at: value)
    case "`": return last == "`" || !isLiteral(at: value)
    case "{": return true
    case "'", "\"": return isSingle || second == "$"  // '…"'"$TOKEN"'"…'
    case "<":
      let words = end(where: { $0.is(.name) || $0 == " " }, from: start + 1)
      return last == ">" || isSingle || words >= value.upperBound && byte(at: words) == ">"
    case "%": return last == "%" || second == "s" && !has(.word, at: start + 2)
    case "[": return isSingle || second.isOne(of: "^Aa0") || has("[REDACTED]", at: start)
    case "(": return last == ")" || second.isOne(of: ".[?\\")
    case "\\": return second.isOne(of: "$SsbdwK(")
    case "*", "x", "X", "-", "_", "?": return value.count < Self.longest && isMask(at: value)
    case "~": return isSingle
    case ":":
      return value.count < 32 && all(in: value.dropFirst()) { $0.is(.smallLetter) || $0 == "_" }
    case "Y", "y": return has(anyOf: ["YOUR_", "your_", "your-"], at: start)
    case "P", "S", "T":
      // postgres://USER:PASSWORD@HOST
      let names: [StaticString] = ["PASSWORD", "PASSWD", "PASS", "PWD", "SECRET", "TOKEN"]
      return names.contains { $0.utf8CodeUnitCount == value.count && has($0, at: start) }
    default: return false
    }
  }

  /// Whether a value looks like a secret between signs that usually enclose a placeholder: `<x>`, `%x%`, `[x]`, `..x`.
  private func isBracketed(at value: Range<Int>) -> Bool {
    guard value.count < Self.longest else { return false }
    let last = self[value.upperBound - 1]
    let isEnclosed =
      switch self[value.lowerBound] {
      case "<": last == ">"
      case "%": last == "%"
      case "(": last == ")" && all(in: value.dropFirst().dropLast()) { $0.is(.alphanumeric) }
      case "{": last == "}" && all(in: value.dropFirst().dropLast()) { $0.is(.alphanumeric) }
      case "[": last == "]" && byte(at: value.lowerBound + 1) != "^"
      case ".":
        has(.alphanumeric, at: value.lowerBound + 2) && !has(oneOf: "*+?", at: value.lowerBound + 1)
      default: false
      }
    return isEnclosed && hasMixedRun(in: value)
  }

  /// Whether a value is the hash of a password as systems store it: `$2b$10$…`, `$6$…`.
  func isPasswordHash(at value: Range<Int>) -> Bool {
    let kinds: [StaticString] = [
      "$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$argon2", "$apr1$",
    ]
    return value.count > 20 && has(anyOf: kinds, at: value.lowerBound)
  }

  /// Whether a value that looks like a variable is literal text: in single quotes, with digits that names don't have.
  private func isLiteral(at value: Range<Int>) -> Bool {
    var opening = value.lowerBound
    while value.lowerBound - opening < 64, let byte = byte(at: opening - 1), !byte.is(.quote),
      !byte.is(.whitespace)
    {
      opening -= 1
    }
    guard byte(at: opening - 1) == "'" else { return false }
    let end = Swift.min(self.end(of: .word, from: value.lowerBound + 1), value.upperBound)
    let name = value.lowerBound + 1..<end
    return hasMixedDigits(in: name) && name.contains { self[$0].is(.smallLetter) }
  }

  /// The default of a variable when a value is nothing else, `${A:-x}`; the value of any other.
  func defaultOrAll(of value: Range<Int>) -> Range<Int> {
    var value = value
    while true {
      let sign = end(of: .backslash, from: value.lowerBound)
      guard has("${", at: sign), self[value.upperBound - 1] == "}" else { return value }
      let colon = end(of: .word, from: sign + 2)
      let mark = byte(at: colon) == ":" ? colon + 1 : colon
      guard mark + 1 < value.upperBound, self[mark].isOne(of: "-=") else { return value }
      value = withoutPairs(of: mark + 1..<value.upperBound - 1)
    }
  }

  /// Whether a value is one character repeated, `***`; in sed, the end of its command may follow.
  private func isMask(at value: Range<Int>) -> Bool {
    let first = self[value.lowerBound]
    let end = end(where: { $0 == first }, from: value.lowerBound)
    guard end < value.upperBound else { return true }
    return first == "*" && self[end] == "/"
      && all(in: end + 1..<value.upperBound) { $0.is(.smallLetter) }
  }

  /// Whether a value is a number, with points, commas or colons.
  func isNumber(at value: Range<Int>) -> Bool {
    let digits = byte(at: value.lowerBound) == "-" ? value.dropFirst() : value
    return all(in: digits) { $0.is(.digit) || $0.isOne(of: ".,_:") }
  }

  /// Whether all values of a cookie's pairs are variables: `a=$A; b=${B}`.
  private func isCookieOfVariables(at value: Range<Int>) -> Bool {
    let name = end(of: .name, from: value.lowerBound)
    guard name > value.lowerBound, byte(at: name) == "=" else { return false }
    for index in value where self[index] == "=" {
      guard byte(at: index + 1) == "$", has(.name, at: index - 1),
        isPlaceholder(at: index + 1..<value.upperBound)
      else { return false }
    }
    return true
  }

  /// Whether a value is the path of a file with the secret, or a reference to one that is stored: `~/.ssh/id`,
  /// `/etc/ssl/key.pem`, `key.pem`, `env:TOKEN`.
  private func isPath(at value: Range<Int>) -> Bool {
    if has(anyOf: Self.references, at: value.lowerBound) { return true }
    let isSource = firstIndex(of: "/", in: value.dropFirst(2)) != nil
    if hasExtension(at: value, isSource: isSource) { return true }
    guard self[value.lowerBound] == "/" else { return false }
    // The end of a command of sed or awk: /TOKEN=/d, s/^TOKEN=//p
    if value.count < 4 { return true }
    return has(anyOf: Self.roots, at: value.lowerBound)
      && all(in: value) { $0.is(.name) || $0.isOne(of: "/${}*:, ") || $0 >= 0x80 }
      && !isRandom(at: value)
  }

  /// Beginnings of paths and of references to secrets that are stored elsewhere.
  private static var references: [StaticString] {
    [
      "@Microsoft.KeyVault(", "../", "~/.", "@/", "@./", "@~/", "file:", "env:", "@env:",
      "@keychain:", "op://", "vault:",
      "ref+", "secretref:",
      "keyvaultref:",
      "arn:aws:", "projects/", "sm://", "gcp:", "awssm:", "ssm:", "keychain:", "doppler:", "ENC[",
      "pass:[",
      "!Ref",
    ]
  }

  /// Directories in which secrets are kept.
  private static var roots: [StaticString] {
    [
      "/run/", "/etc/", "/var/", "/home/", "/Users/", "/tmp/", "/opt/", "/srv/", "/usr/", "/mnt/",
      "/root/", "/dev/", "/secrets/", "/vault/", "/data/", "/app/", "/workspace/", "/reset",
      "/private/",
    ]
  }

  /// Whether a value ends like the name of a file.
  private func hasExtension(at value: Range<Int>, isSource: Bool) -> Bool {
    let data: [StaticString] = [
      ".pem", ".key", ".txt", ".json", ".yaml", ".yml", ".env", ".pub", ".crt", ".p12", ".asc",
      ".gpg", ".enc", ".p8", ".md",
    ]
    let source: [StaticString] = [
      ".js", ".ts", ".jsx", ".tsx", ".html", ".py", ".go", ".rs", ".swift", ".sh",
    ]
    let isFile =
      data.contains { ends(value, withIgnoringCase: $0) }
      || isSource && source.contains { ends(value, withIgnoringCase: $0) }
    return isFile && all(in: value) { $0.is(.name) || $0 == "/" || $0 == "~" }
  }
}

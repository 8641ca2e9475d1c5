// Values that are the place of a secret: ./key  ~/.ssh/id  /etc/ssl/key.pem  key.pem  env:TOKEN

extension Span where Element == UInt8 {
  /// Whether a value is the place of a file or the name of a variable that has the secret.
  func isPath(_ value: Range<Int>) -> Bool {
    let start = value.lowerBound
    let prefixes: [StaticString] = [
      "./", "../", "~/", "@/", "@./", "@~/", "file:", "env:", "op://", "vault:",
    ]
    if prefixes.contains(where: { has($0, at: start) }) { return true }
    if self[start] == UInt8(ascii: "/") {
      return value.allSatisfy { self[$0].isInPath } && !isRandom(value)
    }
    let extensions: [StaticString] = [
      ".pem", ".key", ".txt", ".json", ".yaml", ".yml", ".env", ".pub", ".crt", ".p12", ".asc",
      ".gpg", ".enc", ".p8", ".js", ".ts", ".jsx", ".tsx", ".html", ".py", ".go", ".rs", ".swift",
      ".md", ".sh",
    ]
    return extensions.contains { ends(value, withIgnoringCase: $0) }
      && value.allSatisfy { self[$0].isNameByte || self[$0] == UInt8(ascii: "/") }
  }

  /// Whether a stretch of 16 letters and digits is of the sort that nobody would type.
  private func isRandom(_ value: Range<Int>) -> Bool {
    var run = (length: 0, digits: 0, small: 0, capital: 0)
    for index in value {
      let byte = self[index]
      guard byte.isLetter || byte.isDigit else {
        run = (0, 0, 0, 0)
        continue
      }
      run.length += 1
      if byte.isDigit {
        run.digits += 1
      } else if byte.isUppercase {
        run.capital += 1
      } else {
        run.small += 1
      }
      if run.length >= 12, run.digits > 0, run.small > 0, run.capital > 0 { return true }
    }
    return false
  }
}

extension UInt8 {
  /// What a path may have in it that isn't made up: names, variables, patterns, letters beyond ASCII.
  fileprivate var isInPath: Bool {
    switch self {
    case UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "*"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: " "):
      true
    default: isNameByte || self >= 0x80
    }
  }
}

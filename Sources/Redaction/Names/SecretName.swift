import Bytes

// Names of secrets
//
// The words of a name are separated by `_`, `-`, `.` and a change from small to capital letters. The last
// ones count: `maxTokens` and `token_count` are numbers, `refreshToken` is a token. A number at the end
// (`API_KEY_2`) doesn't count. `Tests/RedactionTests/Cases/secret-names.txt` has examples of each word.

/// What a name says about the value that follows it.
enum SecretName {
  /// The value is a secret: a password, a token.
  case secret
  /// The value is that of a header: a word for the scheme, then credentials.
  case credentials
  /// The rest of the header is a secret.
  case cookies

  /// Words that name a secret, alone or at the end of a longer word.
  static let words: [StaticString] = [
    "token", "secret", "password", "passwd", "pwd", "passphrase", "credential", "apikey",
    "accesskey", "accountkey", "privatekey", "secretkey",
  ]
  /// Words that name a secret before `key`.
  static let wordsBeforeKey: [StaticString] = [
    "api", "access", "account", "auth", "subscription", "private", "secret",
  ]

  /// Reads the name at `range`; nil for a name that isn't a secret's.
  init?(at range: Range<Int>, in text: Span<UInt8>) {
    let last = text.lastWord(of: range)
    guard last.count >= 3 else { return nil }
    if text.equals("authorization", ignoringCaseIn: last) {
      self = .credentials
    } else if text.equals("cookie", ignoringCaseIn: last) {
      self = .cookies
    } else {
      let isKey = text.equals("key", ignoringCaseIn: last)
      guard isKey || Self.words.contains(where: { text.ends(last, withIgnoringCase: $0) }) else {
        return nil
      }
      let previous = text.lastWord(of: range.lowerBound..<last.lowerBound)
      // An option's letter may be attached to a word: -DAPI_KEY=x. `existingSecret` names a stored one (Helm).
      let isSecret =
        isKey
        ? Self.wordsBeforeKey.contains { text.ends(previous, withIgnoringCase: $0) }
        : !text.equals("existing", ignoringCaseIn: previous)
      guard isSecret else { return nil }
      self = .secret
    }
  }
}

extension Span where Element == UInt8 {
  /// The part of a header's value that is secret: without the word for the scheme of credentials.
  func secretPart(of value: Range<Int>, meaning: SecretName) -> Range<Int> {
    guard meaning == .credentials, let start = credentials(in: value) else { return value }
    return start..<value.upperBound
  }

  /// The start of an `Authorization` header's credentials after the word for the scheme; nil if there is no such word.
  func credentials(in value: Range<Int>) -> Int? {
    let end = Swift.min(self.end(of: .name, from: value.lowerBound), value.upperBound)
    let word = value.lowerBound..<end
    guard end < value.upperBound else {
      let schemes: [StaticString] = ["bearer", "basic", "digest", "token", "negotiate"]
      return equals(anyOf: schemes, ignoringCaseIn: word) ? end : nil
    }
    let start = self.end(where: { $0.is(.blank) || $0 == "\\" }, from: end)
    return start > end && !word.isEmpty ? Swift.min(start, value.upperBound) : nil
  }

  /// The last word of a name, without the separators and numbers after it.
  fileprivate func lastWord(of name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    while end > name.lowerBound, !self[end - 1].is(.letter) { end -= 1 }
    guard end > name.lowerBound else { return end..<end }
    var start = end - 1
    while start > name.lowerBound, self[start - 1].is(.letter), !beginsWord(at: start) {
      start -= 1
    }
    return start..<end
  }

  /// Whether the letter at `index`, after another, begins a word in camel case: `apiKey`, `APIKey`.
  private func beginsWord(at index: Int) -> Bool {
    guard self[index].is(.capital) else { return false }
    return self[index - 1].is(.smallLetter) || has(.smallLetter, at: index + 1)
  }
}

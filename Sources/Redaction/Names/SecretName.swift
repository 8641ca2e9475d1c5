import Bytes

// Names of secrets
//
// The words of a name are separated by `_`, `-`, `.` and a change from small to capital letters. The last
// ones count: `maxTokens` and `token_count` are numbers, `refreshToken` is a token. A number at the end
// (`API_KEY_2`) doesn't count, nor do words for where a secret is used (`API_KEY_PROD`). Of some names, the value
// must tell, too: `STRIPE_KEY` and `AUTH` can be anything. `Tests/RedactionTests/Cases/secret-names.txt` has
// examples of each word.

/// What a name says about the value that follows it.
enum SecretName {
  /// The value is a secret: a password, a token.
  case secret
  /// The value is that of a header: a word for the scheme, then credentials.
  case credentials
  /// The rest of the header is a secret.
  case cookies
  /// The value is a secret if it looks like one.
  case suspected

  /// Reads the name at `range`; nil for a name that isn't a secret's.
  init?(at range: Range<Int>, in text: Span<UInt8>) {
    var word = text.lastWord(of: range)
    guard word.count >= 2 else { return nil }
    if let meaning = Self.meaning(of: word, in: range, text) {
      self = meaning
      return
    }
    // The secret's word may be followed by others.
    let last = word.upperBound
    for _ in 0..<3 where word.lowerBound > range.lowerBound {
      word = text.lastWord(of: range.lowerBound..<word.lowerBound)
      guard word.count >= 2 else { return nil }
      guard let meaning = Self.meaning(of: word, in: range, text) else { continue }
      guard meaning != .cookies,
        let strength = Self.strength(ofWords: word.upperBound..<last, in: range, text)
      else { return nil }
      self = strength == .secret && meaning != .credentials ? meaning : strength
      return
    }
    return nil
  }

  /// Reads the name of an option as some programs for Windows have it: `/p:x`, `/u name /p x`.
  init?(ofSlashOption name: Range<Int>, in text: Span<UInt8>) {
    guard name.count <= 2, text.byte(at: name.lowerBound - 1) == "/",
      text.has(.blank, at: name.lowerBound - 2),
      text.equals(anyOf: ["p", "rp", "gp", "jp"], ignoringCaseIn: name)
    else { return nil }
    let before = max(0, name.lowerBound - 48)..<name.lowerBound
    let hasUser =
      ["/u ", "/ru ", "/user "].contains { text.containsIgnoringCase($0, in: before) }
      || text.containsIgnoringCase("signtool", in: max(0, name.lowerBound - 128)..<name.lowerBound)
    let isTight = text.byte(at: name.upperBound) == ":"
    guard isTight || hasUser else { return nil }
    let end = text.end(where: { !$0.is(.whitespace) && !$0.is(.quote) }, from: name.upperBound)
    let isChosen =
      isTight && text.containsIgnoringCase("/u:", in: before)
      && text.looksChosen(at: name.upperBound + 1..<max(end, name.upperBound + 1))
    self = isTight && !isChosen ? .suspected : .secret
  }

  /// What a word says, with the word before it.
  private static func meaning(
    of word: Range<Int>, in name: Range<Int>, _ text: Span<UInt8>
  ) -> SecretName? {
    let last = text[word.upperBound - 1] | 0x20
    if last == "y", text.equals("key", ignoringCaseIn: word) {
      return meaning(ofKeyAt: word, in: name, text)
    }
    let rows = tableRows(withKey: Int(last), among: SecretWord.rows.count) {
      Int(SecretWord.rows[$0].last)
    }
    for index in rows {
      let row = SecretWord.rows[index]
      guard row.matches(word, in: text) else { continue }
      // The shell's own variables
      if last == "d",
        text.has("PWD", at: name.lowerBound) || text.has("OLDPWD", at: name.lowerBound),
        word == name, text.byte(at: name.lowerBound - 1) != ";",
        text.has(oneOf: "=:", at: name.upperBound)
      {
        return nil
      }
      let previous = text.lastWord(of: name.lowerBound..<word.lowerBound)
      if row.meaning == .cookies, !previous.isEmpty, text.byte(at: word.lowerBound - 1) == "_" {
        return .secret
      }
      if text.equals(anyOf: SecretWord.before, ignoringCaseIn: previous) { return nil }
      // npm's _auth and npm_config__auth
      let isOfNPM =
        last == "h" && text.has("_", at: word.lowerBound - 1)
        && (word.lowerBound - 1 == name.lowerBound || text.has("_", at: word.lowerBound - 2))
      return isOfNPM ? .secret : row.meaning
    }
    // In the query of an address, these sign it or log in.
    let signatures: [StaticString] = [
      "sig", "signature", "code", "hash", "sign", "assertion", "appid",
    ]
    let isSignature =
      text.isInQuery(at: name.lowerBound) && text.equals(anyOf: signatures, ignoringCaseIn: word)
    return isSignature || text.ends(name, withIgnoringCase: "sonar.login") ? .suspected : nil
  }

  /// What `key` says after other words.
  private static func meaning(
    ofKeyAt word: Range<Int>, in name: Range<Int>, _ text: Span<UInt8>
  ) -> SecretName? {
    let previous = text.lastWord(of: name.lowerBound..<word.lowerBound)
    // An option's letter may be attached to a word: -DAPI_KEY=x.
    if SecretWord.beforeKey.contains(where: { text.ends(previous, withIgnoringCase: $0) }) {
      return .secret
    }
    if text.equals(anyOf: SecretWord.beforePublicKey, ignoringCaseIn: previous) { return nil }
    let isVariable = text.all(in: name) { !$0.is(.smallLetter) }
    let isAlone = previous.isEmpty
    if isAlone, text.ends(0..<name.lowerBound, withIgnoringCase: "pragma ") { return .secret }
    let isOption = text.byte(at: name.lowerBound - 1) == "-"
    return isVariable && !isAlone || isAlone && (isOption || text.isInQuery(at: name.lowerBound))
      || !isAlone && text.has(": ", at: name.upperBound)
        && text.has(.quote, at: name.lowerBound - 1)
      ? .suspected : nil
  }

  /// How sure the words after a secret's leave a reader that the value is one; nil if they make another name.
  private static func strength(
    ofWords words: Range<Int>, in name: Range<Int>, _ text: Span<UInt8>
  ) -> SecretName? {
    var rest = words
    var strength = SecretName.secret
    while true {
      let word = text.lastWord(of: rest)
      if word.isEmpty { return strength }
      rest = rest.lowerBound..<word.lowerBound
      if text.equals(anyOf: SecretWord.after, ignoringCaseIn: word) { continue }
      if text.equals(anyOf: SecretWord.description, ignoringCaseIn: word) { return nil }
      let isHash = text.equals(anyOf: ["hash", "digest"], ignoringCaseIn: word)
      guard
        isHash || text.all(in: name, meet: { !$0.is(.smallLetter) })
          || text.has(".", at: word.lowerBound - 1)
      else { return nil }
      strength = .suspected
    }
  }
}

extension SecretWord {
  /// The byte that the word ends with.
  fileprivate var last: UInt8 { unsafe word.utf8Start[word.utf8CodeUnitCount - 1] }

  /// Whether a word of a name is this one.
  fileprivate func matches(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard text.ends(range, withIgnoringCase: word) else { return false }
    let rest = range.lowerBound..<range.upperBound - word.utf8CodeUnitCount
    return match == .end || rest.isEmpty
      || match == .prefixed && Self.prefixes.contains { text.ends(rest, withIgnoringCase: $0) }
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

  /// Whether a name begins after a sign that separates the pairs in the query of an address.
  func isInQuery(at name: Int) -> Bool { has(oneOf: "?&", at: name - 1) }

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

// Names behind which a secret stands
//
// A name's words are what `_`, `-`, `.` and a change from small to capital letters separate; what
// counts are the last ones: `maxTokens` and `token_count` are numbers, `refreshToken` is a token. A
// number at the end (`API_KEY_2`) doesn't count. The longer words count glued to others, too
// (`PGPASSWORD`).

/// What a name says about the value that follows it.
enum SecretName {
  /// Only the value itself: a password, a token.
  case secret
  /// A header's credentials, with a word for the scheme before them.
  case credentials
  /// Everything up to the end of the header.
  case cookies

  /// A row of the table: a name's last word, the word that must stand before it, and whether the
  /// word also counts at the end of a longer one.
  struct Row: Sendable {
    let word: StaticString
    let before: StaticString?
    let isGlued: Bool
    /// Separated by spaces.
    let examples: StaticString
    let lookAlikes: StaticString
  }

  /// The table.
  static let rows: [Row] = [
    Row(
      "token", glued: true, "token GITHUB_TOKEN auth-token refreshToken access_token authtoken",
      not: "tokens max_tokens tokenizer token_count tokenURL"),
    Row(
      "secret", glued: true, "secret clientSecret client_secret app.secret SECRET_2",
      not: "secrets secretary secret_name SecretId existingSecret auth.existingSecret"),
    Row(
      "password", glued: true, "password PGPASSWORD db_password rootPassword password1",
      not: "passwords password_file passwordless password-stdin"),
    Row("passwd", glued: true, "passwd db-passwd MYSQLPASSWD", not: "passwd_path"),
    Row("pwd", glued: true, "pwd DB_PWD userPwd -Dpwd MYSQLPWD", not: "cwd pwdx"),
    Row(
      "passphrase", glued: true, "passphrase KEY_PASSPHRASE gpgPassphrase",
      not: "passphrase-file"),
    Row(
      "credential", glued: true, "credential azureCredential",
      not: "credentials credential.helper"),
    Row("apikey", glued: true, "apikey APIKEY x-apikey", not: "apikeys apikey_id"),
    Row(
      "key", after: "api", "api_key X-Api-Key openaiApiKey API-KEY-2 -DAPI_KEY",
      not: "key monkey api_keys apiKeyId public_key map.key"),
    Row(
      "key", after: "access", "accessKey AWS_SECRET_ACCESS_KEY",
      not: "access_key_id accessKeys"),
    Row("key", after: "account", "AccountKey account_key", not: "account_key_id"),
    Row("key", after: "auth", "X-Auth-Key AUTH_KEY", not: "author_key auth_key_id"),
    Row("key", after: "subscription", "Ocp-Apim-Subscription-Key", not: "subscription_keys"),
    Row("key", after: "private", "privateKey PRIVATE-KEY", not: "private_key_path"),
    Row("key", after: "secret", "secretKey SECRET_KEY django.secret.key", not: "secretKeyRef"),
    Row("accesskey", glued: true, "accesskey", not: "accesskeys"),
    Row("accountkey", glued: true, "accountkey", not: "accountkeys"),
    Row("privatekey", glued: true, "privatekey", not: "privatekeys"),
    Row("secretkey", glued: true, "secretkey", not: "secretkeys"),
  ]

  /// What the name at `range` says; nil for one that nothing is known of.
  init?(_ range: Range<Int>, in text: Span<UInt8>) {
    let last = text.lastWord(of: range)
    guard last.count >= 3 else { return nil }
    if text.equals("authorization", ignoringCaseIn: last) {
      self = .credentials
    } else if text.equals("cookie", ignoringCaseIn: last) {
      self = .cookies
    } else if Self.isSecret(last, of: range, in: text) {
      self = .secret
    } else {
      return nil
    }
  }

  private static func isSecret(
    _ last: Range<Int>, of name: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    for row in rows {
      guard
        row.isGlued
          ? text.ends(last, withIgnoringCase: row.word)
          : text.equals(row.word, ignoringCaseIn: last)
      else { continue }
      guard let before = row.before else { return !isStored(last, of: name, in: text) }
      let previous = text.lastWord(of: name.lowerBound..<last.lowerBound)
      // Options can stand glued before it: -DAPI_KEY=x
      if text.ends(previous, withIgnoringCase: before) { return true }
    }
    return false
  }

  /// Whether a name is that of a place where the secret already is: `existingSecret` (Helm).
  private static func isStored(
    _ last: Range<Int>, of name: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    let previous = text.lastWord(of: name.lowerBound..<last.lowerBound)
    return text.equals("existing", ignoringCaseIn: previous)
  }
}

extension SecretName.Row {
  // An initializer that sets all members at once lets the compiler lay out the table.
  fileprivate init(
    _ word: StaticString, after before: StaticString? = nil, glued isGlued: Bool = false,
    _ examples: StaticString, not lookAlikes: StaticString
  ) {
    self.init(
      word: word, before: before, isGlued: isGlued, examples: examples, lookAlikes: lookAlikes)
  }
}

extension Span where Element == UInt8 {
  /// The last word of a name, without separators and numbers behind it.
  fileprivate func lastWord(of name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    while end > name.lowerBound, !self[end - 1].isLetter { end -= 1 }
    guard end > name.lowerBound else { return end..<end }
    var start = end - 1
    while start > name.lowerBound, self[start - 1].isLetter, !beginsWord(at: start) { start -= 1 }
    return start..<end
  }

  /// Whether the letter at `index`, with another before it, begins a word in camel case: `apiKey`,
  /// `APIKey`.
  private func beginsWord(at index: Int) -> Bool {
    guard self[index].isUppercase else { return false }
    return self[index - 1].isLowercase || byte(at: index + 1)?.isLowercase == true
  }
}

import Bytes
import Shell

// Secrets in calls that log in, hash a password, or sign
//
//     found                                             left alone
//     auth=('ada', '⟦x⟧')  HTTPBasicAuth("ada", "⟦x⟧")  auth=(user, password)
//     bcrypt.hash('⟦x⟧', 10)  hashpw(b'⟦x⟧', salt)      require('object-hash').hash('x')
//     jwt.sign({id: 1}, '⟦x⟧')                          jwt.verify(token, key)

extension SecretScanner {
  /// The password of a call or a pair that logs in: `auth=('ada', 'x')`.
  mutating func noteLogin(at name: Range<Int>) {
    var start = name.upperBound
    if text.byte(at: start) == "=" || text.byte(at: start) == ":" {
      start = text.endOfBlanks(from: start + 1)
    }
    guard text.has(oneOf: "([", at: start) else { return }
    let names: [StaticString] = [
      "auth", "createhmac", "changeuserpassword", "hmac.digest", "hmac.hexdigest", "createcipheriv",
      "createdecipheriv", "sym_encrypt", "sym_decrypt", "aes_encrypt", "aes_decrypt", "credential",
      "credentials", "login", "authenticate", "basicauth", "digestauth", "basic_auth",
    ]
    // These take the address of a server first.
    let connections: [StaticString] = [
      "pdo", "mysqli", "mysqli_connect", "getconnection", "imap_open",
    ]
    let isConnection =
      text.equals(anyOf: connections, ignoringCaseIn: name)
      || text.has("DBI->connect", at: name.lowerBound - 5)
      || ["create_user", "create_superuser"].contains { text.ends(name, withIgnoringCase: $0) }
    // These take a password first, or a text to encrypt.
    let hashes: [StaticString] = [
      "crypt", "hashpw", "make_password", "generate_password_hash", "password_hash",
      "bcrypt.hashpw", "scryptsync", "pbkdf2sync", "hmac.new", "fernet", "password.create",
      "passwd", "bcrypt",
    ]
    if noteKey(ofCall: name, openedAt: start) { return }
    let isHash =
      text.equals(anyOf: hashes, ignoringCaseIn: name)
      || text.ends(name, withIgnoringCase: "set_password") || isHashOfPassword(name)
    guard isConnection || isHash || names.contains(where: { text.ends(name, withIgnoringCase: $0) })
    else {
      return
    }
    var argument = quotedText(at: start + 1)
    for _ in 0..<(isConnection ? 2 : isHash ? 0 : 1) {
      guard let previous = argument else { return }
      let comma = text.end(
        where: { $0.is(.quote) || $0 == "\\" || $0.is(.blank) }, from: previous.upperBound)
      guard text.byte(at: comma) == "," else { return }
      let next = text.end(of: .whitespace, from: comma + 1)
      argument = quotedText(at: next)
    }
    guard let argument, !text.isHarmless(at: argument) else { return }
    addSecret(argument, rule: "password of a name")
  }

  /// Whether a call makes a password's hash: `bcrypt.hash("x", 10)`.
  private func isHashOfPassword(_ name: Range<Int>) -> Bool {
    if text.has("Hash::make", at: name.lowerBound - 6) { return true }
    guard ["hash", "hashsync"].contains(where: { text.ends(name, withIgnoringCase: $0) }) else {
      return false
    }
    let context = max(0, name.lowerBound - 64)..<name.upperBound
    return ["bcrypt", "argon2", "scrypt", "passlib"].contains {
      text.containsIgnoringCase($0, in: context)
    }
  }

  /// The text in quotes at an index, which can be one of Python's bytes: `b"x"`.
  private func quotedText(at index: Int) -> Range<Int>? {
    let start = text.byte(at: index) == "b" ? index + 1 : index
    return QuotedText(at: start, in: text, openQuote: openQuote)?.content
  }

  /// Notes the key of a call that signs or verifies a JSON web token: `jwt.sign({id: 1}, "x")`.
  private mutating func noteKey(ofCall name: Range<Int>, openedAt opening: Int) -> Bool {
    let calls: [StaticString] = ["sign", "verify", "jwt.encode", "jwt.decode"]
    guard calls.contains(where: { text.ends(name, withIgnoringCase: $0) }) else { return false }
    let context = max(0, name.lowerBound - 96)..<name.upperBound
    guard
      ["jwt", "jsonwebtoken", "jose"].contains(where: { text.containsIgnoringCase($0, in: context) }
      )
    else { return false }
    var (index, depth) = (opening + 1, 0)
    while index < min(text.count, opening + 256) {
      let byte = text[index]
      if byte.isOne(of: "([{") { depth += 1 }
      if byte.isOne(of: ")]}") { depth -= 1 }
      if depth < 0 { return false }
      index += 1
      guard byte == ",", depth == 0 else { continue }
      guard let key = quotedText(at: text.end(of: .whitespace, from: index)), key.count >= 4,
        !text.isHarmless(at: key)
      else { return false }
      addSecret(key, rule: "key of a call")
      return true
    }
    return false
  }
}

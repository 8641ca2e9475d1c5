/// A word that names a secret, alone or as part of a longer name.
struct SecretWord: Sendable {
  /// How much of a word must match.
  enum Match {
    /// The word is the end of a longer one, too: `PGPASSWORD`.
    case end
    case whole
    /// The word is whole, or follows one of `prefixes` without a separator: `dbpass`, never `bypass`.
    case prefixed
  }

  let word: StaticString
  var match = Match.end
  var meaning = SecretName.secret

  /// The table, sorted by the words' last letters.
  static let rows: [SecretWord] = [
    SecretWord(word: "mnemonic", match: .whole),
    SecretWord(word: "password"),
    SecretWord(word: "passwd"),
    SecretWord(word: "pwd"),
    SecretWord(word: "sid", match: .whole, meaning: .suspected),
    SecretWord(word: "sessionid", match: .whole, meaning: .suspected),
    SecretWord(word: "passphrase"),
    SecretWord(word: "passcode"),
    SecretWord(word: "cookie", match: .whole, meaning: .cookies),
    SecretWord(word: "auth", match: .whole, meaning: .suspected),
    SecretWord(word: "psk", match: .whole),
    SecretWord(word: "credential"),
    SecretWord(word: "token"),
    SecretWord(word: "authorization", match: .whole, meaning: .credentials),
    SecretWord(word: "dsn", match: .whole, meaning: .suspected),
    SecretWord(word: "otp", match: .whole, meaning: .suspected),
    SecretWord(word: "pepper", match: .whole, meaning: .suspected),
    SecretWord(word: "pass", match: .prefixed),
    SecretWord(word: "creds", match: .whole),
    SecretWord(word: "credentials", match: .whole, meaning: .suspected),
    SecretWord(word: "secret"),
    SecretWord(word: "salt", match: .whole, meaning: .suspected),
    SecretWord(word: "jwt", match: .whole, meaning: .suspected),
    SecretWord(word: "pw", match: .prefixed),
    SecretWord(word: "apikey"),
    SecretWord(word: "accesskey"),
    SecretWord(word: "accountkey"),
    SecretWord(word: "authkey"),
    SecretWord(word: "privatekey"),
    SecretWord(word: "secretkey"),
  ]

  /// Beginnings of a word that ends in `pass` or `pw`.
  static let prefixes: [StaticString] = [
    "admin", "auth", "become", "bind", "cert", "cli", "db", "dba", "ftp", "http", "key", "ldap",
    "login", "mail", "mongo", "my", "mysql", "new", "old", "pg", "proxy", "redis", "root", "smtp",
    "src", "ssh", "ssl", "store", "sudo", "trust", "upload", "user", "usr", "vnc", "wifi", "wpa",
  ]

  /// Words that name a secret before `key`.
  static let beforeKey: [StaticString] = [
    "api", "access", "account", "auth", "subscription", "private", "secret", "signing",
    "encryption", "encrypt", "master", "functions", "hmac", "decryption", "crypto", "license",
    "activation", "preshared", "shared", "webhook", "cipher", "aes", "app", "application",
    "storage", "session", "jwt",
  ]

  /// Words before `key` that name something public.
  static let beforePublicKey: [StaticString] = [
    "public", "primary", "foreign", "sort", "partition", "cache", "row", "hot", "map", "object",
    "group", "issue", "routing", "index", "unique", "idempotency", "project", "host", "sub",
    "range", "hash", "s", "publishable", "registry", "translation", "state",
  ]

  /// Words before a secret's that take the meaning away: of pages, of a language's grammar, of what is stored.
  static let before: [StaticString] = [
    "existing", "page", "next", "continuation", "continue", "cursor", "starting", "pagination",
    "resume", "sync", "cancellation", "cancel", "stop", "eos", "bos", "pad", "unk", "sep", "cls",
    "special", "max", "min", "num", "lexer", "by", "two", "first", "second", "one", "low", "high",
    "render", "multi", "basic", "no",
  ]

  /// Words after a secret's that leave the meaning: where it is used, and that it is the value.
  static let after: [StaticString] = [
    "prod", "production", "prd", "staging", "stage", "stg", "dev", "development", "test", "testing",
    "qa", "uat", "ci", "local", "live", "sandbox", "default", "main", "primary", "secondary", "old",
    "new", "current", "previous", "backup", "base", "confirmation", "value", "val", "plain",
    "plaintext", "raw", "hex", "root", "admin", "ro", "rw", "eu", "us",
  ]

  /// Words after a secret's that make a name of something else: of a file, of a number.
  static let description: [StaticString] = [
    "id", "ids", "name", "names", "file", "path", "dir", "url", "uri", "endpoint", "host", "ref",
    "arn", "type", "count", "stdin", "ttl", "length", "limit", "header", "prefix", "pattern",
    "regex", "store", "provider", "version", "expiry", "policy", "format", "algorithm", "scope",
    "audience", "issuer", "field", "label", "method", "helper", "process", "key",
  ]
}

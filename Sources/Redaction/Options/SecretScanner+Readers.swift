import Bytes
import Shell

// Texts that look like secrets, in the input of programs without rows of their own
//
//     found                                             left alone
//     tool login <<< ⟦x1x1x1x1⟧                         sha256sum <<< x1x1x1x1
//     echo ⟦x1x1x1x1⟧ | tool auth:token                 echo x1x1x1x1 | tee token.log

extension SecretScanner {
  /// The start of the command at `position`, as far as a reader can tell without the shell's grammar.
  var startOfCommand: Int {
    let limit = max(0, position - 128)
    var start = position
    while start > limit, !text[start - 1].isOne(of: "|;&\n(`") { start -= 1 }
    return text.end(of: .blank, from: start)
  }

  /// Forgets what was printed, since no more commands read it. It is noted before if they speak of a secret.
  mutating func endFeed() {
    guard let feed else { return }
    self.feed = nil
    let end = min(position, text.count, feed.end + Span<UInt8>.longest)
    guard feed.end < end, readsSecret(feed.text, from: text.endOfBlanks(from: feed.end)..<end)
    else { return }
    insertSecret(feed.text, rule: "standard input")
  }

  /// Whether a command that reads a text speaks of a secret that the text looks like: `tool login <<< x`.
  func readsSecret(_ value: Range<Int>, from command: Range<Int>) -> Bool {
    guard text.looksSecret(at: value) || text.looksChosen(at: value), !command.isEmpty,
      !text.isHarmless(at: value), text.all(in: value, meet: { !$0.is(.whitespace) })
    else { return false }
    let program = command.lowerBound..<text.end(of: .name, from: command.lowerBound)
    if text.equals(anyOf: Self.readersOfText, ignoringCaseIn: program) { return false }
    return Self.wordsOfReaders.contains { text.containsIgnoringCase($0, in: command) }
  }

  /// Words of commands that take a secret from standard input.
  private static let wordsOfReaders: [StaticString] = [
    "login", "signin", "sign-in", "auth", "token", "secret", "passw", "passphrase", "credential",
    "unlock", "load-key", "stdinpass", "keystore", "luks", " join", " put ", "context create",
    "adduser", "add_user", "add-user", "user add", "pinentry", "keychain", "keyring",
  ]

  /// Programs that read any text.
  private static let readersOfText: [StaticString] = [
    "cat", "grep", "egrep", "rg", "sed", "awk", "gawk", "jq", "yq", "base64", "base32", "wc", "cut",
    "sha256sum", "sha1sum", "sha512sum", "md5sum", "md5", "shasum", "cksum", "b2sum", "bc", "tr",
    "sort", "uniq", "head", "tail", "python", "python3", "node", "ruby", "perl", "php", "psql",
    "mysql", "sqlite3", "tee", "xxd", "od", "hexdump", "diff", "xargs", "read", "rev", "fold",
    "column", "git", "less", "more", "while", "pbcopy", "xclip", "nc", "curl", "kubectl", "gzip",
  ]
}

/// A program that takes a secret in a way of its own, or whose options look as if it did.
enum Program {
  /// `mysql -pSECRET`, without a space; with one it asks, and what follows is a database.
  case mysql
  /// `sshpass -p SECRET` and `-pSECRET`.
  case sshpass
  /// `redis-cli -a SECRET`.
  case redis
  /// `curl -u name:SECRET`.
  case curl
  /// `http -a name:SECRET`.
  case httpie
  /// `git commit -m "message"`, in which names are words of prose.
  case git
  /// `docker login -p SECRET`, `az login -p SECRET`.
  case login
  /// `gh secret set NAME --body SECRET`.
  case storedSecret
  /// `grep -- --token`, which looks for names rather than to give them values.
  case search
  /// `sudo -u name:group`; what it runs takes what it takes.
  case sudo
  /// `-u` is something else: a user and group, unified, UTC; `--secret` names a stored one.
  case other

  /// The program whose name stands at `range`; nil for any other.
  init?(_ range: Range<Int>, in text: Span<UInt8>) {
    let isWindows = text.has(".exe", at: range.upperBound - 4)
    let name = range.lowerBound..<max(range.upperBound - (isWindows ? 4 : 0), range.lowerBound)
    guard name.count <= 14, Self.isCommandWord(range, in: text) else { return nil }
    for (known, program) in Self.names
    where name.count == known.utf8CodeUnitCount && text.has(known, at: name.lowerBound) {
      self = program
      return
    }
    return nil
  }

  private static let names: [(StaticString, Program)] = [
    ("mysql", .mysql), ("mysqldump", .mysql), ("mysqladmin", .mysql), ("mysqlimport", .mysql),
    ("mysqlcheck", .mysql), ("mysqlshow", .mysql),
    ("mysqlslap", .mysql), ("mysqlpump", .mysql), ("mysqlbinlog", .mysql), ("mycli", .mysql),
    ("mariadb", .mysql),
    ("mariadb-dump", .mysql), ("mariadb-admin", .mysql),
    ("sshpass", .sshpass), ("redis-cli", .redis), ("valkey-cli", .redis),
    ("http", .httpie), ("https", .httpie), ("xh", .httpie),
    ("git", .git), ("gh", .git), ("hub", .git), ("glab", .git),
    ("grep", .search), ("egrep", .search), ("rg", .search), ("ag", .search), ("ack", .search),
    ("docker", .other), ("podman", .other), ("nerdctl", .other), ("docker-compose", .other),
    ("kubectl", .other), ("sudo", .sudo), ("date", .other), ("diff", .other), ("sort", .other),
    ("buildah", .other), ("skopeo", .other), ("gcloud", .other), ("az", .other), ("oc", .other),
    ("cf", .other), ("curl", .curl), ("wget", .curl),
  ]

  /// Whether a word stands by itself, in quotes or without, or at the end of a path.
  private static func isCommandWord(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let before = text.byte(at: range.lowerBound - 1)
    if let after = text.byte(at: range.upperBound), !after.isWhitespace {
      let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: range.upperBound)
      guard text.byte(at: quote)?.isQuote == true, text.byte(at: quote + 1)?.isWhitespace == true
      else { return false }
    }
    guard let before else { return true }
    return before.isWhitespace || before == UInt8(ascii: "/") || before == UInt8(ascii: "(")
      || before == UInt8(ascii: "`") || before == UInt8(ascii: ";") || before == UInt8(ascii: "|")
      || before == UInt8(ascii: "&") || before.isQuote
  }
}

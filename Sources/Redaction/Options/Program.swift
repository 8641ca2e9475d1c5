import Bytes
import Shell

/// A program that takes a secret in an option, or whose options look as if they did.
enum Program {
  case mysql, sshpass, redis, curl, httpie
  /// A program with messages, in which names are words of prose: `git commit -m "message"`.
  case git
  /// `docker login`, `az login`.
  case login
  /// `gh secret set`.
  case storedSecret
  /// A program that looks for names rather than to give them values: `grep -- --token`.
  case search
  /// `sudo -u name:group`; the program that it runs has options of its own.
  case sudo
  /// `-u` is a user and group, unified, UTC; `--secret` names a stored one.
  case other

  /// The program whose name is at `range`; nil for any other.
  init?(at range: Range<Int>, in text: Span<UInt8>) {
    let isWindows = range.count >= 4 && text.has(".exe", at: range.upperBound - 4)
    let length = range.count - (isWindows ? 4 : 0)
    guard length <= 14, Self.isCommandWord(at: range, in: text) else { return nil }
    for (name, program) in Self.names
    where name.utf8CodeUnitCount == length && text.has(name, at: range.lowerBound) {
      self = program
      return
    }
    return nil
  }

  /// The programs by name.
  static let names: [(StaticString, Program)] = [
    ("mysql", .mysql), ("mysqldump", .mysql), ("mysqladmin", .mysql), ("mysqlimport", .mysql),
    ("mysqlcheck", .mysql), ("mysqlshow", .mysql), ("mysqlslap", .mysql), ("mysqlpump", .mysql),
    ("mysqlbinlog", .mysql), ("mycli", .mysql), ("mariadb", .mysql), ("mariadb-dump", .mysql),
    ("mariadb-admin", .mysql), ("sshpass", .sshpass), ("redis-cli", .redis),
    ("valkey-cli", .redis), ("http", .httpie), ("https", .httpie), ("xh", .httpie),
    ("curl", .curl), ("wget", .curl), ("git", .git), ("gh", .git), ("hub", .git), ("glab", .git),
    ("grep", .search), ("egrep", .search), ("rg", .search), ("ag", .search), ("ack", .search),
    ("sudo", .sudo), ("docker", .other), ("podman", .other), ("nerdctl", .other),
    ("docker-compose", .other), ("kubectl", .other), ("date", .other), ("diff", .other),
    ("sort", .other), ("buildah", .other), ("skopeo", .other), ("gcloud", .other), ("az", .other),
    ("oc", .other), ("cf", .other),
  ]

  /// The program whose options follow the word at `range`, which may be a subcommand with options of its own.
  func subcommand(
    at range: Range<Int>, after previous: Range<Int>, in text: Span<UInt8>
  ) -> Program {
    switch self {
    case .other where text.equals("login", ignoringCaseIn: range): .login
    case .git
    where text.equals("set", ignoringCaseIn: range)
      && text.equals("secret", ignoringCaseIn: previous):
      .storedSecret
    default: self
    }
  }

  /// Whether a word is one of its own, in quotes or without, or the end of a path.
  private static func isCommandWord(at range: Range<Int>, in text: Span<UInt8>) -> Bool {
    if let after = text.byte(at: range.upperBound), !after.is(.whitespace) {
      guard let quote = text.quote(at: range.upperBound), text.has(.whitespace, at: quote + 1)
      else { return false }
    }
    guard let before = text.byte(at: range.lowerBound - 1) else { return true }
    return before.is(.whitespace) || before.is(.quote) || before.isOne(of: "/(`;|&")
  }
}

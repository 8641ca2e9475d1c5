import Bytes
import Shell

/// The programs that take secrets, or look as if they did, in the same options.
enum Program {
  case mysql, sshpass, redis, curl, httpie, samba, openssl, snmp
  /// `-p` takes a password: `mongosh -p`, `twine upload -p`.
  case password
  /// `-P` takes a password: `zip -P`, `sqlcmd -P`.
  case capitalPassword
  /// `-w` takes a password.
  case ldap
  /// `-u` takes a name and a password, with a comma between them.
  case ftp
  /// A password follows `-p` at once: `7z x -pSECRET`.
  case archiver
  /// `-t` takes a token.
  case token
  /// `/p:SECRET`, as FreeRDP has it.
  case xfree
  /// `-e` takes data.
  case ansible
  /// What it prints can be another program's secret: `echo SECRET | docker login --password-stdin`.
  case echo
  /// A program with messages, in which names are words of prose: `git commit -m "message"`.
  case git
  /// Tests are known by sentences: `rspec -e "token: expires"`.
  case tests
  /// `docker login`, `az login`.
  case login
  /// `gh secret set`.
  case storedSecret
  /// A program that looks for names rather than to give them values: `grep -- --token`.
  case search
  /// A line editor; the text after a name in its commands can be a placeholder.
  case sed
  /// Its arguments are names of files, with a host before the colon.
  case files
  /// `-u` has no value, or that of a unit.
  case script
  /// `sudo -u name:group`; the program that it runs has options of its own.
  case sudo
  /// `-u` is a user and group, unified, UTC; `--secret` names a stored one.
  case other
  case azure
  /// The program takes secrets by their place among its words: see `ProgramArgument`.
  case positional

  /// The program whose name is at `range`; nil for any other.
  init?(at range: Range<Int>, in text: Span<UInt8>) {
    let isWindows = range.count >= 4 && text.has(".exe", at: range.upperBound - 4)
    let length = range.count - (isWindows ? 4 : 0)
    guard 2...22 ~= length, Self.isCommandWord(at: range, in: text) else { return nil }
    let word = range.lowerBound..<range.lowerBound + length
    let key = length << 8 | Int(text[word.lowerBound])
    let rows = tableRows(withKey: key, among: Self.names.count) { Self.key(of: Self.names[$0].0) }
    for row in rows where text.has(Self.names[row].0, at: word.lowerBound) {
      self = Self.names[row].1
      return
    }
    return nil
  }

  /// The key by which tables with names of programs are sorted: the length, and the first byte.
  static func key(of name: StaticString) -> Int {
    unsafe name.utf8CodeUnitCount << 8 | Int(name.utf8Start[0])
  }

  /// The program whose options follow the word at `range`, which may be a subcommand with options of its own.
  func subcommand(
    at range: Range<Int>, after previous: Range<Int>, in text: Span<UInt8>
  ) -> Program {
    switch self {
    case .other where text.equals("login", ignoringCaseIn: range): .login
    case .azure
    where text.equals(anyOf: ["login", "sql", "mysql", "postgres", "acr"], ignoringCaseIn: range):
      .login
    case .git
    where text.equals("set", ignoringCaseIn: range)
      && text.equals("secret", ignoringCaseIn: previous):
      .storedSecret
    default: self
    }
  }

  /// Whether a word is one of its own, in quotes or without, or the end of a path.
  private static func isCommandWord(at range: Range<Int>, in text: Span<UInt8>) -> Bool {
    if let after = text.byte(at: range.upperBound), !after.is(.whitespace), !after.isOne(of: ")`") {
      guard let quote = text.quote(at: range.upperBound), text.has(.whitespace, at: quote + 1)
      else { return false }
    }
    guard let before = text.byte(at: range.lowerBound - 1) else { return true }
    return before.is(.whitespace) || before.is(.quote) || before.isOne(of: "/(`;|&")
  }
}

import Bytes

// Options of programs that take a secret
//
//     found                                             left alone
//     curl -b ⟦sid=x⟧                                   curl -b cookies.txt
//     curl -u ada:⟦pw⟧  --user ada:⟦pw⟧                 docker run -u 1000:1000  -u node:node
//     mysql -p⟦pw⟧                                      mysql -p shop  mkdir -p a  mysql -P3306
//     sshpass -p ⟦pw⟧ ssh ada@host                      ssh -p 22 ada@host
//     redis-cli -a ⟦pw⟧                                 ls -a
//     openssl rsa -passin pass:⟦pw⟧                     -passin env:PW
//     docker login -p ⟦pw⟧                              docker run -p 80
//     gh secret set NAME --body ⟦x⟧                     gh issue create --body "token: expired"

/// An option of a program that takes a secret, or a text that looks as if it had one.
struct ProgramOption: Sendable {
  /// How the option is told from others.
  enum Match {
    case exact, inAnyCase
    /// More may follow: `--message-id`.
    case prefix
    /// Its value may follow the letter at once: `-pSECRET`.
    case attached
    /// Its letter is the last of several: `-am message`.
    case last
    /// Its letter may follow curl's switches: `-sSu name`.
    case cluster
  }

  /// What an option's value is.
  enum Value {
    case secret
    /// A secret that follows the option without a blank.
    case attachedSecret
    /// A secret, after which another command follows.
    case secretBeforeCommand
    /// A secret, unless it looks harmless.
    case suspectedSecret
    /// A name and a password: `ada:SECRET`.
    case credentials
    /// Cookies, or the file that holds them.
    case cookies
    /// The source of a secret: `pass:SECRET`, `env:NAME`.
    case secretSource
    /// A message, in which names are words of prose.
    case prose
    /// Something else than other programs take.
    case unrelated
  }

  /// The option's program; nil for any program.
  let program: Program?
  /// The option with its dashes.
  let name: StaticString
  let value: Value
  let match: Match

  /// The table; the first row that matches counts.
  static let rows: [ProgramOption] = [
    ProgramOption(nil, "-pass", .secretSource, .prefix),
    ProgramOption(nil, "--oauth2-bearer", .secret, .inAnyCase),
    ProgramOption(nil, "--secret-string", .secret, .inAnyCase),
    ProgramOption(nil, "--proxy-user", .credentials, .inAnyCase),
    ProgramOption(.mysql, "-p", .attachedSecret, .attached),  // with a blank, it asks
    ProgramOption(.sshpass, "-p", .secretBeforeCommand, .attached),
    ProgramOption(.redis, "-a", .secret),
    ProgramOption(.redis, "--pass", .secret),
    ProgramOption(.curl, "-U", .credentials, .attached),
    ProgramOption(.curl, "-u", .credentials, .cluster),
    ProgramOption(.curl, "-b", .cookies),
    ProgramOption(.curl, "--cookie", .cookies, .inAnyCase),
    ProgramOption(.httpie, "-a", .credentials),
    ProgramOption(.httpie, "--auth", .credentials),
    ProgramOption(.login, "-p", .suspectedSecret),
    ProgramOption(.storedSecret, "-b", .secret),
    ProgramOption(.storedSecret, "--body", .secret, .inAnyCase),
    ProgramOption(.git, "-m", .prose, .last),
    ProgramOption(.git, "-t", .prose, .prefix),
    ProgramOption(.git, "-b", .prose, .prefix),
    ProgramOption(.git, "--message", .prose, .prefix),
    ProgramOption(.git, "--title", .prose, .prefix),
    ProgramOption(.git, "--body", .prose, .prefix),
    ProgramOption(.git, "--notes", .prose, .prefix),
    ProgramOption(.git, "--description", .prose, .prefix),
    ProgramOption(.git, "-u", .unrelated, .attached),
    ProgramOption(.login, "-u", .unrelated, .attached),
    ProgramOption(.storedSecret, "-u", .unrelated, .attached),
    ProgramOption(.search, "-u", .unrelated, .attached),
    ProgramOption(.sudo, "-u", .unrelated, .attached),
    ProgramOption(.other, "-u", .unrelated, .attached),
    ProgramOption(.sudo, "--user", .unrelated, .inAnyCase),
    ProgramOption(.other, "--user", .unrelated, .inAnyCase),
    ProgramOption(nil, "-u", .credentials, .attached),
    ProgramOption(nil, "--user", .credentials, .inAnyCase),
  ]

  /// The index at which the option's value begins when `written` is the option; nil when it isn't.
  ///
  /// - Parameter written: An option with its dashes.
  func valueStart(after written: Range<Int>, in text: Span<UInt8>) -> Int? {
    let length = name.utf8CodeUnitCount
    let isMatch =
      switch match {
      case .exact: written.count == length && text.has(name, at: written.lowerBound)
      case .inAnyCase: text.equals(name, ignoringCaseIn: written)
      case .prefix, .attached: text.has(name, at: written.lowerBound)
      case .last: isLast(of: written, in: text)
      case .cluster:
        2..<8 ~= written.count - 1 && isLast(of: written, in: text)
          && text.all(in: written.dropFirst().dropLast()) { $0.isOne(of: "sSkLfiIvgGjN") }
      }
    guard isMatch else { return nil }
    return match == .attached ? written.lowerBound + length : written.upperBound
  }

  /// Whether the option's letter is the last of short options that are written together.
  private func isLast(of written: Range<Int>, in text: Span<UInt8>) -> Bool {
    let letter = unsafe name.utf8Start[1]
    return text.has(.name, at: written.lowerBound + 1)
      && text.byte(at: written.lowerBound + 1) != "-" && text[written.upperBound - 1] == letter
  }
}

extension ProgramOption {
  // With an initializer that sets all members at once, the compiler lays out the table.
  private init(_ program: Program?, _ name: StaticString, _ value: Value, _ match: Match = .exact) {
    self.init(program: program, name: name, value: value, match: match)
  }
}

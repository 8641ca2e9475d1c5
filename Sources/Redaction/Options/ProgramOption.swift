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
    ProgramOption(program: nil, name: "-pass", value: .secretSource, match: .prefix),
    ProgramOption(program: nil, name: "--oauth2-bearer", value: .secret, match: .inAnyCase),
    ProgramOption(program: nil, name: "--secret-string", value: .secret, match: .inAnyCase),
    ProgramOption(program: nil, name: "--proxy-user", value: .credentials, match: .inAnyCase),
    // If a blank follows, MySQL asks for the password.
    ProgramOption(program: .mysql, name: "-p", value: .attachedSecret, match: .attached),
    ProgramOption(program: .sshpass, name: "-p", value: .secretBeforeCommand, match: .attached),
    ProgramOption(program: .redis, name: "-a", value: .secret, match: .exact),
    ProgramOption(program: .redis, name: "--pass", value: .secret, match: .exact),
    ProgramOption(program: .curl, name: "-U", value: .credentials, match: .attached),
    ProgramOption(program: .curl, name: "-u", value: .credentials, match: .cluster),
    ProgramOption(program: .curl, name: "-b", value: .cookies, match: .exact),
    ProgramOption(program: .curl, name: "--cookie", value: .cookies, match: .inAnyCase),
    ProgramOption(program: .httpie, name: "-a", value: .credentials, match: .exact),
    ProgramOption(program: .httpie, name: "--auth", value: .credentials, match: .exact),
    ProgramOption(program: .login, name: "-p", value: .suspectedSecret, match: .exact),
    ProgramOption(program: .storedSecret, name: "-b", value: .secret, match: .exact),
    ProgramOption(program: .storedSecret, name: "--body", value: .secret, match: .inAnyCase),
    ProgramOption(program: .git, name: "-m", value: .prose, match: .last),
    ProgramOption(program: .git, name: "-t", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "-b", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--message", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--title", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--body", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--notes", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--description", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .login, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .storedSecret, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .search, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .sudo, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .other, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .sudo, name: "--user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: .other, name: "--user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: nil, name: "-u", value: .credentials, match: .attached),
    ProgramOption(program: nil, name: "--user", value: .credentials, match: .inAnyCase),
  ]

  /// The index at which the option's value begins when `written` is the option; nil if it isn't.
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

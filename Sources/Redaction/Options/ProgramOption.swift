import Bytes

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
    /// Its letter is the last of several after switches of one letter: `-sSu name`.
    case cluster
    /// Its value may follow the letter at once, also after switches: `-vpSECRET`.
    case attachedCluster
  }

  /// What an option's value is.
  enum Value: Equatable {
    case secret
    /// A secret that follows the option without a blank.
    case attachedSecret
    /// A secret, after which another command follows.
    case secretBeforeCommand
    /// A secret, unless it looks harmless.
    case suspectedSecret
    /// A secret, if it looks like one.
    case likelySecret
    /// A name and a password: `ada:SECRET`.
    case credentials
    /// The same, unless it looks like something else: `-u host:path`.
    case suspectedCredentials
    /// A name and a password with this byte between them.
    case credentialsAround(Unicode.Scalar)
    /// A file and its password: `client.pem:SECRET`.
    case passwordOfFile
    /// A password, if it looks like one and an option for a user precedes: `-u ada -p SECRET`.
    case passwordOfUser
    /// A token, if a report is being uploaded: `bash <(curl -s https://codecov.io/bash) -t SECRET`.
    case uploadToken
    /// The password comes from standard input.
    case input
    /// The password comes from standard input if this is `-`.
    case inputIfDash
    /// References to stored secrets.
    case references
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

  /// The byte after the dashes.
  var letter: UInt8 {
    unsafe name.utf8Start[1] == UInt8(ascii: "-") ? name.utf8Start[2] : name.utf8Start[1]
  }

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
          && text.all(in: written.dropFirst().dropLast()) {
            $0.isOne(of: "sSkLfiIvgGjNOJRnlpa#046")
          }
      case .attachedCluster: false
      }
    if match == .attachedCluster { return endOfLetter(in: written, text) }
    guard isMatch else { return nil }
    return match == .attached ? written.lowerBound + length : written.upperBound
  }

  /// The index after the option's letter, which may follow others that are switches.
  private func endOfLetter(in written: Range<Int>, _ text: Span<UInt8>) -> Int? {
    let letter = unsafe name.utf8Start[1]
    var index = written.lowerBound + 1
    while index < written.upperBound, index - written.lowerBound < 6 {
      if text[index] == letter { return index + 1 }
      guard text[index].isOne(of: "vBNtsEHAfrqnCGLXWbwU") else { return nil }
      index += 1
    }
    return nil
  }

  /// Whether the option's letter is the last of short options that are written together.
  private func isLast(of written: Range<Int>, in text: Span<UInt8>) -> Bool {
    let letter = unsafe name.utf8Start[1]
    return text.has(.name, at: written.lowerBound + 1)
      && text.byte(at: written.lowerBound + 1) != "-" && text[written.upperBound - 1] == letter
  }
}

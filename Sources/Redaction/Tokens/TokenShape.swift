import Bytes
import Shell

// Tokens with a known shape
//
// Their issuers give them a prefix for this very purpose. `Tests/RedactionTests/Cases/token-shapes.txt` has
// examples and look-alikes of each.

/// The shape of a kind of token, wherever it is in a text.
struct TokenShape: Sendable {
  let prefix: StaticString
  /// The bytes that follow the prefix.
  let tail: ByteClass
  /// The least number of bytes that follow the prefix.
  let length: Int
  /// Whether no more bytes may follow.
  var isExact = false

  /// The table. Of two prefixes that begin alike, the longer is first.
  static let all: [TokenShape] = [
    // Anthropic
    TokenShape(prefix: "sk-ant-", tail: .dashedWord, length: 12),
    // OpenAI and those that took its form over
    TokenShape(prefix: "sk-", tail: .dashedWord, length: 20),
    // Stripe; pk_ is public
    TokenShape(prefix: "sk_live_", tail: .word, length: 16),
    TokenShape(prefix: "rk_live_", tail: .word, length: 16),
    // GitHub
    TokenShape(prefix: "ghp_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "gho_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghu_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghs_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghr_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "github_pat_", tail: .word, length: 22),
    // GitLab
    TokenShape(prefix: "glpat-", tail: .dashedWord, length: 20),
    // Slack
    TokenShape(prefix: "xoxa-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxb-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxc-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxd-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxe-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxo-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxp-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxr-", tail: .dashedWord, length: 10),
    TokenShape(prefix: "xoxs-", tail: .dashedWord, length: 10),
    // Amazon
    TokenShape(prefix: "AKIA", tail: .capitalOrDigit, length: 16, isExact: true),
    TokenShape(prefix: "ASIA", tail: .capitalOrDigit, length: 16, isExact: true),
    // Google
    TokenShape(prefix: "AIza", tail: .dashedWord, length: 35),
    // npm, Hugging Face, PyPI, Vault
    TokenShape(prefix: "npm_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "hf_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "pypi-", tail: .dashedWord, length: 50),
    TokenShape(prefix: "hvs.", tail: .dashedWord, length: 20),
  ]

  /// Whether one of the tokens begins with a byte; few do.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte < 0x80 && firstBytes >> UInt128(byte) & 1 == 1
  }

  /// A bit for each byte that a token begins with.
  private static let firstBytes = all.reduce(into: UInt128(0)) { bits, shape in
    bits |= 1 << UInt128(shape.first)
  }

  /// The byte that the token begins with.
  var first: UInt8 { unsafe prefix.utf8Start[0] }

  /// The end of the token at `start`; nil if there is none of this shape.
  func end(in text: Span<UInt8>, at start: Int) -> Int? {
    guard text.has(prefix, at: start) else { return nil }
    let body = start + prefix.utf8CodeUnitCount
    let end = text.end(of: tail, from: body)
    guard isExact ? end - body == length : end - body >= length else { return nil }
    if isExact, text.has(.word, at: end) { return nil }
    if end - body < Self.longestName, text.isWords(at: body..<end) { return nil }
    return end
  }

  /// Names are shorter; a longer text isn't checked for words.
  private static let longestName = 256
}

extension Span where Element == UInt8 {
  /// Whether a range is a name that people give things: short words in small letters, joined by `-` and
  /// `_`, with a number here and there. Random text has capitals or long words.
  fileprivate func isWords(at range: Range<Int>) -> Bool {
    var wordLength = 0
    var wordCount = 1
    for index in range {
      let byte = self[index]
      if byte.isOne(of: "-_") {
        wordCount += 1
        wordLength = 0
      } else if byte.is(.smallLetter) {
        wordLength += 1
        if wordLength > 15 { return false }
      } else if byte.is(.digit) {
        // A number is a word of its own or ends one: page2, 3rd.
        if wordLength > 12 { return false }
        wordLength += 4
      } else {
        return false
      }
    }
    return wordCount > 1
  }
}

// Tokens that are known by their looks
//
// Those who issue them give them a prefix for this very purpose. `{36}` stands for so many made-up
// letters and digits: a test puts them in, and tries every example and every look-alike. An example
// is redacted as a whole.

/// What a kind of token looks like, wherever it stands.
package struct TokenShape: Sendable {
  /// What a token consists of behind its prefix.
  enum Tail {
    case alphanumeric
    /// Capital letters and digits.
    case capitals
    /// Letters, digits and `_`.
    case word
    /// Letters, digits, `_` and `-`.
    case dashedWord
  }

  let prefix: StaticString
  let tail: Tail
  /// How many characters follow the prefix at least.
  let length: Int
  /// Whether there are never more.
  let isExact: Bool
  /// Separated by spaces.
  package let examples: StaticString
  package let lookAlikes: StaticString

  /// The table. Of two prefixes that begin alike, the longer stands first.
  package static let all: [TokenShape] = [
    // Anthropic
    TokenShape(
      "sk-ant-", .dashedWord, 12, "sk-ant-api03-{93} sk-ant-oat01-{40} sk-ant-{12}",
      not: "sk-ant-api03- sk-ant-your-key sk-ant-{5}"),
    // OpenAI and those that took its form over
    TokenShape(
      "sk-", .dashedWord, 20, "sk-{20} sk-{48} sk-proj-{30}-{30} sk-or-v1-{64}",
      not: "sk-{19} task-{20} sk-folding-cube-container sk-toggleable__content-fitted"),
    // Stripe; pk_ is public
    TokenShape(
      "sk_live_", .word, 16, "sk_live_{24}", not: "sk_live_{8} pk_live_{24} risk_live_{24}"),
    TokenShape("rk_live_", .word, 16, "rk_live_{24}", not: "rk_live_ mark_live_{24}"),
    // GitHub
    TokenShape("ghp_", .alphanumeric, 36, "ghp_{36} ghp_{40}", not: "ghp_{35} xghp_{36} ghp_"),
    TokenShape("gho_", .alphanumeric, 36, "gho_{36}", not: "gho_{35} gho_st"),
    TokenShape("ghu_", .alphanumeric, 36, "ghu_{36}", not: "ghu_{35}"),
    TokenShape("ghs_", .alphanumeric, 36, "ghs_{36}", not: "ghs_{35}"),
    TokenShape("ghr_", .alphanumeric, 36, "ghr_{36}", not: "ghr_{35} thghr_{36}"),
    TokenShape(
      "github_pat_", .word, 22, "github_pat_{22}_{59} github_pat_{22}",
      not: "github_pat_{21} github_pat_environment_variable_name"),
    // GitLab
    TokenShape(
      "glpat-", .dashedWord, 20, "glpat-{20} glpat-{10}_-{8} glpat-{24}",
      not: "glpat-{19} glpat-rotation-for-all-the-teams"),
    // Slack
    TokenShape("xoxa-", .dashedWord, 10, "xoxa-2-{12}", not: "xoxa-"),
    TokenShape("xoxb-", .dashedWord, 10, "xoxb-{12}-{12}-{24}", not: "xoxb-{4} xoxb-your-token"),
    TokenShape("xoxc-", .dashedWord, 10, "xoxc-{24}", not: "xoxc-"),
    TokenShape("xoxd-", .dashedWord, 10, "xoxd-{24}", not: "xoxd-"),
    TokenShape("xoxe-", .dashedWord, 10, "xoxe-1-{24}", not: "xoxe-"),
    TokenShape("xoxo-", .dashedWord, 10, "xoxo-{24}", not: "xoxo-gossip-girl"),
    TokenShape("xoxp-", .dashedWord, 10, "xoxp-{12}-{12}-{32}", not: "xoxp-"),
    TokenShape("xoxr-", .dashedWord, 10, "xoxr-{24}", not: "xoxr-"),
    TokenShape("xoxs-", .dashedWord, 10, "xoxs-{24}", not: "xoxs-"),
    // Amazon
    TokenShape(
      "AKIA", .capitals, 16, exactly: true, "AKIA{16}", not: "AKIA{15} AKIA{17} akia{16}"),
    TokenShape("ASIA", .capitals, 16, exactly: true, "ASIA{16}", not: "ASIA{15} EURASIA{16}"),
    // Google
    TokenShape("AIza", .dashedWord, 35, "AIza{35} AIza{17}-{17}", not: "AIza{34} MAIza{35}"),
    // npm, Hugging Face, PyPI, Vault
    TokenShape("npm_", .alphanumeric, 36, "npm_{36}", not: "npm_{35} npm_config_registry"),
    TokenShape("hf_", .alphanumeric, 30, "hf_{30} hf_{34}", not: "hf_{29} hf_transfer shf_{30}"),
    TokenShape("pypi-", .dashedWord, 50, "pypi-{50} pypi-{150}", not: "pypi-{49} pypi-server"),
    TokenShape(
      "hvs.", .dashedWord, 20, "hvs.{24} hvs.{92}", not: "hvs.{19} hvs.example.com shvs.{24}"),
  ]

  /// Whether one of them begins with a byte, which few do.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte < 0x80 && firstBytes >> UInt128(byte) & 1 == 1
  }

  /// A bit for each byte that one begins with.
  private static let firstBytes = all.reduce(into: UInt128(0)) { bits, shape in
    bits |= 1 << UInt128(shape.first)
  }

  /// The byte it begins with.
  var first: UInt8 { unsafe prefix.utf8Start[0] }

  /// The index behind the token that stands at `start`; nil when none of this shape does.
  func end(in text: Span<UInt8>, at start: Int) -> Int? {
    guard text.has(prefix, at: start) else { return nil }
    let body = start + prefix.utf8CodeUnitCount
    let end = text.end(of: tail.contains, from: body)
    guard isExact ? end - body == length : end - body >= length else { return nil }
    if isExact, text.byte(at: end)?.isWordByte == true { return nil }
    if end - body < Self.longestName, text.isWords(body..<end) { return nil }
    return end
  }

  /// No name is longer; what is needn't be looked at to the end.
  private static let longestName = 256
}

extension TokenShape {
  // An initializer that sets all members at once lets the compiler lay out the table.
  private init(
    _ prefix: StaticString, _ tail: Tail, _ length: Int, exactly isExact: Bool = false,
    _ examples: StaticString, not lookAlikes: StaticString
  ) {
    self.init(
      prefix: prefix, tail: tail, length: length, isExact: isExact, examples: examples,
      lookAlikes: lookAlikes)
  }
}

extension TokenShape.Tail {
  /// Whether a byte can be part of the tail.
  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .alphanumeric: byte.isLetter || byte.isDigit
    case .capitals: byte.isUppercase || byte.isDigit
    case .word: byte.isWordByte
    case .dashedWord: byte.isWordByte || byte == UInt8(ascii: "-")
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether a stretch is a name that people give things: short words in small letters, joined by
  /// `-` and `_`, with a number here and there. Random text has capitals or long words.
  func isWords(_ range: Range<Int>) -> Bool {
    var wordLength = 0
    var wordCount = 1
    for index in range {
      switch self[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "_"):
        wordCount += 1
        wordLength = 0
      case let byte where byte.isLowercase:
        wordLength += 1
        if wordLength > 15 { return false }
      case let byte where byte.isDigit:
        // A number is a word of its own or ends one: page2, 3rd.
        if wordLength > 12 { return false }
        wordLength += 4
      default: return false
      }
    }
    return wordCount > 1
  }
}

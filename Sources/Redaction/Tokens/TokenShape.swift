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
    // OpenAI, and those that took its form over
    TokenShape(prefix: "sk-", tail: .dashedWord, length: 20),
    // Stripe; pk_ is public
    TokenShape(prefix: "sk_live_", tail: .word, length: 16),
    TokenShape(prefix: "sk_test_", tail: .word, length: 16),
    TokenShape(prefix: "rk_live_", tail: .word, length: 16),
    TokenShape(prefix: "rk_test_", tail: .word, length: 16),
    TokenShape(prefix: "whsec_", tail: .word, length: 24),
    // ElevenLabs and others
    TokenShape(prefix: "sk_", tail: .alphanumeric, length: 40),
    // GitHub
    TokenShape(prefix: "ghp_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "gho_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghu_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghs_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghr_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "github_pat_", tail: .word, length: 22),
    // GitLab
    TokenShape(prefix: "glpat-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glptt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "gldt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glrt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glcbt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glft-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glimt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glagent-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "gloas-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glsoat-", tail: .dashedWord, length: 20),
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
    TokenShape(prefix: "xapp-", tail: .dashedWord, length: 24),
    // Amazon
    TokenShape(prefix: "AKIA", tail: .capitalOrDigit, length: 16, isExact: true),
    TokenShape(prefix: "ASIA", tail: .capitalOrDigit, length: 16, isExact: true),
    // Google
    TokenShape(prefix: "AIza", tail: .dashedWord, length: 35),
    TokenShape(prefix: "GOCSPX-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "ya29.", tail: .dashedWord, length: 20),
    // npm, Hugging Face, PyPI, Vault
    TokenShape(prefix: "npm_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "hf_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "api_org_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "pypi-", tail: .dashedWord, length: 50),
    TokenShape(prefix: "hvs.", tail: .dashedWord, length: 20),
    TokenShape(prefix: "hvb.", tail: .dashedWord, length: 20),
    TokenShape(prefix: "hvr.", tail: .dashedWord, length: 20),
    // Hosts: DigitalOcean, Fly, Heroku, Netlify, Render, Deno, Vercel, Neon, PlanetScale, Supabase, Tailscale
    TokenShape(prefix: "dop_v1_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "doo_v1_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "dor_v1_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "fo1_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "fm1r_", tail: .word, length: 30),
    TokenShape(prefix: "fm1a_", tail: .word, length: 30),
    TokenShape(prefix: "fm2_", tail: .word, length: 30),
    TokenShape(prefix: "HRKU-", tail: .dashedWord, length: 30),
    TokenShape(prefix: "nfp_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "rnd_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "ddp_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "vcp_", tail: .alphanumeric, length: 24),
    TokenShape(prefix: "napi_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "pscale_tkn_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pscale_pw_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pscale_oauth_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "sbp_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "sb_secret_", tail: .dashedWord, length: 24),
    TokenShape(prefix: "tskey-", tail: .dashedWord, length: 20),
    // Packages and images: Docker, RubyGems, NuGet, crates.io, Clojars
    TokenShape(prefix: "dckr_pat_", tail: .dashedWord, length: 20),
    TokenShape(prefix: "dckr_oat_", tail: .dashedWord, length: 20),
    TokenShape(prefix: "rubygems_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "oy2", tail: .alphanumeric, length: 43, isExact: true),
    TokenShape(prefix: "cio", tail: .alphanumeric, length: 32, isExact: true),
    TokenShape(prefix: "CLOJARS_", tail: .alphanumeric, length: 40),
    // Builds and checks: Terraform's are read elsewhere; Pulumi, Sentry, SonarQube, Buildkite, CircleCI, Grafana, New Relic, Dynatrace
    TokenShape(prefix: "pul-", tail: .alphanumeric, length: 40, isExact: true),
    TokenShape(prefix: "sntrys_", tail: .name, length: 30),
    TokenShape(prefix: "sntryu_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "squ_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "sqp_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "sqa_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "bkua_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "CCIPAT_", tail: .word, length: 30),
    TokenShape(prefix: "glsa_", tail: .word, length: 30),
    TokenShape(prefix: "glc_", tail: .word, length: 30),
    TokenShape(prefix: "NRAK-", tail: .capitalOrDigit, length: 20),
    TokenShape(prefix: "NRJS-", tail: .alphanumeric, length: 18),
    TokenShape(prefix: "dt0c01.", tail: .name, length: 60),
    // Teams: Notion, Linear, Figma, Postman, Atlassian, Airtable, Typeform, HubSpot, Contentful, Sourcegraph, 1Password, Doppler
    TokenShape(prefix: "ntn_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "secret_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "lin_api_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "lin_oauth_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "figd_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "PMAK-", tail: .dashedWord, length: 40),
    TokenShape(prefix: "ATATT3", tail: .dashedWord, length: 40),
    TokenShape(prefix: "ATCTT3", tail: .dashedWord, length: 40),
    TokenShape(prefix: "ATBB", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "patAT", tail: .name, length: 60),
    TokenShape(prefix: "tfp_", tail: .word, length: 40),
    TokenShape(prefix: "pat-na1-", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pat-eu1-", tail: .dashedWord, length: 30),
    TokenShape(prefix: "CFPAT-", tail: .dashedWord, length: 40),
    TokenShape(prefix: "sgp_", tail: .word, length: 40),
    TokenShape(prefix: "ops_eyJ", tail: .dashedWord, length: 60),
    TokenShape(prefix: "dp.st.", tail: .name, length: 30),
    TokenShape(prefix: "dp.pt.", tail: .name, length: 30),
    TokenShape(prefix: "dp.ct.", tail: .name, length: 30),
    TokenShape(prefix: "dp.sa.", tail: .name, length: 30),
    // Shops and mail: Shopify, Square, SendGrid, Mailgun, Brevo, Resend, Shippo, EasyPost
    TokenShape(prefix: "shpat_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shpca_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shppa_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shpss_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "sq0atp-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "sq0csp-", tail: .dashedWord, length: 36),
    TokenShape(prefix: "EAAA", tail: .dashedWord, length: 40),
    TokenShape(prefix: "EAAC", tail: .alphanumeric, length: 60),
    TokenShape(prefix: "SG.", tail: .name, length: 50),
    TokenShape(prefix: "key-", tail: .alphanumeric, length: 32, isExact: true),
    TokenShape(prefix: "xkeysib-", tail: .dashedWord, length: 50),
    TokenShape(prefix: "re_", tail: .word, length: 24),
    TokenShape(prefix: "shippo_live_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "EZAK", tail: .alphanumeric, length: 50),
    // Telephones: Twilio's secret half
    TokenShape(prefix: "SK", tail: .alphanumeric, length: 32, isExact: true),
    // Models: Groq, xAI, Perplexity, Replicate, NVIDIA, Pinecone, LangSmith, Tavily, Databricks, Fireworks
    TokenShape(prefix: "gsk_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "xai-", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "pplx-", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "r8_", tail: .alphanumeric, length: 32),
    TokenShape(prefix: "nvapi-", tail: .dashedWord, length: 40),
    TokenShape(prefix: "pcsk_", tail: .word, length: 40),
    TokenShape(prefix: "lsv2_pt_", tail: .word, length: 36),
    TokenShape(prefix: "lsv2_sk_", tail: .word, length: 36),
    TokenShape(prefix: "tvly-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "dapi", tail: .alphanumeric, length: 32),
    TokenShape(prefix: "fw_", tail: .alphanumeric, length: 22),
    // Keys of age, and of others
    TokenShape(prefix: "AGE-SECRET-KEY-1", tail: .capitalOrDigit, length: 50),
    TokenShape(prefix: "LTAI", tail: .alphanumeric, length: 16),
    TokenShape(prefix: "duffel_live_", tail: .dashedWord, length: 36),
    TokenShape(prefix: "FLWSECK-", tail: .dashedWord, length: 30),
    TokenShape(prefix: "rdme_", tail: .alphanumeric, length: 60),
    TokenShape(prefix: "ico-", tail: .alphanumeric, length: 32, isExact: true),
    TokenShape(prefix: "waka_", tail: .dashedWord, length: 36),
    TokenShape(prefix: "PMAT-", tail: .capitalOrDigit, length: 20),
  ]

  /// The length that every token has at least, with its prefix.
  static let shortest = 15

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

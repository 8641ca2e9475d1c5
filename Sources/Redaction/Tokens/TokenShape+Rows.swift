import Bytes

// Tokens with a known shape
//
// Their issuers give them a prefix for this very purpose. `Tests/RedactionTests/Cases/token-shapes.txt` has
// examples and look-alikes of each.

extension TokenShape {
  /// The table, sorted by the prefixes' bytes.
  static let all: [TokenShape] = [
    // age
    TokenShape(prefix: "AGE-SECRET-KEY-1", tail: .capitalOrDigit, length: 50),
    // Google
    TokenShape(prefix: "AIza", tail: .dashedWord, length: 35),
    // Amazon
    TokenShape(prefix: "AKIA", tail: .capitalOrDigit, length: 16, isExact: true),
    TokenShape(prefix: "ASIA", tail: .capitalOrDigit, length: 16, isExact: true),
    // Atlassian
    TokenShape(prefix: "ATATT3", tail: .dashedWord, length: 40),
    // Bitbucket
    TokenShape(prefix: "ATBB", tail: .alphanumeric, length: 28),
    // Atlassian
    TokenShape(prefix: "ATCTT3", tail: .dashedWord, length: 40),
    // CircleCI
    TokenShape(prefix: "CCIPAT_", tail: .word, length: 30),
    // Contentful
    TokenShape(prefix: "CFPAT-", tail: .dashedWord, length: 40),
    // Clojars
    TokenShape(prefix: "CLOJARS_", tail: .alphanumeric, length: 40),
    // Square
    TokenShape(prefix: "EAAA", tail: .dashedWord, length: 40),
    // Facebook
    TokenShape(prefix: "EAAC", tail: .alphanumeric, length: 60),
    // EasyPost
    TokenShape(prefix: "EZAK", tail: .alphanumeric, length: 50),
    // Flutterwave
    TokenShape(prefix: "FLWSECK-", tail: .dashedWord, length: 30),
    // Google
    TokenShape(prefix: "GOCSPX-", tail: .dashedWord, length: 20),
    // Heroku
    TokenShape(prefix: "HRKU-", tail: .dashedWord, length: 30),
    // Alibaba
    TokenShape(prefix: "LTAI", tail: .alphanumeric, length: 16),
    // New Relic
    TokenShape(prefix: "NRAK-", tail: .capitalOrDigit, length: 20),
    TokenShape(prefix: "NRJS-", tail: .alphanumeric, length: 18),
    // Postman
    TokenShape(prefix: "PMAK-", tail: .dashedWord, length: 40),
    TokenShape(prefix: "PMAT-", tail: .capitalOrDigit, length: 20),
    // SendGrid
    TokenShape(prefix: "SG.", tail: .name, length: 50),
    // Twilio
    TokenShape(prefix: "SK", tail: .alphanumeric, length: 32, isExact: true),
    // Hugging Face
    TokenShape(prefix: "api_org_", tail: .alphanumeric, length: 30),
    // Buildkite
    TokenShape(prefix: "bkua_", tail: .alphanumeric, length: 40),
    // crates.io
    TokenShape(prefix: "cio", tail: .alphanumeric, length: 32, isExact: true),
    // Databricks
    TokenShape(prefix: "dapi", tail: .alphanumeric, length: 32),
    // Docker
    TokenShape(prefix: "dckr_oat_", tail: .dashedWord, length: 20),
    TokenShape(prefix: "dckr_pat_", tail: .dashedWord, length: 20),
    // Deno
    TokenShape(prefix: "ddp_", tail: .alphanumeric, length: 30),
    // DigitalOcean
    TokenShape(prefix: "doo_v1_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "dop_v1_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "dor_v1_", tail: .alphanumeric, length: 40),
    // Doppler
    TokenShape(prefix: "dp.ct.", tail: .name, length: 30),
    TokenShape(prefix: "dp.pt.", tail: .name, length: 30),
    TokenShape(prefix: "dp.sa.", tail: .name, length: 30),
    TokenShape(prefix: "dp.st.", tail: .name, length: 30),
    // Dynatrace
    TokenShape(prefix: "dt0c01.", tail: .name, length: 60),
    // Duffel
    TokenShape(prefix: "duffel_live_", tail: .dashedWord, length: 36),
    // Figma
    TokenShape(prefix: "figd_", tail: .dashedWord, length: 30),
    // Fly
    TokenShape(prefix: "fm1a_", tail: .word, length: 30),
    TokenShape(prefix: "fm1r_", tail: .word, length: 30),
    TokenShape(prefix: "fm2_", tail: .word, length: 30),
    TokenShape(prefix: "fo1_", tail: .dashedWord, length: 30),
    // Fireworks
    TokenShape(prefix: "fw_", tail: .alphanumeric, length: 22),
    // GitHub
    TokenShape(prefix: "gho_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghp_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghr_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghs_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "ghu_", tail: .alphanumeric, length: 36),
    TokenShape(prefix: "github_pat_", tail: .word, length: 22),
    // GitLab
    TokenShape(prefix: "glagent-", tail: .dashedWord, length: 20),
    // Grafana
    TokenShape(prefix: "glc_", tail: .word, length: 30),
    // GitLab
    TokenShape(prefix: "glcbt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "gldt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glft-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glimt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "gloas-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glpat-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glptt-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "glrt-", tail: .dashedWord, length: 20),
    // Grafana
    TokenShape(prefix: "glsa_", tail: .word, length: 30),
    // GitLab
    TokenShape(prefix: "glsoat-", tail: .dashedWord, length: 20),
    // Groq
    TokenShape(prefix: "gsk_", tail: .alphanumeric, length: 40),
    // Hugging Face
    TokenShape(prefix: "hf_", tail: .alphanumeric, length: 30),
    // Vault
    TokenShape(prefix: "hvb.", tail: .dashedWord, length: 20),
    TokenShape(prefix: "hvr.", tail: .dashedWord, length: 20),
    TokenShape(prefix: "hvs.", tail: .dashedWord, length: 20),
    // Infracost
    TokenShape(prefix: "ico-", tail: .alphanumeric, length: 32, isExact: true),
    // Mailgun
    TokenShape(prefix: "key-", tail: .alphanumeric, length: 32, isExact: true),
    // Linear
    TokenShape(prefix: "lin_api_", tail: .alphanumeric, length: 30),
    TokenShape(prefix: "lin_oauth_", tail: .alphanumeric, length: 30),
    // LangSmith
    TokenShape(prefix: "lsv2_pt_", tail: .word, length: 36),
    TokenShape(prefix: "lsv2_sk_", tail: .word, length: 36),
    // Neon
    TokenShape(prefix: "napi_", tail: .alphanumeric, length: 40),
    // Netlify
    TokenShape(prefix: "nfp_", tail: .alphanumeric, length: 30),
    // npm
    TokenShape(prefix: "npm_", tail: .alphanumeric, length: 36),
    // Notion
    TokenShape(prefix: "ntn_", tail: .alphanumeric, length: 36),
    // NVIDIA
    TokenShape(prefix: "nvapi-", tail: .dashedWord, length: 40),
    // 1Password
    TokenShape(prefix: "ops_eyJ", tail: .dashedWord, length: 60),
    // NuGet
    TokenShape(prefix: "oy2", tail: .alphanumeric, length: 40),
    // HubSpot
    TokenShape(prefix: "pat-eu1-", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pat-na1-", tail: .dashedWord, length: 30),
    // Airtable
    TokenShape(prefix: "patAT", tail: .name, length: 60),
    // Pinecone
    TokenShape(prefix: "pcsk_", tail: .word, length: 40),
    // Perplexity
    TokenShape(prefix: "pplx-", tail: .alphanumeric, length: 40),
    // PlanetScale
    TokenShape(prefix: "pscale_oauth_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pscale_pw_", tail: .dashedWord, length: 30),
    TokenShape(prefix: "pscale_tkn_", tail: .dashedWord, length: 30),
    // Pulumi
    TokenShape(prefix: "pul-", tail: .alphanumeric, length: 40, isExact: true),
    // PyPI
    TokenShape(prefix: "pypi-", tail: .dashedWord, length: 50),
    // Replicate
    TokenShape(prefix: "r8_", tail: .alphanumeric, length: 32),
    // ReadMe
    TokenShape(prefix: "rdme_", tail: .alphanumeric, length: 60),
    // Resend
    TokenShape(prefix: "re_", tail: .word, length: 24),
    // Stripe
    TokenShape(prefix: "rk_live_", tail: .word, length: 16),
    TokenShape(prefix: "rk_test_", tail: .word, length: 16),
    // Render
    TokenShape(prefix: "rnd_", tail: .alphanumeric, length: 28),
    // RubyGems
    TokenShape(prefix: "rubygems_", tail: .alphanumeric, length: 40),
    // Supabase
    TokenShape(prefix: "sb_secret_", tail: .dashedWord, length: 24),
    TokenShape(prefix: "sbp_", tail: .alphanumeric, length: 36),
    // Notion
    TokenShape(prefix: "secret_", tail: .alphanumeric, length: 40),
    // Sourcegraph
    TokenShape(prefix: "sgp_", tail: .word, length: 40),
    // Shippo
    TokenShape(prefix: "shippo_live_", tail: .alphanumeric, length: 36),
    // Shopify
    TokenShape(prefix: "shpat_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shpca_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shppa_", tail: .alphanumeric, length: 28),
    TokenShape(prefix: "shpss_", tail: .alphanumeric, length: 28),
    // OpenAI and others
    TokenShape(prefix: "sk-", tail: .dashedWord, length: 20),
    // Anthropic
    TokenShape(prefix: "sk-ant-", tail: .dashedWord, length: 12),
    // ElevenLabs
    TokenShape(prefix: "sk_", tail: .alphanumeric, length: 40),
    // Stripe
    TokenShape(prefix: "sk_live_", tail: .word, length: 16),
    TokenShape(prefix: "sk_test_", tail: .word, length: 16),
    // Sentry
    TokenShape(prefix: "sntrys_", tail: .name, length: 30),
    TokenShape(prefix: "sntryu_", tail: .alphanumeric, length: 40),
    // Square
    TokenShape(prefix: "sq0atp-", tail: .dashedWord, length: 20),
    TokenShape(prefix: "sq0csp-", tail: .dashedWord, length: 36),
    // SonarQube
    TokenShape(prefix: "sqa_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "sqp_", tail: .alphanumeric, length: 40),
    TokenShape(prefix: "squ_", tail: .alphanumeric, length: 40),
    // Typeform
    TokenShape(prefix: "tfp_", tail: .word, length: 40),
    // Tailscale
    TokenShape(prefix: "tskey-", tail: .dashedWord, length: 20),
    // Tavily
    TokenShape(prefix: "tvly-", tail: .dashedWord, length: 20),
    // Vercel
    TokenShape(prefix: "vcp_", tail: .alphanumeric, length: 24),
    // WakaTime
    TokenShape(prefix: "waka_", tail: .dashedWord, length: 36),
    // Stripe
    TokenShape(prefix: "whsec_", tail: .word, length: 24),
    // xAI
    TokenShape(prefix: "xai-", tail: .alphanumeric, length: 40),
    // Slack
    TokenShape(prefix: "xapp-", tail: .dashedWord, length: 24),
    // Brevo
    TokenShape(prefix: "xkeysib-", tail: .dashedWord, length: 50),
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
    // Google
    TokenShape(prefix: "ya29.", tail: .dashedWord, length: 20),
  ]
}

import Bytes
import OperatingSystem

/// What the environment tells the hook to keep.
struct HookSettings {
  /// Whether tokens are estimated.
  let estimatesTokens: Bool
  /// Whether anything is kept of what a call was about; only a clear yes keeps it on.
  let keepsDetails: Bool
  /// Whether secrets are taken out of all texts.
  let redacts: Bool
  /// The user's own tag for the session.
  let sessionTag: String?

  init(_ environment: Environment) {
    estimatesTokens = environment.isOn("CLAUDE_LOG_TOKENS")
    keepsDetails =
      environment["CLAUDE_LOG_DETAILS"].map { value in
        ["true", "1", "yes", "on"].contains(value.lowercased())
      } ?? true
    redacts = environment.isOn("CLAUDE_LOG_REDACT")
    sessionTag = environment["CLAUDE_SESSION_ID"]
  }
}

import Bytes
import OperatingSystem

/// The hook's settings in the environment.
struct HookSettings {
  /// Whether to estimate tokens.
  let estimatesTokens: Bool
  /// Whether to log details of calls; if the variable is set, only a clear yes enables it.
  let keepsDetails: Bool
  /// Whether to redact secrets.
  let redacts: Bool
  /// The user's tag for the session.
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

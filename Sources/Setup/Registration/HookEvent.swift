/// The hook events that are logged: Claude Code tells failed calls apart, so that it takes both.
enum HookEvent {
  static let logged = ["PostToolUse", "PostToolUseFailure"]
}

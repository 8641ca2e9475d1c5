import Shell

/// What Claude Code requires of a handler and of its group (observed in 2.1.332).
///
/// A handler that doesn't comply isn't run; if it is for an event that can block an action, the whole file is
/// ignored (`GuardHooks`).
enum HookSchema {
  /// The kinds of handlers, by their `type`.
  static let handlers: [(type: String, rows: [SettingRow])] = [
    (
      "command",
      [
        SettingRow("command", .text, isRequired: true), SettingRow("args", .array(of: .text)),
        SettingRow("shell", .word(shells)), SettingRow("async", .boolean),
        SettingRow("asyncRewake", .boolean),
        SettingRow("holdsTools", .boolean), SettingRow("rewakeMessage", .filledText),
        SettingRow("rewakeSummary", .filledText), onFailure,
      ] + common
    ),
    (
      "prompt",
      [prompt, SettingRow("model", .text), SettingRow("continueOnBlock", .boolean)] + common
    ),
    ("agent", [prompt, SettingRow("model", .text)] + common),
    (
      "http",
      [
        SettingRow("url", .address, isRequired: true), SettingRow("headers", .object(of: .text)),
        SettingRow("allowedEnvVars", .array(of: .text)), onFailure,
      ] + common
    ),
    (
      "mcp_tool",
      [
        SettingRow("server", .text, isRequired: true), SettingRow("tool", .text, isRequired: true),
        SettingRow("input", .object(of: .anything)),
      ] + common
    ),
  ]

  static let group = [
    SettingRow("matcher", .text), SettingRow("hooks", .array(of: .anything), isRequired: true),
  ]

  static let shells = ["bash", "powershell"]

  private static let common = [
    SettingRow("if", .text), SettingRow("timeout", .positive), SettingRow("statusMessage", .text),
    SettingRow("once", .boolean),
  ]
  private static let prompt = SettingRow("prompt", .text, isRequired: true)
  private static let onFailure = SettingRow("onFailure", .word(["continue", "block"]))
}

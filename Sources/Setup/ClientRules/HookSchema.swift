/// What Claude Code requires of a handler and of its group (observed in 2.1.332).
///
/// A handler that doesn't comply isn't run, or makes Claude Code ignore the whole file (`FileFaults`).
enum HookSchema {
  /// The kinds of handlers, by their `type`.
  static let handlers: [(type: String, members: [SettingRow])] = [
    (
      "command",
      [
        ("command", .required(.text)), ("args", .array(of: .text)), ("shell", .word(shells)),
        ("async", .boolean), ("asyncRewake", .boolean), ("holdsTools", .boolean),
        ("rewakeMessage", .filledText), ("rewakeSummary", .filledText), onFailure,
      ] + common
    ),
    ("prompt", [prompt, ("model", .text), ("continueOnBlock", .boolean)] + common),
    ("agent", [prompt, ("model", .text)] + common),
    (
      "http",
      [
        ("url", .required(.address)), ("headers", .object(of: .text)),
        ("allowedEnvVars", .array(of: .text)), onFailure,
      ] + common
    ),
    (
      "mcp_tool",
      [
        ("server", .required(.text)), ("tool", .required(.text)),
        ("input", .object(of: .anything)),
      ] + common
    ),
  ]

  static let group: [SettingRow] = [
    ("matcher", .text), ("hooks", .required(.array(of: .anything))),
  ]

  private static let shells = ["bash", "powershell"]
  private static let common: [SettingRow] = [
    ("if", .text), ("timeout", .positive), ("statusMessage", .text), ("once", .boolean),
  ]
  private static let prompt: SettingRow = ("prompt", .required(.text))
  private static let onFailure: SettingRow = ("onFailure", .word(["continue", "block"]))
}

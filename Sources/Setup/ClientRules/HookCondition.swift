/// Which calls the `if` of a handler is for: a permission rule, as `Bash(git *)` (seen in Claude Code 2.1.332).
struct HookCondition {
  /// The tool that it names; nil where it matches no call.
  let tool: String?
  /// Whether it is for some of the tool's calls only.
  let isPartial: Bool

  /// - Parameter text: The rule, which isn't empty.
  init(_ text: String) {
    let rule = text.wholeMatch(of: #/([A-Za-z0-9_-]+)(?:\((.*)\))?/#.dotMatchesNewlines())
    let name = rule.map { String($0.1) } ?? ""
    let isServer = name.wholeMatch(of: #/mcp__[A-Za-z0-9_-]+/#) != nil
    tool = isServer || ToolNames.canBe(name) ? name : nil
    isPartial = !["", "*"].contains(rule?.2 ?? "")
  }
}

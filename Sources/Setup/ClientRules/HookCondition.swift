import Bytes

/// The calls that a handler's `if` selects: a permission rule such as `Bash(git *)` (observed in Claude Code 2.1.332).
struct HookCondition {
  /// The tool that the rule names; nil if it matches no call.
  let tool: String?
  /// Whether the rule matches only some of the tool's calls.
  let isPartial: Bool

  /// Parses a rule.
  ///
  /// - Parameter text: The rule; not empty.
  init(_ text: String) {
    let name = text.utf8.prefix { $0.is(.dashedWord) }
    let rest = text.utf8[name.endIndex...]
    let isInParentheses = rest.first == "(" && rest.last == ")" && rest.count > 1
    guard !name.isEmpty, rest.isEmpty || isInParentheses else {
      (tool, isPartial) = (nil, false)
      return
    }
    let tool = String(Substring(name))
    let isServer = tool.hasPrefix("mcp__") && name.count > "mcp__".utf8.count
    self.tool = isServer || ToolNames.canBe(tool) ? tool : nil
    let condition = Substring(rest.dropFirst().dropLast())
    isPartial = !condition.isEmpty && condition != "*"
  }
}

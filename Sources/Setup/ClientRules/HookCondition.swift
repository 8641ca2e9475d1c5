import Bytes

/// Which calls the `if` of a handler is for: a permission rule, as `Bash(git *)` (seen in Claude Code 2.1.332).
struct HookCondition {
  /// The tool that it names; nil where it matches no call.
  let tool: String?
  /// Whether it is for some of the tool's calls only.
  let isPartial: Bool

  /// - Parameter text: The rule, which isn't empty.
  init(_ text: String) {
    let name = text.utf8.prefix { $0.is(.dashedWord) }
    let rest = text.utf8[name.endIndex...]
    let isInParentheses =
      rest.first == UInt8(ascii: "(") && rest.last == UInt8(ascii: ")") && rest.count > 1
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

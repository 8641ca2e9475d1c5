import Bytes

/// The calls for which a handler runs, according to its group's matcher and its own condition.
struct HandlerReach {
  /// The tools, out of `ToolNames.examples` and those that the handler names; nil if unknown.
  let tools: [String]?
  /// Whether the handler runs only for some calls of these tools.
  let isPartial: Bool

  /// Creates the value.
  ///
  /// - Parameter condition: The handler's `if`; empty if there is none.
  init(matcher: String?, condition: String) {
    let matcher = HookMatcher(matcher)
    guard !condition.isEmpty else {
      (tools, isPartial) = (matcher.tools, false)
      return
    }
    let rule = Self.rule(condition)
    isPartial = rule.isPartial
    let named = rule.tool.map { [$0] } ?? []
    tools = matcher == .all || named.isEmpty ? named : matcher.tools?.filter(named.contains)
  }

  /// Whether the handler runs for no call at all.
  var isNone: Bool { tools?.isEmpty == true }

  /// Returns the tool whose calls a permission rule such as `Bash(git *)` selects, and whether it selects only some
  /// of them; a nil tool means that the rule matches no call (observed in Claude Code 2.1.332).
  private static func rule(_ text: String) -> (tool: String?, isPartial: Bool) {
    let name = text.utf8.prefix { $0.is(.dashedWord) }
    let rest = text.utf8[name.endIndex...]
    let isInParentheses = rest.first == "(" && rest.last == ")" && rest.count > 1
    guard !name.isEmpty, rest.isEmpty || isInParentheses else { return (nil, false) }
    let tool = String(Substring(name))
    let isServer = tool.hasPrefix("mcp__") && name.count > "mcp__".utf8.count
    let condition = Substring(rest.dropFirst().dropLast())
    return (
      isServer || ToolNames.canBe(tool) ? tool : nil, !condition.isEmpty && condition != "*"
    )
  }
}

extension HookMatcher {
  fileprivate var tools: [String]? {
    switch self {
    case .all: ToolNames.examples
    case .some(let names): names
    case .none: []
    case .unknown: nil
    }
  }
}

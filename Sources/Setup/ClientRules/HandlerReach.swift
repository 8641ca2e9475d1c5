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
      tools = matcher.tools
      isPartial = false
      return
    }
    let rule = HookCondition(condition)
    isPartial = rule.isPartial
    let named = rule.tool.map { [$0] } ?? []
    tools = matcher == .all || named.isEmpty ? named : matcher.tools?.filter(named.contains)
  }

  /// Whether the handler runs for no call at all.
  var isNone: Bool { tools?.isEmpty == true }
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

import Bytes

/// The calls for which a handler is run: by the matcher of its group and its own condition.
struct HandlerReach {
  /// The tools, of `ToolNames.examples` and those that the handler names; nil where nobody can tell.
  let tools: [String]?
  /// Whether it is for some of their calls only.
  let isPartial: Bool

  /// - Parameter condition: Empty for none.
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

  /// Whether it is for no call at all.
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

import Bytes

// How Claude Code interprets a matcher (observed in 2.1.332)
//
//     none, "", "*"                                 every tool
//     letters, digits, "_", "-", spaces, "|", ","   names separated by bars or commas, each exactly that of a tool
//     anything else                                 a JavaScript regular expression, searched for in the name;
//                                                   if invalid, no tool
//
// Regular expressions are tried on the names of tools, as far as `JavaScriptPattern` supports them.

/// The tools that a group's matcher matches.
enum HookMatcher: Equatable {
  case all
  case none
  /// These of `ToolNames.examples`; it may also match tools that aren't known here.
  case some([String])
  /// Matches can't be determined here.
  case unknown

  /// Parses a group's `matcher`; nil if it has none.
  init(_ text: String?) {
    guard let text, !text.isEmpty, text != "*" else {
      self = .all
      return
    }
    self =
      text.utf8.allSatisfy { $0.is(.dashedWord) || "|, ".utf8.contains($0) }
      ? .matcher(ofList: text) : .matcher(ofPattern: text)
  }

  /// Returns the matcher for a list of tool names.
  private static func matcher(ofList text: String) -> HookMatcher {
    let names = text.split { $0 == "|" || $0 == "," }
      .map { $0.split(separator: " ").joined(separator: " ") }
    let possible = names.filter(ToolNames.canBe)
    return possible.isEmpty ? .none : .some(possible)
  }

  /// Returns the matcher for a regular expression.
  private static func matcher(ofPattern text: String) -> HookMatcher {
    let pattern: JavaScriptPattern
    do throws(JavaScriptPattern.Obstacle) {
      pattern = try JavaScriptPattern(text)
    } catch {
      return error == .invalid ? .none : .unknown
    }
    let matched = ToolNames.examples.filter { pattern.isFound(in: $0) }
    if matched.isEmpty { return .none }
    return matched.count == ToolNames.examples.count ? .all : .some(matched)
  }

  /// The tools, out of `ToolNames.examples` and those that the matcher names; nil if unknown.
  fileprivate var tools: [String]? {
    switch self {
    case .all: ToolNames.examples
    case .some(let names): names
    case .none: []
    case .unknown: nil
    }
  }
}

/// The calls for which a handler runs, according to its group's matcher and its own condition.
struct HandlerReach {
  /// The tools, out of `ToolNames.examples` and those that the handler names; nil if unknown.
  let tools: [String]?
  /// Whether the handler runs only for some calls of these tools.
  let isPartial: Bool

  /// Combines a group's matcher with a handler's `if`, which is empty if there is none.
  init(matcher: String?, condition: String) {
    let matcher = HookMatcher(matcher)
    guard !condition.isEmpty else {
      (tools, isPartial) = (matcher.tools, false)
      return
    }
    let rule = Self.rule(in: condition)
    isPartial = rule.isPartial
    let named = rule.tool.map { [$0] } ?? []
    tools = matcher == .all || named.isEmpty ? named : matcher.tools?.filter(named.contains)
  }

  /// Whether the handler runs for no call at all.
  var isNone: Bool { tools?.isEmpty == true }

  /// Returns the tool whose calls a permission rule such as `Bash(git *)` selects, and whether it selects only some
  /// of them; a nil tool means that the rule matches no call (observed in Claude Code 2.1.332).
  private static func rule(in text: String) -> (tool: String?, isPartial: Bool) {
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

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

  /// Parses a matcher.
  ///
  /// - Parameter text: The group's `matcher`; nil if it has none.
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
}

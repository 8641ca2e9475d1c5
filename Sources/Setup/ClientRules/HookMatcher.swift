import Bytes

// How Claude Code reads a matcher (seen in 2.1.332)
//
//     none, "", "*"                                 every tool
//     letters, digits, "_", "-", spaces, "|", ","   names between bars or commas, each exactly that of a tool
//     anything else                                 a regular expression of JavaScript, found anywhere in the name;
//                                                   none that is valid: no tool
//
// Regular expressions are tried on the names of tools, as far as `JavaScriptPattern` understands them.

/// Which tools the matcher of a group matches.
enum HookMatcher: Equatable {
  case all
  case none
  /// These of `ToolNames.examples`; others that aren't known here may be matched as well.
  case some([String])
  /// Nobody can tell here.
  case unknown

  /// - Parameter text: The `matcher` of a group; nil where it has none.
  init(_ text: String?) {
    guard let text, !text.isEmpty, text != "*" else {
      self = .all
      return
    }
    self =
      text.utf8.allSatisfy { $0.is(.dashedWord) || "|, ".utf8.contains($0) }
      ? .list(text) : .pattern(text)
  }

  /// Names, each exactly that of a tool.
  private static func list(_ text: String) -> HookMatcher {
    let names = text.split { $0 == "|" || $0 == "," }
      .map { String($0.trimming(while: { $0 == " " })) }
    let possible = names.filter(ToolNames.canBe)
    return possible.isEmpty ? .none : .some(possible)
  }

  /// A regular expression.
  private static func pattern(_ text: String) -> HookMatcher {
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

extension Substring {
  /// Without the characters at both ends that are of a kind.
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}

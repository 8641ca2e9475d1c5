// How Claude Code reads a matcher (seen in 2.1.332)
//
//     none, "", "*"                                 every tool
//     letters, digits, "_", "-", spaces, "|", ","   names between bars or commas, each exactly that of a tool
//     anything else                                 a regular expression of JavaScript, found anywhere in the name;
//                                                   none that is valid: no tool
//
// Regular expressions are tried by Swift's, on the names of tools. Those in which the two languages differ, or that could
// take long, aren't tried.

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
    self = text.wholeMatch(of: #/[A-Za-z0-9_|, -]+/#) != nil ? .list(text) : .pattern(text)
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
    // Escaped signs stand for themselves.
    let signs = text.replacing(#/\\./#, with: "x")
    if signs.contains(#/\(\?[a-zA-Z]+\)|[*+?][*+]/#) { return .none }
    guard isTheSameInSwift(text, signs) else { return .unknown }
    guard let expression = try? Regex(text) else { return .none }
    let matched = ToolNames.examples.filter { (try? expression.firstMatch(in: $0)) ?? nil != nil }
    if matched.isEmpty { return .none }
    return matched.count == ToolNames.examples.count ? .all : .some(matched)
  }

  /// Whether a regular expression means the same in both languages, and is soon tried: without groups that are
  /// repeated and with few repetitions.
  private static func isTheSameInSwift(_ text: String, _ signs: String) -> Bool {
    text.utf8.count <= 500 && text.utf8.allSatisfy { $0 < 0x80 && $0 >= 0x20 }
      && !text.contains(#/\\[^dDwWsSbB.*+?^$|()\[\]{}\/-]/#)
      && !signs.contains(#/\(\?(?![:!=])|\[\]|\[\^\]|\[[^\]]*(\[|&&|--|~~)/#)
      && !signs.contains(#/\)[*+{]|\}[*+]|\(\?[!=][^)]*\)\?/#)
      && signs.matches(of: #/[*+?{]/#).count <= 4
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

import OperatingSystem

/// A JavaScript regular expression, matched by the C library's where the two languages agree.
///
/// A lookahead is supported at the beginning, where matchers have it: `^(?!Bash).*`. What the languages
/// interpret differently, and what could take long, isn't supported.
struct JavaScriptPattern {
  /// The reason that a pattern can't be used.
  enum Obstacle: Error {
    /// The pattern isn't a regular expression.
    case invalid
    /// The pattern isn't supported here.
    case notUnderstood
  }

  private let expression: RegularExpression
  /// The lookahead at the start of the match, and whether it is positive.
  private let lookahead: (expression: RegularExpression, isWanted: Bool)?
  /// Whether the match must begin at the start of the text.
  private let isAnchored: Bool

  init(_ text: String) throws(Obstacle) {
    var reader = PatternReader(text)
    guard let (ahead, isWanted) = try reader.readLookahead() else {
      expression = try Self.compiled(try reader.rest())
      (lookahead, isAnchored) = (nil, false)
      return
    }
    isAnchored = reader.isAnchored
    lookahead = (try Self.compiled("^(" + ahead + ")"), isWanted)
    expression = try Self.compiled("^(" + (try reader.rest()) + ")")
  }

  private static func compiled(_ pattern: String) throws(Obstacle) -> RegularExpression {
    guard let expression = RegularExpression(pattern) else { throw .invalid }
    return expression
  }

  /// Whether the pattern matches anywhere in an ASCII text.
  func isFound(in text: String) -> Bool {
    guard let lookahead else { return expression.isFound(in: text) }
    return (0...(isAnchored ? 0 : text.utf8.count)).contains { start in
      let rest = String(text.dropFirst(start))
      return lookahead.expression.isFound(in: rest) == lookahead.isWanted
        && expression.isFound(in: rest)
    }
  }
}

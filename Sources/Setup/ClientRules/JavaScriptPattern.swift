import Bytes
import OperatingSystem

/// A regular expression of JavaScript, tried by the C library's in the parts where the two languages agree.
///
/// A look at what comes next is understood at the beginning, where matchers have it: `^(?!Bash).*`. What the
/// languages read differently, and what could take long, is left out.
struct JavaScriptPattern {
  /// Why a pattern can't be tried.
  enum Obstacle: Error {
    /// It isn't a regular expression.
    case invalid
    /// Only JavaScript can tell.
    case notUnderstood
  }

  private let expression: RegularExpression
  /// What must or mustn't come next where the match begins, and which of them.
  private let lookahead: (expression: RegularExpression, isWanted: Bool)?
  /// Whether a match begins at the beginning of the text.
  private let isAnchored: Bool

  init(_ text: String) throws(Obstacle) {
    var reader = PatternReader(text)
    guard let (ahead, isWanted) = try reader.takeLookahead() else {
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

  /// Whether it is found in a text of ASCII.
  func isFound(in text: String) -> Bool {
    guard let lookahead else { return expression.isFound(in: text) }
    return (0...(isAnchored ? 0 : text.utf8.count)).contains { start in
      let rest = String(text.dropFirst(start))
      return lookahead.expression.isFound(in: rest) == lookahead.isWanted
        && expression.isFound(in: rest)
    }
  }
}

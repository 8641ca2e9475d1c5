/// A JSON syntax error: the position, and what was expected there.
///
/// It never quotes the text, because a hook input may contain anything.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  /// What JSON's grammar allows at a position, in words that follow "expected".
  package enum Expectation: String {
    case value = "a value"
    case object = "a JSON object"
    case name = "a member's name in quotes"
    case nameOrClosingBrace = "a member's name in quotes or }"
    case colon = "a colon after the member's name"
    case commaOrClosingBrace = "a comma or }"
    case commaOrClosingBracket = "a comma or ]"
    case closingQuote = "the closing quote of a string"
    case escapedControl = "a control character written as an escape"
    case escape = "one of \"\\/bfnrtu after a backslash"
    case hexDigit = "four hexadecimal digits after \\u"
    case digit = "a digit"
    case literal = "true, false or null"
    case end = "nothing after the object"
  }

  package let expected: Expectation
  /// The index of the byte.
  package let position: Int
  /// Whether the text ended there, so that more text could complete it.
  package let isAtEnd: Bool

  package var description: String {
    "expected \(expected.rawValue) at byte \(position)" + (isAtEnd ? ", found the end" : "")
  }
}

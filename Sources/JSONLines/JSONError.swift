/// Where a text stops being JSON, and what would have had to stand there.
///
/// It never quotes the text: a hook input may hold anything.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  /// What JSON's grammar allows at a place, in words that fit after "expected".
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
  /// The index of the byte, from 0.
  package let position: Int
  /// Whether the text ended there: more of it could still make it whole.
  package let isAtEnd: Bool

  package var description: String {
    "expected \(expected.rawValue) at byte \(position)" + (isAtEnd ? ", found the end" : "")
  }
}

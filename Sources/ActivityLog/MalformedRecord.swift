import Bytes
package import JSONLines

/// A place in a log file where no record could be read.
package struct MalformedRecord: Error {
  /// Why something isn't a record.
  package enum Reason: Error, CustomStringConvertible {
    case notAnObject(JSONError)
    case noTool
    /// An object that began here, and another one began before it was whole.
    case cutOff
    /// Totals of a rotated day file under no line that says of which, or of a day of another month.
    case strayTotals

    /// Whether more lines could still make it a record; not when it stops inside a text or a word,
    /// which no line break can stand in.
    var isIncomplete: Bool {
      guard case .notAnObject(let error) = self, error.isAtEnd else { return false }
      return switch error.expected {
      case .closingQuote, .escape, .hexDigit, .digit, .literal: false
      default: true
      }
    }

    /// Whether a whole object stands there with something behind it.
    var isFollowed: Bool {
      if case .notAnObject(let error) = self { error.expected == .end } else { false }
    }

    package var description: String {
      switch self {
      case .notAnObject(let error): error.description
      case .noTool: "expected a member \"tool\" that is a text"
      case .cutOff: "the record is cut off"
      case .strayTotals: "these totals belong to no day file of the month"
      }
    }
  }

  /// The line it begins on, from 1.
  package let line: Int
  package let reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

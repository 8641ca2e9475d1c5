import Bytes
package import JSONLines

/// A position in a log file at which no record could be read.
package struct MalformedRecord: Error {
  /// The reason that something isn't a record.
  package enum Reason: Error, CustomStringConvertible {
    case notAnObject(JSONError)
    case noTool
    /// An object that was incomplete when another one began.
    case cutOff
    /// A line, or an object over several lines, that is longer than `LineReader.maximumByteCount`.
    case tooLong
    /// Totals without a header line, or whose header is for a day of another month.
    case strayTotals
    /// Totals with lines that are missing, or have changed since they were written.
    case damagedLines
    /// Totals with a header that has changed since it was written.
    case damagedTotals

    /// Whether further lines could complete the record; no line can complete a string or a literal.
    var isIncomplete: Bool {
      guard case .notAnObject(let error) = self, error.isAtEnd else { return false }
      return switch error.expected {
      case .closingQuote, .escape, .hexDigit, .digit, .literal: false
      default: true
      }
    }

    /// Whether there is a whole object with something after it.
    var isFollowed: Bool {
      if case .notAnObject(let error) = self { error.expected == .end } else { false }
    }

    package var description: String {
      switch self {
      case .notAnObject(let error): error.description
      case .noTool: "expected a member \"tool\" that is a text"
      case .cutOff: "the record is cut off"
      case .tooLong: LineReader.tooLongText
      case .strayTotals: "these totals belong to no day file of the month"
      case .damagedLines: "lines of these totals are missing or damaged"
      case .damagedTotals: "the header of these totals is damaged, so they don't count"
      }
    }
  }

  /// The line on which it begins, from 1.
  package let line: Int
  package let reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

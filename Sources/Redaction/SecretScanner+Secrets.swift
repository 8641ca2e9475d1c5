import Bytes
import Shell

/// The secrets that were found, in their order.
extension SecretScanner {
  /// Adds a secret and continues after it; the quotes before it are read first.
  mutating func addSecret(_ range: Range<Int>, rule: StaticString) {
    let isBeforeOther = secrets.last.map { range.lowerBound < $0.range.upperBound } ?? false
    if isBeforeOther, !insertSecret(range, rule: rule) { return }
    while position < range.lowerBound {
      if text[position].is(.quote) {
        readQuote(at: position, opensSecret: position == range.lowerBound - 1)
      }
      position += 1
    }
    if !isBeforeOther {
      if !range.isEmpty { secrets.append(Secret(range: range, rule: rule)) }
      secretBytes += range.count
    }
    position = max(position, range.upperBound)
    if let quote = openQuote, closes(quote, in: range) { openQuote = nil }
  }

  /// Whether a secret of several pieces ends after the quotes that it began in.
  private func closes(_ quote: UInt8, in range: Range<Int>) -> Bool {
    guard text.byte(at: range.upperBound) != quote else { return false }
    return range.count { text[$0] == quote && text.backslashes(before: $0) == 0 } % 2 == 1
  }

  /// Adds a secret that was passed, or to which the scanner hasn't come; returns whether it overlaps no other.
  @discardableResult
  mutating func insertSecret(_ range: Range<Int>, rule: StaticString) -> Bool {
    var index = secrets.count
    while index > 0, secrets[index - 1].range.lowerBound >= range.lowerBound {
      index -= 1
      // Parts of it that were found before.
      if secrets[index].range.upperBound <= range.upperBound {
        secretBytes -= secrets.remove(at: index).range.count
      }
    }
    if index > 0, secrets[index - 1].range.upperBound > range.lowerBound { return false }
    if index < secrets.count, secrets[index].range.lowerBound < range.upperBound { return false }
    guard !range.isEmpty else { return true }
    secrets.insert(Secret(range: range, rule: rule), at: index)
    secretBytes += range.count
    return true
  }
}

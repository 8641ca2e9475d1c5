import Bytes
import Shell

// Values that look like secrets
//
//     looks like one                                    doesn't
//     Tr0ub4dor9  sk9fj20sk3kd  correct-h0rse!          main  linux-deps  v1.2.3  release2026  data/a1.json

extension Span where Element == UInt8 {
  /// Whether a value looks like a secret where neither a name nor a program tells: no word, number, version or path.
  func looksSecret(at value: Range<Int>) -> Bool {
    if isPasswordHash(at: value) { return true }
    guard value.count >= 8, value.count < Self.longest else { return value.count >= Self.longest }
    if contains("://", in: value) { return false }
    if firstIndex(of: "/", in: value) != nil { return isRandom(at: value) }
    return hasMixedRun(in: value) || isRandom(at: value)
  }

  /// Whether a value looks like a password that a person chose, where the words around it speak of one: 3 of small
  /// letters, capitals, digits and signs, or a letter after a digit and a sign.
  func looksChosen(at value: Range<Int>) -> Bool {
    guard value.count >= 8, value.count < 64 else { return false }
    var kinds = (small: 0, capital: 0, digit: 0, sign: 0)
    for index in value {
      let byte = self[index]
      if byte.is(.smallLetter) {
        kinds.small = 1
      } else if byte.is(.capital) {
        kinds.capital = 1
      } else if byte.is(.digit) {
        kinds.digit = 1
      } else if byte.isOne(of: "!#%^&*+~?$") {
        kinds.sign = 1
      } else if !byte.isOne(of: "-_.@") {
        return false
      }
    }
    return kinds.small + kinds.capital + kinds.digit + kinds.sign >= 3 || hasMixedRun(in: value)
  }

  /// Whether a value in quotes that begins with a dash looks like a secret rather than like an option.
  func isQuotedSecret(at value: Range<Int>) -> Bool {
    has(.quote, at: value.lowerBound - 1) && hasMixedRun(in: value)
  }

  /// Whether 8 letters and digits are in a row, and a letter follows a digit, which is rare in what people name.
  func hasMixedRun(in range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      let run = start..<Swift.min(end(of: .alphanumeric, from: start), range.upperBound)
      if run.count >= 8, hasMixedDigits(in: run) { return true }
      start = run.upperBound + 1
    }
    return false
  }

  /// Whether a letter follows a digit, which is rare in names that people choose.
  func hasMixedDigits(in range: Range<Int>) -> Bool {
    range.dropFirst().contains { self[$0].is(.letter) && self[$0 - 1].is(.digit) }
  }

  /// Whether a value contains 12 letters and digits in a row that no person would type.
  func isRandom(at value: Range<Int>) -> Bool {
    let classes: [ByteClass] = [.digit, .capital, .smallLetter]
    var start = value.lowerBound
    while start < value.upperBound {
      let run = start..<Swift.min(end(of: .alphanumeric, from: start), value.upperBound)
      if run.count >= 12,
        classes.allSatisfy({ kind in run.contains { self[$0].is(kind) } })
      {
        return true
      }
      start = run.upperBound + 1
    }
    return false
  }
}

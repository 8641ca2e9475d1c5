import Bytes
import Shell

/// Parts of a text that the rules of several kinds of values share.
extension Span where Element == UInt8 {
  /// A value that is longer is neither a name nor a number nor a path.
  static var longest: Int { 512 }

  /// Whether a word can begin at `index`: at the start, after a byte that isn't part of a word, or
  /// after an escape that only looks like a word (`\n`, `%3D`).
  func isWordStart(_ index: Int) -> Bool {
    guard has(.word, at: index - 1) else { return true }
    if byte(at: index - 2) == "\\" { return has(oneOf: "nrt", at: index - 1) }
    return byte(at: index - 3) == "%" && isHexDigit(index - 1) && isHexDigit(index - 2)
  }

  private func isHexDigit(_ index: Int) -> Bool {
    has(.digit, at: index) || has(oneOf: "abcdefABCDEF", at: index)
  }

  /// The part of a range before the blanks and the `#` that begin a comment.
  func upToComment(_ range: Range<Int>) -> Range<Int> {
    for index in range.prefix(Self.longest).dropFirst()
    where self[index] == "#" && self[index - 1].is(.blank) {
      return range
        .lowerBound..<Swift.max(
          start(where: { $0.is(.blank) }, before: index), range.lowerBound)
    }
    return range
  }

  /// The end of a value without punctuation that a program has after it: `,` `;` `!` `?`.
  func endWithoutPunctuation(of value: Range<Int>) -> Int {
    Swift.max(
      start(where: { $0.isOne(of: ",;!?") }, before: value.upperBound), value.lowerBound)
  }

  /// The part of a header's value that is secret: without the word for the scheme of credentials.
  func secretPart(of value: Range<Int>, _ meaning: SecretName) -> Range<Int> {
    guard meaning == .credentials, let start = credentials(in: value) else { return value }
    return start..<value.upperBound
  }

  /// The start of the credentials in an `Authorization` header, after the word for the scheme; nil
  /// without such a word.
  func credentials(in value: Range<Int>) -> Int? {
    let end = Swift.min(self.end(of: .name, from: value.lowerBound), value.upperBound)
    let word = value.lowerBound..<end
    guard end < value.upperBound else {
      let schemes: [StaticString] = ["bearer", "basic", "digest", "token", "negotiate"]
      return equals(anyOf: schemes, ignoringCaseIn: word) ? end : nil
    }
    let start = self.end(where: { $0.is(.blank) || $0 == "\\" }, from: end)
    return start > end && !word.isEmpty ? Swift.min(start, value.upperBound) : nil
  }
}

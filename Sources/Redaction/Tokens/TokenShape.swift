import Bytes
import Shell

/// The shape of a kind of token, wherever it is in a text.
struct TokenShape: Sendable {
  let prefix: StaticString
  /// The bytes that follow the prefix.
  let tail: ByteClass
  /// The least number of bytes that follow the prefix.
  let length: Int
  /// Whether no more bytes may follow.
  var isExact = false

  /// The length that every token has at least, with its prefix.
  static let shortest = 15

  /// The rows whose prefix begins with the two bytes at `index`; their longest prefixes are last.
  static func rows(at index: Int, in text: Span<UInt8>) -> Range<Int> {
    guard index + 1 < text.count else { return 0..<0 }
    let key = Int(text[index]) << 8 | Int(text[index + 1])
    return tableRows(withKey: key, among: all.count) { all[$0].key }
  }

  /// The first two bytes of the prefix.
  private var key: Int { unsafe Int(prefix.utf8Start[0]) << 8 | Int(prefix.utf8Start[1]) }

  /// The end of the token at `start`; nil if there is none of this shape.
  func end(in text: Span<UInt8>, at start: Int) -> Int? {
    guard text.has(prefix, at: start) else { return nil }
    let body = start + prefix.utf8CodeUnitCount
    let end = text.end(of: tail, from: body)
    guard isExact ? end - body == length : end - body >= length else { return nil }
    if isExact, text.has(.word, at: end) { return nil }
    if end - body < Self.longestName, text.isWords(at: body..<end) { return nil }
    return end
  }

  /// Names are shorter; a longer text isn't checked for words.
  private static let longestName = 256
}

extension Span where Element == UInt8 {
  /// Whether a range is a name that people give things: short words in small letters, joined by `-` and
  /// `_`, with a number here and there. Random text has capitals or long words.
  fileprivate func isWords(at range: Range<Int>) -> Bool {
    var wordLength = 0
    var wordCount = 1
    for index in range {
      let byte = self[index]
      if byte.isOne(of: "-_") {
        wordCount += 1
        wordLength = 0
      } else if byte.is(.smallLetter) {
        wordLength += 1
        if wordLength > 15 { return false }
      } else if byte.is(.digit) {
        // A number is a word of its own or ends one: page2, 3rd.
        if wordLength > 12 { return false }
        wordLength += 4
      } else {
        return false
      }
    }
    return wordCount > 1
  }
}

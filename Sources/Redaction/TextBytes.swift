/// Bytes of a text by what they can be part of.
extension UInt8 {
  /// `A` to `Z` and `a` to `z`.
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  /// `0` to `9`.
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  /// `A` to `Z`.
  var isUppercase: Bool { self &- UInt8(ascii: "A") < 26 }
  /// `a` to `z`.
  var isLowercase: Bool { self &- UInt8(ascii: "a") < 26 }
  /// What a word consists of: letters, digits and `_`, as in a regular expression's `\w`.
  var isWordByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
  /// What a name consists of: words joined by `-` and `.`.
  var isNameByte: Bool { isWordByte || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") }
  /// Space and tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  /// Blanks and line breaks.
  var isWhitespace: Bool {
    isBlank || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
  }
  /// The quotes of shells and programming languages.
  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
}

extension Span where Element == UInt8 {
  /// The byte at `index`, nil outside of the text.
  func byte(at index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

  /// Whether these ASCII bytes stand at `index`.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, text.utf8CodeUnitCount <= count - index else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let byte = unsafe text.utf8Start[offset]
      if self[index + offset] != byte { return false }
    }
    return true
  }

  /// Whether a stretch is this ASCII word, in letters of any size; `word` is in small ones.
  func equals(_ word: StaticString, ignoringCaseIn range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && ends(range, withIgnoringCase: word)
  }

  /// Whether a stretch ends with this ASCII word, in letters of any size.
  func ends(_ range: Range<Int>, withIgnoringCase word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard range.count >= length else { return false }
    for offset in 0..<length {
      let byte = unsafe word.utf8Start[offset]
      let own = self[range.upperBound - length + offset]
      if (own.isLetter ? own | 0x20 : own) != byte { return false }
    }
    return true
  }

  /// The index of the first byte from `start` on that isn't of a kind; the end without.
  func end(of isOfKind: (UInt8) -> Bool, from start: Int) -> Int {
    var index = start
    while index < count, isOfKind(self[index]) { index += 1 }
    return index
  }

  /// The index behind the blanks at `start`, also those that don't break (U+00A0).
  func endOfBlanks(from start: Int) -> Int {
    var index = end(of: { $0.isBlank }, from: start)
    while byte(at: index) == 0xC2, byte(at: index + 1) == 0xA0 {
      index = end(of: { $0.isBlank }, from: index + 2)
    }
    return index
  }

  /// How many backslashes stand right before `index`.
  func backslashes(before index: Int) -> Int {
    var start = index
    while start > 0, self[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return index - start
  }

  /// Whether a word can begin at `index`: at the start, behind what isn't part of a word, or behind
  /// an escape that only looks like one (`\n`, `%3D`).
  func isWordStart(_ index: Int) -> Bool {
    guard let before = byte(at: index - 1), before.isWordByte else { return true }
    if let escape = byte(at: index - 2), escape == UInt8(ascii: "\\") {
      return before == UInt8(ascii: "n") || before == UInt8(ascii: "r")
        || before == UInt8(ascii: "t")
    }
    return byte(at: index - 3) == UInt8(ascii: "%") && isHexDigit(index - 1)
      && isHexDigit(index - 2)
  }

  private func isHexDigit(_ index: Int) -> Bool {
    guard let byte = byte(at: index) else { return false }
    return byte.isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 6
  }
}

// Arguments that are in quotes as a whole: -e "PASSWORD=two words"

extension Span where Element == UInt8 {
  /// The end of a value that goes up to the end of its argument: it may have blanks and shell's
  /// signs in it, but no further pair.
  func endOfArgument(_ argument: Range<Int>, _ value: Range<Int>) -> Int {
    var index = value.upperBound
    while index < argument.upperBound {
      let isSeparator =
        self[index].isBlank
        || (self[index] == UInt8(ascii: ";") && byte(at: index + 1)?.isBlank == true)
      if self[index] == UInt8(ascii: "\n") || isSeparator && beginsPair(index + 1) {
        return value.upperBound
      }
      index += 1
    }
    return max(index, value.upperBound)
  }

  /// The end of the document that a value in quotes begins, as commit messages do:
  /// `"$(cat <<'EOF'`; nil where none does.
  func endOfHeredoc(in value: Range<Int>) -> Int? {
    guard has("$(cat <<", at: value.lowerBound) else { return nil }
    let word = end(of: { !$0.isWordByte && $0 != UInt8(ascii: "\n") }, from: value.lowerBound + 8)
    let wordEnd = end(of: { $0.isWordByte }, from: word)
    guard wordEnd > word, wordEnd - word < 32 else { return nil }
    var line = wordEnd
    while line < count {
      line = end(of: { $0 != UInt8(ascii: "\n") }, from: line) + 1
      let start = end(of: { $0.isBlank }, from: line)
      let isSame = (0..<wordEnd - word).allSatisfy { self[word + $0] == byte(at: start + $0) }
      if isSame { return start }
    }
    return nil
  }

  /// The index behind the backtick at `index`, or `index` where none is.
  func end(ofBacktickAt index: Int) -> Int {
    byte(at: index) == UInt8(ascii: "`") ? index + 1 : index
  }

  /// The part of a stretch before its first backtick.
  func upToBacktick(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<(firstIndex(of: UInt8(ascii: "`"), in: range) ?? range.upperBound)
  }

  /// The part of a stretch before the blanks and the `#` with which a comment begins.
  func upToComment(_ range: Range<Int>) -> Range<Int> {
    let sign = range.prefix(Self.longest).first {
      self[$0] == UInt8(ascii: "#") && $0 > range.lowerBound && self[$0 - 1].isBlank
    }
    guard var end = sign else { return range }
    while end > range.lowerBound, self[end - 1].isBlank { end -= 1 }
    return range.lowerBound..<end
  }

  /// The end of a value without what a program has behind it: `,` `;` `!` `?`.
  func endWithoutPunctuation(of value: Range<Int>) -> Int {
    var end = value.upperBound
    while end > value.lowerBound,
      self[end - 1] == UInt8(ascii: ",") || self[end - 1] == UInt8(ascii: ";")
        || self[end - 1] == UInt8(ascii: "!") || self[end - 1] == UInt8(ascii: "?")
    {
      end -= 1
    }
    return end
  }

  /// A stretch without the quotes that it begins, or begins and ends, with: `"pw"`, `$'pw'`.
  func withoutQuotes(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, self[start] == UInt8(ascii: "\\") { start += 1 }
    if has("$'", at: start) || has("$\"", at: start) { start += 1 }
    guard start + 1 < range.upperBound, self[start].isQuote else { return range }
    return start + 1..<range.upperBound - (self[range.upperBound - 1] == self[start] ? 1 : 0)
  }

  /// A stretch without the quotes that it both begins and ends with: `'x'`, `'"x"'`, `'\"x\"'`.
  func withoutPairs(of range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let first = self.end(of: { $0 == UInt8(ascii: "\\") }, from: start)
      guard first + 1 < end, self[first].isQuote, self[end - 1] == self[first] else { break }
      let escapes = Swift.min(backslashes(before: end - 1), first - start)
      guard first + 1 <= end - 1 - escapes else { break }
      (start, end) = (first + 1, end - 1 - escapes)
    }
    return start..<end
  }

  /// The index of the quote right before `index`, or `index` where none is.
  func startOfQuote(before index: Int) -> Int {
    byte(at: index - 1)?.isQuote == true ? index - 1 : index
  }

  /// The index behind the quote at `index`, or `index` where none is.
  func end(ofQuoteAt index: Int) -> Int { byte(at: index)?.isQuote == true ? index + 1 : index }
}

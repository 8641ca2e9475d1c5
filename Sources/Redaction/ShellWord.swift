// Words of a shell that are put together from pieces
//
//     'it'\''s'   "half"quoted   abc"def"'ghi'   a\ b   (YAML, SQL) 'it''s'
//
// and arguments that are in quotes as a whole: -e "PASSWORD=two words"

extension Span where Element == UInt8 {
  /// The end of a value in quotes, or of one that goes on behind its quotes, without the last one.
  ///
  /// - Parameter content: What stands between the first quotes.
  func endOfPieces(_ content: Range<Int>) -> Int {
    guard let quote = byte(at: content.upperBound), quote == self[content.lowerBound - 1] else {
      return content.upperBound
    }
    let end = endOfPieces(from: content.upperBound + 1)
    guard end > content.upperBound + 1 else { return content.upperBound }
    return self[end - 1] == quote ? end - 1 : end
  }

  /// The end of the pieces that follow at `start` without a blank.
  func endOfPieces(from start: Int) -> Int {
    var index = start
    while let byte = byte(at: index) {
      if byte.isQuote {
        let end = self.end(of: { $0 != byte && $0 != UInt8(ascii: "\n") }, from: index + 1)
        guard self.byte(at: end) == byte else { return index }
        index = end + 1
      } else if byte == UInt8(ascii: "\\"), let escaped = self.byte(at: index + 1), escaped.isQuote
      {
        index += 2
      } else if byte.isWordByte {
        index += 1
      } else {
        return index
      }
    }
    return index
  }

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
    let wordEnd = end(of: \.isWordByte, from: word)
    guard wordEnd > word, wordEnd - word < 32 else { return nil }
    var line = wordEnd
    while line < count {
      line = end(of: { $0 != UInt8(ascii: "\n") }, from: line) + 1
      let start = end(of: \.isBlank, from: line)
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

  /// The index behind the quote at `index`, or `index` where none is.
  func end(ofQuoteAt index: Int) -> Int { byte(at: index)?.isQuote == true ? index + 1 : index }
}

import Bytes
import Shell

/// Results of searches ahead, kept so that each part of a text is searched once: a search from further on
/// costs nothing until its result is passed.
struct LookaheadCache {
  /// The start of a search and its result.
  struct Search {
    private var start = -1
    private var found = -1

    /// The first index from `start` that meets a condition; the text's end if there is none.
    mutating func index(
      from start: Int, in text: Span<UInt8>, where isFound: (Span<UInt8>, Int) -> Bool
    ) -> Int {
      if self.start >= 0, start >= self.start, start <= found { return found }
      var index = start
      while index < text.count, !isFound(text, index) { index += 1 }
      (self.start, found) = (start, index)
      return index
    }
  }

  /// The search for `@`.
  var atSign = Search()
  /// The search for `-----END`.
  var keyEnd = Search()
  /// The search for the end of a part of a web token.
  var webTokenPartEnd = Search()
  private var webTokenEnd: (part: Int, end: Int?) = (-1, nil)
  private var lineEnd: (quote: UInt8?, start: Int, end: Int) = (nil, 0, -1)

  /// The end of the web token whose first part ends at `part`; nil if no such token follows.
  mutating func webTokenEnd(afterPart part: Int, in text: Span<UInt8>) -> Int? {
    if webTokenEnd.part == part { return webTokenEnd.end }
    var end: Int?
    var partCount = 1
    var index = part
    while text.byte(at: index) == ".", partCount < 5 {
      let next = text.end(of: .dashedWord, from: index + 1)
      if partCount == 1, next - index < 3 { break }
      if next - index > 8, partCount > 1 { end = next }
      partCount += 1
      index = next
    }
    webTokenEnd = (part, end)
    return end
  }

  /// The end of the line, or of the quotes, that `start` is in.
  mutating func endOfLine(from start: Int, quote: UInt8?, in text: Span<UInt8>) -> Int {
    if quote == lineEnd.quote, start >= lineEnd.start, start < lineEnd.end { return lineEnd.end }
    lineEnd = (quote, start, text.endOfLine(from: start, quote: quote))
    return lineEnd.end
  }
}

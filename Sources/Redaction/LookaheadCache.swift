import Bytes
import Shell

/// Results of searches ahead, kept so that each part of a text is searched once: a search from further on
/// costs nothing until its result is passed.
struct LookaheadCache {
  /// The start of a search and its result.
  private struct Search {
    var start = -1
    var found = -1
  }

  private var atSign = Search()
  private var keyEnd = Search()
  private var webTokenPartEnd = Search()
  private var webTokenEnd: (part: Int, end: Int?) = (-1, nil)
  private var lineEnd: (quote: UInt8?, start: Int, end: Int) = (nil, 0, -1)

  /// The next `@` from `start`; the text's end without one.
  mutating func atSign(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&atSign, from: start, in: text) { text, index in text[index] == "@" }
  }

  /// The next `-----END`; the text's end without one.
  mutating func keyEnd(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&keyEnd, from: start, in: text) { text, index in text.has("-----END", at: index) }
  }

  /// The end of the part of a web token at `start`.
  mutating func webTokenPartEnd(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&webTokenPartEnd, from: start, in: text) { text, index in
      !text[index].is(.dashedWord)
    }
  }

  /// The end of the web token whose first part ends at `part`; nil when no such token follows.
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

  private static func find(
    _ search: inout Search, from start: Int, in text: Span<UInt8>,
    _ isThere: (Span<UInt8>, Int) -> Bool
  ) -> Int {
    if search.start >= 0, start >= search.start, start <= search.found { return search.found }
    var index = start
    while index < text.count, !isThere(text, index) { index += 1 }
    search = Search(start: start, found: index)
    return index
  }
}

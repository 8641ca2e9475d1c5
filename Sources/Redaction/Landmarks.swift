/// The next places of a few marks, each looked up once per stretch: asking again from further on
/// costs nothing until the mark is passed.
struct Landmarks {
  private var sign = Cache()
  private var keyEnd = Cache()
  private var point = Cache()
  private var webTokenEnd: (point: Int, end: Int?) = (-1, nil)
  private var lineEnd: (quote: UInt8?, start: Int, end: Int) = (nil, 0, -1)

  /// From where a mark was looked for, and where it is.
  private struct Cache {
    var start = -1
    var found = -1
  }

  /// The next `@`, at `start` or behind it; the text's end without.
  mutating func at(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&sign, from: start, in: text) { text, index in text[index] == UInt8(ascii: "@") }
  }

  /// The next `-----END`, the text's end without.
  mutating func keyEnd(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&keyEnd, from: start, in: text) { text, index in text.has("-----END", at: index) }
  }

  /// The first byte that can't be in a part of a web token.
  mutating func point(from start: Int, in text: Span<UInt8>) -> Int {
    Self.find(&point, from: start, in: text) { text, index in !text[index].isInWebToken }
  }

  /// The end of the web token whose first part ends at `point`; nil when what follows is none.
  mutating func webTokenEnd(behind point: Int, in text: Span<UInt8>) -> Int? {
    if webTokenEnd.point == point { return webTokenEnd.end }
    var end: Int?
    var partCount = 1
    var part = point
    while text.byte(at: part) == UInt8(ascii: "."), partCount < 5 {
      let next = text.end(of: { $0.isInWebToken }, from: part + 1)
      if partCount == 1, next - part < 3 { break }
      if next - part > 8, partCount > 1 { end = next }
      partCount += 1
      part = next
    }
    webTokenEnd = (point, end)
    return end
  }

  /// The end of the line, or of the quotes, that `start` stands in.
  mutating func endOfLine(from start: Int, quote: UInt8?, in text: Span<UInt8>) -> Int {
    if quote == lineEnd.quote, start >= lineEnd.start, start < lineEnd.end { return lineEnd.end }
    lineEnd = (quote, start, text.endOfLine(from: start, quote: quote))
    return lineEnd.end
  }

  private static func find(
    _ cache: inout Cache, from start: Int, in text: Span<UInt8>,
    _ isThere: (Span<UInt8>, Int) -> Bool
  ) -> Int {
    if cache.start >= 0, start >= cache.start, start <= cache.found { return cache.found }
    var index = start
    while index < text.count, !isThere(text, index) { index += 1 }
    cache = Cache(start: start, found: index)
    return index
  }
}

extension UInt8 {
  /// What a part of a web token consists of.
  fileprivate var isInWebToken: Bool { isWordByte || self == UInt8(ascii: "-") }
}

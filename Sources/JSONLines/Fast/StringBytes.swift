import Bytes

extension Span where Element == UInt8 {
  /// Returns the index of the first byte that ends the plain part of a JSON string (a quote, a backslash or a
  /// control character), or the end.
  @inline(__always)
  func indexOfStringStop(from start: Int) -> Int {
    var index = start
    while hasBytes(16, at: index) {
      let stops = block(at: index).stringStops
      if !stops.isEmpty { return index &+ stops.first }
      index &+= 16
    }
    while index < count, !self[index].isStringStop { index &+= 1 }
    return index
  }

  /// Returns the index of the quote that ends a JSON string, or of anything before it that needs a closer look,
  /// and whether an escape precedes it.
  ///
  /// That is an escape other than `\n`, `\t` and `\"`, a control character or the end. The block that begins
  /// one byte earlier shows which bytes follow a backslash, so those frequent escapes don't end a step. Such a
  /// backslash always begins an escape: the second of a pair isn't one of the accepted letters, so no step goes
  /// past it.
  ///
  /// - Parameter start: An index after a byte that isn't a backslash.
  @inline(__always)
  func indexOfStringEnd(from start: Int) -> (index: Int, isEscaped: Bool) {
    precondition(start > 0)
    var index = start
    var slashes = SIMD2<UInt64>()
    while hasBytes(16, at: index) {
      let text = block(at: index)
      let escaped = block(at: index &- 1).equal(to: .backslash)
      let letters = text.equal(to: UInt8(ascii: "n")) .| text.equal(to: UInt8(ascii: "t"))
      let stops = ((escaped .^ text.equal(to: .quote)) .& .!letters) .| text.below(.space)
      if !stops.isEmpty {
        let isEscaped = slashes.x | slashes.y != 0 || escaped.first < stops.first
        index &+= stops.first
        return (self[index &- 1] == .backslash ? index &- 1 : index, isEscaped)
      }
      slashes |= escaped.words
      index &+= 16
    }
    if self[index &- 1] == .backslash { index &-= 1 }
    while index < count, !self[index].isStringStop { index &+= 1 }
    return (index, slashes.x | slashes.y != 0)
  }
}

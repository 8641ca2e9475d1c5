import Bytes

extension JSONScanner {
  /// Passes the value that stands next, and calls `body` with the text of a string on the way, some
  /// kilobytes at a time, and with how many Unicode scalars those are, nil where that wasn't counted.
  ///
  /// To decode a long text while it is passed takes less than to pass it and then to decode it.
  /// What was handed out before an error is part of no value.
  package mutating func passValue(
    decoding body: (Span<UInt8>, _ scalarCount: Int?) -> Void
  ) throws(JSONError) -> JSONValue {
    skipWhitespace()
    guard byte == .quote else { return try passValue() }
    // A closure can't throw typed errors out of the memory's scope.
    var result: Result<JSONValue, JSONError>?
    unsafe withUnsafeTemporaryAllocation(byteCount: TextBlock.capacity, alignment: 16) { memory in
      var block = unsafe TextBlock(memory)
      do throws(JSONError) {
        result = .success(try passString(through: &block, body))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { throw error(.value) }
    return try result.get()
  }

  /// Passes the string that stands here, and puts its text into a block, which is handed out as often as
  /// it is full and at the end.
  private mutating func passString(
    through block: inout TextBlock, _ body: (Span<UInt8>, _ scalarCount: Int?) -> Void
  ) throws(JSONError) -> JSONValue {
    let start = position
    position += 1
    var textCount = 0
    while true {
      position = block.append(bytes, from: position, as: .decoded)
      if block.isFull {
        textCount += block.wholeCharacters.count
        body(block.wholeCharacters, block.scalarCount)
        block.dropWholeCharacters()
        continue
      }
      switch byte {
      case .quote:
        textCount += block.count
        body(block.bytes, block.scalarCount)
        position += 1
        // Each escape is longer than what it stands for.
        return value(.string, from: start, isEscaped: textCount < position - start - 2)
      case .backslash:
        let index = position
        try passEscape()
        let text = JSONText(start: start + 1, end: bytes.count, isEscaped: true)
        position = index + text.append(escapeAt: index, in: bytes, as: .decoded, to: &block)
      case nil: throw error(.closingQuote)
      case .some(.space...): break  // There is room again.
      default: throw error(.escapedControl)
      }
    }
  }
}

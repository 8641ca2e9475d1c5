import Bytes

extension JSONScanner {
  /// Scans the next value; if it is a string, calls `body` with its decoded text, some kilobytes at a time.
  ///
  /// `body` also gets the number of Unicode scalars in each block, nil if they weren't counted. Decoding a long
  /// text while scanning takes less time than scanning and then decoding it. After an error, the blocks already
  /// passed belong to no value.
  package mutating func scanValue(
    decoding body: (Span<UInt8>, _ scalarCount: Int?) -> Void
  ) throws(JSONError) -> JSONValue {
    skipWhitespace()
    guard byte == .quote else { return try scanValue() }
    // A closure can't throw typed errors out of the memory's scope.
    var result: Result<JSONValue, JSONError>?
    unsafe withUnsafeTemporaryAllocation(byteCount: TextBlock.capacity, alignment: 16) { memory in
      var block = unsafe TextBlock(in: memory)
      do throws(JSONError) {
        result = .success(try scanString(through: &block, do: body))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { throw error(expecting: .value) }
    return try result.get()
  }

  /// Scans the string at the position, and passes its text to `body` in blocks.
  private mutating func scanString(
    through block: inout TextBlock, do body: (Span<UInt8>, _ scalarCount: Int?) -> Void
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
        // An escape is longer than the text that it encodes.
        return value(.string, from: start, isEscaped: textCount < position - start - 2)
      case .backslash:
        let index = position
        try skipEscape()
        let text = JSONText(start: start + 1, end: bytes.count, isEscaped: true)
        position = index + text.append(escapeAt: index, in: bytes, as: .decoded, to: &block)
      case nil: throw error(expecting: .closingQuote)
      case .some(.space...): break  // There is room again.
      default: throw error(expecting: .escapedControl)
      }
    }
  }
}

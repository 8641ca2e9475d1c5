extension JSONValue {
  /// The elements of an array, none of any other value.
  package func elements(in bytes: Span<UInt8>) throws(JSONError) -> ContiguousArray<JSONValue> {
    guard kind == .array else { return [] }
    var elements: ContiguousArray<JSONValue> = []
    var scanner = JSONScanner(bytes, at: start)
    try scanner.enterArray()
    while try scanner.nextElement() { elements.append(try scanner.passValue()) }
    return elements
  }

  /// How many characters the value takes as minimal JSON: without insignificant white space, with no
  /// escapes but those that JSON demands, numbers as written.
  ///
  /// The scanner has passed the value, so all that stands outside of its strings and isn't white
  /// space is ASCII that minimal JSON has, too.
  package func minimalLength(in bytes: Span<UInt8>) -> Int {
    var length = 0
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == .quote {
        let text = bytes.text(openedAt: index)
        length += text.length(in: bytes).escaped + 2
        index = text.end + 1
      } else {
        if !byte.isJSONWhitespace { length += 1 }
        index += 1
      }
    }
    return length
  }
}

extension Span where Element == UInt8 {
  /// The text of the string whose opening quote stands at `quote`, in bytes that were checked.
  fileprivate func text(openedAt quote: Int) -> JSONText {
    var isEscaped = false
    var index = indexOfStringStop(from: quote + 1)
    while index < count, self[index] == .backslash {
      isEscaped = true
      index = indexOfStringStop(from: index + 2)
    }
    return JSONText(start: quote + 1, end: index, isEscaped: isEscaped)
  }
}

import Bytes
import JSONLines

extension ModelVisibleText {
  /// The depth below which objects count as they are, images and all: what reaches a model isn't as deep,
  /// and hostile input must not exhaust the stack.
  private static let maximumDepth = 64

  /// Appends a list of content blocks, as in the answers of MCP servers and subagents.
  ///
  /// - Parameter onlyTexts: Whether only texts and images count; otherwise the rest counts as minimal JSON.
  mutating func append(
    blocks value: JSONValue, onlyTexts: Bool = false, in bytes: Span<UInt8>
  ) throws(JSONError) {
    try value.forEachElement(in: bytes) { block throws(JSONError) in
      if let text = try JSONObject(block, in: bytes).text("text", in: bytes) {
        append(decoded: text, in: bytes)
      } else {
        let before = self
        try append(withoutImages: block, in: bytes)
        if onlyTexts { dropText(since: before) }
      }
    }
  }

  /// Appends a value as minimal JSON, without images and other base64.
  ///
  /// - Parameter omitted: The members of the value to leave out.
  mutating func append(
    withoutImages value: JSONValue, except omitted: [StaticString] = [], in bytes: Span<UInt8>
  ) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: value.start)
    _ = try appendValue(from: &scanner, except: omitted, in: bytes, depth: 0)
  }

  /// Reads the next value and appends it.
  private mutating func appendValue(
    from scanner: inout JSONScanner, except omitted: [StaticString] = [], in bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.maximumDepth, let bracket = scanner.nextBracket() else {
      let value = try scanner.scanValue()
      append(minimal: value, in: bytes)
      return value
    }
    let start = scanner.position
    if bracket == .openBrace {
      try appendObject(from: &scanner, except: omitted, in: bytes, depth: depth + 1)
    } else {
      try appendArray(from: &scanner, in: bytes, depth: depth + 1)
    }
    return scanner.container(from: start)
  }

  private mutating func appendArray(
    from scanner: inout JSONScanner, in bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    append(.openBracket)
    let empty = length
    try scanner.enterArray()
    while try scanner.nextElement() {
      let before = self
      if length > empty { append(.comma) }
      let start = length
      _ = try appendValue(from: &scanner, in: bytes, depth: depth)
      if length == start { dropText(since: before) }  // An image leaves no comma.
    }
    append(.closeBracket)
  }

  private mutating func appendObject(
    from scanner: inout JSONScanner, except omitted: [StaticString], in bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) {
    let object = self
    append(.openBrace)
    let empty = length
    var media = Media()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if omitted.contains(where: { name.equals($0, in: bytes) }) {
        _ = try scanner.scanValue()
        continue
      }
      let before = self
      if length > empty { append(.comma) }
      append(quoted: name, in: bytes)
      append(.colon)
      let start = length
      let value = try appendValue(from: &scanner, in: bytes, depth: depth)
      let role = media.addMember(name, value: value, in: bytes)
      var isEncoded = role == .encoded
      if role == .encodedWithMediaType { isEncoded = try media.isTyped(before: scanner, in: bytes) }
      if isEncoded || length == start { dropText(since: before) }
    }
    append(.closeBrace)
    if media.isImage { self = object }
    count(imageTokens: try media.tokens(in: bytes))
  }
}

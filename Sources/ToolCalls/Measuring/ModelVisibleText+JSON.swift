import JSONLines

extension ModelVisibleText {
  /// Objects nested deeper than this are counted as they stand, images and all: what reaches a model
  /// isn't, and hostile input mustn't use up the stack.
  private static let maximumDepth = 64

  /// Puts a list of content blocks behind the text, as MCP servers and subagents answer.
  ///
  /// - Parameter onlyTexts: Whether only texts and images count; anything else counts as minimal
  ///   JSON otherwise.
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

  /// Puts a value behind the text as minimal JSON, without images and other base64.
  ///
  /// - Parameter omitted: Members of the value itself that count as if they weren't there.
  mutating func append(
    withoutImages value: JSONValue, except omitted: [StaticString] = [], in bytes: Span<UInt8>
  ) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: value.start)
    _ = try pass(&scanner, except: omitted, in: bytes, depth: 0)
  }

  /// Passes the value that stands next and puts it behind the text.
  private mutating func pass(
    _ scanner: inout JSONScanner, except omitted: [StaticString] = [], in bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.maximumDepth, let bracket = scanner.nextBracket() else {
      let value = try scanner.passValue()
      append(minimal: value, in: bytes)
      return value
    }
    let start = scanner.position
    if bracket == .openBrace {
      try passObject(&scanner, except: omitted, in: bytes, depth: depth + 1)
    } else {
      try passArray(&scanner, in: bytes, depth: depth + 1)
    }
    return scanner.container(from: start)
  }

  private mutating func passArray(
    _ scanner: inout JSONScanner, in bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    append(.openBracket)
    let empty = length
    try scanner.enterArray()
    while try scanner.nextElement() {
      let before = self
      if length > empty { append(.comma) }
      let start = length
      _ = try pass(&scanner, in: bytes, depth: depth)
      if length == start { dropText(since: before) }  // An image leaves no comma.
    }
    append(.closeBracket)
  }

  private mutating func passObject(
    _ scanner: inout JSONScanner, except omitted: [StaticString], in bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    let object = self
    append(.openBrace)
    let empty = length
    var media = Media()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      if omitted.contains(where: { name.equals($0, in: bytes) }) {
        _ = try scanner.passValue()
        continue
      }
      let before = self
      if length > empty { append(.comma) }
      append(quoted: name, in: bytes)
      append(.colon)
      let start = length
      let value = try pass(&scanner, in: bytes, depth: depth)
      let role = media.pass(name, value, in: bytes)
      var isEncoded = role == .encoded
      if role == .encodedWithMediaType { isEncoded = try media.isTyped(before: scanner, bytes) }
      if isEncoded || length == start { dropText(since: before) }
    }
    append(.closeBrace)
    if media.isImage { dropAll(since: object) }
    count(imageTokens: try media.tokens(in: bytes))
  }
}

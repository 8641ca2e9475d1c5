import ActivityLog
import JSONLines

extension ShownText {
  /// Objects nested deeper than this are counted as they stand, images and all: what reaches a model
  /// isn't, and hostile input mustn't use up the stack.
  private static let maximumDepth = 64

  /// A list of content blocks, as MCP servers and subagents answer.
  ///
  /// - Parameter onlyTexts: Whether only texts and images count; anything else counts as minimal
  ///   JSON otherwise.
  init(
    blocks value: JSONValue, onlyTexts: Bool = false, in bytes: Span<UInt8>
  ) throws(JSONError) {
    self.init()
    for block in try value.elements(in: bytes) {
      if let text = try JSONObject(block, in: bytes).text("text", in: bytes) {
        characters = characters.saturatingAdd(text.length(in: bytes).decoded)
        continue
      }
      var shown = try ShownText(minimal: block, in: bytes)
      if onlyTexts { shown.characters = 0 }
      self += shown
    }
  }

  /// A value as minimal JSON, without images and other base64.
  ///
  /// - Parameter omitted: Members of the value itself that count as if they weren't there.
  init(
    minimal value: JSONValue, without omitted: [StaticString] = [], in bytes: Span<UInt8>
  ) throws(JSONError) {
    var scanner = JSONScanner(bytes, at: value.start)
    self = try Self.pass(&scanner, without: omitted, in: bytes, depth: 0).text
  }

  /// Passes the value that stands next, once, however deep it is, and measures it.
  private static func pass(
    _ scanner: inout JSONScanner, without omitted: [StaticString] = [], in bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) -> (value: JSONValue, text: ShownText) {
    guard depth < maximumDepth, let bracket = scanner.nextBracket() else {
      let value = try scanner.passValue()
      return (value, ShownText(characters: value.minimalLength(in: bytes)))
    }
    let start = scanner.position
    let text =
      bracket == .openBrace
      ? try object(&scanner, without: omitted, in: bytes, depth: depth + 1)
      : try array(&scanner, in: bytes, depth: depth + 1)
    return (scanner.container(from: start), text)
  }

  private static func array(
    _ scanner: inout JSONScanner, in bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> ShownText {
    var text = ShownText(characters: 2)
    try scanner.enterArray()
    while try scanner.nextElement() {
      text.put(try pass(&scanner, in: bytes, depth: depth).text)
    }
    return text
  }

  private static func object(
    _ scanner: inout JSONScanner, without omitted: [StaticString], in bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) -> ShownText {
    var text = ShownText(characters: 2)
    var media = Media()
    var data: (text: ShownText, nameLength: Int)?
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      let member = try pass(&scanner, in: bytes, depth: depth)
      if omitted.contains(where: { name.equals($0, in: bytes) }) { continue }
      let nameLength = name.length(in: bytes).escaped + 3
      switch media.pass(name, member.value, in: bytes) {
      case .plain: text.put(member.text, nameLength: nameLength)
      case .encoded: break
      case .encodedWithMediaType: data = (member.text, nameLength)
      }
    }
    let tokens = try media.tokens(in: bytes)
    if media.isImage { return ShownText(imageTokens: tokens) }
    if let data, !media.hasMediaType { text.put(data.text, nameLength: data.nameLength) }
    text.imageTokens = text.imageTokens.saturatingAdd(tokens)
    return text
  }

  /// Puts a member or element into the brackets of an object or array.
  ///
  /// Only an image has no characters at all, and then neither its name nor a comma is there.
  private mutating func put(_ inner: ShownText, nameLength: Int = 0) {
    imageTokens = imageTokens.saturatingAdd(inner.imageTokens)
    guard inner.characters > 0 else { return }
    let comma = characters > 2 ? 1 : 0
    characters += comma + nameLength + inner.characters
  }
}

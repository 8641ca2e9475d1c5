import JSONLines

/// The image or document that an object is or holds, gathered from its members as they pass: what the
/// model sees of it costs tokens by its size, and its base64 text none.
struct Media {
  /// An image whose size isn't known, and the most that one can cost.
  static let imageTokens = 1_600
  static let documentTokens = 1_600

  /// What a member is to the object that it stands in.
  enum Role {
    case plain
    /// Base64, whatever else the object says.
    case encoded
    /// Base64 where the object names a media type, which may come after it.
    case encodedWithMediaType
  }

  /// Whether the object is an image and nothing else, so that none of it is text.
  private(set) var isImage = false
  private var hasMediaType = false
  /// Whether a media type stands further on, once that was looked up.
  private var namesTypeLater: Bool?
  private var mediaType = ""
  private var type = ""
  private var holdsBase64 = false
  private var holdsData = false
  private var dimensions: JSONValue?
  /// The text in base64 of the object itself.
  private var encoded: JSONText?
  /// The object inside this one that holds its image, in a tool's response and in a content block.
  private var holder: JSONValue?

  /// Takes notice of a member and says what it is.
  mutating func pass(_ name: JSONText, _ value: JSONValue, in bytes: Span<UInt8>) -> Role {
    if let text = value.text { return pass(name, text, in: bytes) }
    guard value.kind == .object else { return .plain }
    if name.equals("dimensions", in: bytes) { dimensions = value }
    if name.equals("file", in: bytes) || name.equals("source", in: bytes) { holder = value }
    return .plain
  }

  private mutating func pass(_ name: JSONText, _ text: JSONText, in bytes: Span<UInt8>) -> Role {
    if name.equals("base64", in: bytes) || name.equals("blob", in: bytes) {
      holdsBase64 = true
      encoded = text
      return .encoded
    }
    if name.equals("data", in: bytes) {
      holdsData = true
      encoded = text
      return .encodedWithMediaType
    }
    if name.equals("type", in: bytes) {
      type = text.string(in: bytes)
      isImage = type == "image"
    } else if Self.isMediaType(name, in: bytes), !text.isEmpty {
      mediaType = text.string(in: bytes)
      hasMediaType = true
    }
    return .plain
  }

  /// Whether the object names a media type, before this place or behind it.
  ///
  /// - Parameter rest: A scanner of the object's further members.
  mutating func isTyped(before rest: JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    if hasMediaType { return true }
    if let namesTypeLater { return namesTypeLater }
    var rest = rest
    var isTyped = false
    while let name = try rest.nextMember() {
      let text = try rest.passValue().text
      if Self.isMediaType(name, in: bytes), text?.isEmpty == false { isTyped = true }
    }
    namesTypeLater = isTyped
    return isTyped
  }

  /// The tokens of what is in the object itself, not of what is in the objects inside it.
  func tokens(in bytes: Span<UInt8>) throws(JSONError) -> Int {
    let isEncoded = holdsBase64 || (holdsData && hasMediaType)
    let type = hasMediaType ? mediaType : type
    if isImage || (isEncoded && type.hasPrefix("image")) {
      return try size(in: bytes)?.tokens ?? Self.imageTokens
    }
    let isDocument = type == "application/pdf" || type == "pdf"
    return isEncoded && isDocument ? Self.documentTokens : 0
  }

  /// The size of the image that the object is or holds, as it says, else as the image's header says.
  private func size(in bytes: Span<UInt8>) throws(JSONError) -> ImageSize? {
    let inside = try JSONObject(holder, in: bytes)
    if let told = try ImageSize(
      dimensions: dimensions ?? inside.value("dimensions", in: bytes), in: bytes)
    {
      return told
    }
    let text =
      encoded ?? inside.text("base64", in: bytes) ?? inside.text("data", in: bytes)
      ?? inside.text("blob", in: bytes)
    return text.flatMap { ImageSize(base64: $0, in: bytes) }
  }

  /// Whether a member names the media type: as in the API, in MCP and in SDKs.
  private static func isMediaType(_ name: JSONText, in bytes: Span<UInt8>) -> Bool {
    name.equals("media_type", in: bytes) || name.equals("mimeType", in: bytes)
      || name.equals("mime_type", in: bytes) || name.equals("mediaType", in: bytes)
  }
}

import Bytes
import JSONLines

/// The image or document that an object is or holds, gathered from the members of the object.
///
/// What the model sees of it costs tokens by its size; its base64 text costs none.
struct Media {
  /// The tokens of an image of unknown size, which are also the most that an image costs.
  static let imageTokens = 1_600
  /// The tokens of a document.
  static let documentTokens = 1_600

  /// The role of a member in its object.
  enum Role {
    case plain
    /// Base64, whatever the other members are.
    case encoded
    /// Base64 if the object names a media type, which may follow.
    case encodedWithMediaType
  }

  /// Whether the object is an image and nothing else, so that none of it is text.
  private(set) var isImage = false
  private var hasMediaType = false
  /// Whether a later member names a media type; nil until looked up.
  private var namesTypeLater: Bool?
  private var mediaType = ""
  private var type = ""
  private var holdsBase64 = false
  private var holdsData = false
  private var dimensions: JSONValue?
  /// The base64 text of the object itself.
  private var encoded: JSONText?
  /// The inner object that holds the image, in a tool's response or a content block.
  private var holder: JSONValue?

  /// Takes a member into account and returns its role.
  mutating func addMember(
    _ name: JSONText, value: JSONValue, in bytes: Span<UInt8>
  ) -> Role {
    if let text = value.text { return addMember(name, text: text, in: bytes) }
    guard value.kind == .object else { return .plain }
    if name.equals("dimensions", in: bytes) { dimensions = value }
    if name.equals("file", in: bytes) || name.equals("source", in: bytes) { holder = value }
    return .plain
  }

  private mutating func addMember(
    _ name: JSONText, text: JSONText, in bytes: Span<UInt8>
  ) -> Role {
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

  /// Returns whether the object names a media type, in earlier or later members.
  ///
  /// - Parameter rest: A scanner of the object's later members.
  mutating func isTyped(
    before rest: JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Bool {
    if hasMediaType { return true }
    if let namesTypeLater { return namesTypeLater }
    var rest = rest
    var isTyped = false
    while let name = try rest.nextMember() {
      let text = try rest.scanValue().text
      if Self.isMediaType(name, in: bytes), text?.isEmpty == false { isTyped = true }
    }
    namesTypeLater = isTyped
    return isTyped
  }

  /// Returns the tokens of the object itself, without those of inner objects.
  func tokens(in bytes: Span<UInt8>) throws(JSONError) -> Int {
    let isEncoded = holdsBase64 || (holdsData && hasMediaType)
    let type = hasMediaType ? mediaType : type
    if isImage || (isEncoded && type.hasPrefix("image")) {
      return try size(in: bytes)?.tokens ?? Self.imageTokens
    }
    let isDocument = type == "application/pdf" || type == "pdf"
    return isEncoded && isDocument ? Self.documentTokens : 0
  }

  /// Returns the size of the image that the object is or holds, from the members or else from the image's
  /// header.
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

  /// Returns whether a member names the media type, as in the API, in MCP and in SDKs.
  private static func isMediaType(_ name: JSONText, in bytes: Span<UInt8>) -> Bool {
    name.equals("media_type", in: bytes) || name.equals("mimeType", in: bytes)
      || name.equals("mime_type", in: bytes) || name.equals("mediaType", in: bytes)
  }
}

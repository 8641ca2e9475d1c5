import ActivityLog
import JSONLines
import Redaction

/// The text that the model is shown of a result, measured and hashed piece by piece and never
/// built, and the tokens of the images in it.
package struct ModelVisibleText {
  /// How many characters are counted.
  package private(set) var characters = 0
  package private(set) var imageTokens = 0
  /// The characters of the text itself: without line numbers, and more than are counted where only
  /// a preview is shown.
  package private(set) var length = 0
  /// Nil when nobody wants a fingerprint.
  private var hash: XXH64?
  private let seed: UInt64?
  /// The beginning of the text, for people; nil when nobody asks.
  private var beginning: ContiguousArray<UInt8>?

  /// - Parameters:
  ///   - seed: That of the text's hash; nil where nobody wants that.
  ///   - keepsExcerpt: Whether a person wants to see the beginning of the text.
  init(seed: UInt64?, keepsExcerpt: Bool = false) {
    self.seed = seed
    hash = seed.map { XXH64(seed: $0) }
    if keepsExcerpt { beginning = [] }
  }

  /// A text shorter than this could be found by trying all of them.
  package static let shortestFingerprint = 16

  /// The hash of the text, as 16 hexadecimal digits; nil for a short one.
  package var fingerprint: String? {
    guard length >= Self.shortestFingerprint, let hash else { return nil }
    let digits: StaticString = "0123456789abcdef"
    return unsafe String(unsafeUninitializedCapacity: 16) { text in
      for index in text.indices {
        let digit = Int(truncatingIfNeeded: hash.value &>> UInt64(60 - 4 * index) & 0xF)
        unsafe text[index] = unsafe digits.utf8Start[digit]
      }
      return 16
    }
  }

  /// The beginning of the text; empty when it wasn't kept.
  package var beginningOfText: String {
    guard let beginning else { return "" }
    return String(decoding: beginning, as: UTF8.self)
  }

  /// So much is kept of it: secrets are taken out before less of it is shown.
  private static let excerptByteCount = 4_096

  private mutating func keep(_ byte: UInt8) {
    if let count = beginning?.count, count < Self.excerptByteCount { beginning?.append(byte) }
  }

  // MARK: What is counted

  /// Counts at most so many characters of what was put in.
  mutating func limit(to maximum: Int) { characters = min(characters, maximum) }

  /// Counts characters that the model is shown beside the text.
  mutating func count(more characters: Int) {
    self.characters = self.characters.saturatingAdd(characters)
  }

  /// Counts an image or a document.
  mutating func count(imageTokens: Int) {
    self.imageTokens = self.imageTokens.saturatingAdd(imageTokens)
  }

  /// Forgets all text and keeps the images.
  mutating func dropText(since earlier: ModelVisibleText) {
    let tokens = imageTokens
    self = earlier
    imageTokens = tokens
  }

  /// Forgets all that was put in, images too.
  mutating func dropAll(since earlier: ModelVisibleText) { self = earlier }

  // MARK: Text

  /// Puts an ASCII character behind the text.
  mutating func append(_ byte: UInt8) {
    characters += 1
    length += 1
    put(byte)
  }

  private mutating func put(_ byte: UInt8) {
    hash?.append(byte)
    keep(byte)
  }

  /// Puts a string behind the text, with its escapes worked out.
  mutating func append(decoded text: JSONText?, in bytes: Span<UInt8>) {
    if let text { append(text, as: .decoded, in: bytes) }
  }

  /// Puts a text of a response behind the text, which may have been measured already.
  mutating func append(decoded text: JSONText?, of response: ToolResponse, in bytes: Span<UInt8>) {
    if length == 0, beginning == nil, let text,
      let measured = response.measured.shown(of: text, seed: seed)
    {
      let tokens = imageTokens
      self = measured
      imageTokens = tokens
    } else {
      append(decoded: text, in: bytes)
    }
  }

  /// Puts a string behind the text as minimal JSON writes it, with quotes.
  mutating func append(quoted text: JSONText, in bytes: Span<UInt8>) {
    let earlier = beginning
    append(.quote)
    append(text, as: .minimalJSON, in: bytes)
    append(.quote)
    if let earlier { keep(text.string(in: bytes), behind: earlier) }
  }

  /// Keeps a string for people: in what its escapes make of it, a secret couldn't be told.
  private mutating func keep(_ text: String, behind earlier: ContiguousArray<UInt8>) {
    beginning = earlier
    var writer = JSONWriter()
    writer.string(Redactor.redacted(text))
    for byte in writer.bytes.prefix(Self.excerptByteCount) { keep(byte) }
  }

  /// Puts a value behind the text as minimal JSON, whatever is in it.
  mutating func append(minimal value: JSONValue, in bytes: Span<UInt8>) {
    value.forEachMinimalPiece(in: bytes) { piece in
      switch piece {
      case .text(let text): append(quoted: text, in: bytes)
      case .plain(let range): append(bytes.extracting(range))
      }
    }
  }

  private mutating func append(_ text: JSONText, as form: JSONText.Form, in bytes: Span<UInt8>) {
    guard hash == nil, beginning == nil else {
      text.forEachBlock(in: bytes, as: form) { append($0, scalarCount: $1) }
      return
    }
    let count = text.characterCount(in: bytes, as: form)
    characters += count
    length += count
  }

  /// Puts bytes behind the text; ill formed sequences become U+FFFD.
  ///
  /// - Parameter scalarCount: How many scalars those are, where they are known to be well formed.
  mutating func append(_ block: Span<UInt8>, scalarCount: Int? = nil) {
    let (count, isWellFormed) = scalarCount.map { ($0, true) } ?? block.measureUTF8()
    characters += count
    length += count
    if isWellFormed {
      hash?.append(block)
      if beginning != nil {
        for index in block.indices.prefix(Self.excerptByteCount) { keep(block[index]) }
      }
    } else {
      for byte in block.string(0..<block.count).utf8 { put(byte) }
    }
  }
}

import ActivityLog
import Bytes
import JSONLines
import Redaction
import Shell

/// The text that the model sees of a result, measured and hashed piece by piece without being built, and
/// the tokens of the images in it.
package struct ModelVisibleText {
  /// The number of characters that count.
  package private(set) var characters = 0
  package private(set) var imageTokens = 0
  /// The number of characters of the text itself: without line numbers, and in full where the model sees
  /// only a preview.
  package private(set) var length = 0
  /// Nil if no fingerprint is wanted.
  private var hash: XXH64?
  private let seed: UInt64?
  /// The beginning of the text, for people; nil if not wanted.
  private var beginning: ContiguousArray<UInt8>?

  /// - Parameters:
  ///   - seed: The seed of the text's hash; nil for no hash.
  ///   - keepsExcerpt: Whether to keep the beginning of the text, for people.
  init(seed: UInt64?, keepsExcerpt: Bool = false) {
    self.seed = seed
    hash = seed.map { XXH64(seed: $0) }
    if keepsExcerpt { beginning = [] }
  }

  /// The length below which a text has no fingerprint, since trying all such texts would reveal it.
  package static let shortestFingerprint = 16

  /// The hash of the text as 16 hexadecimal digits; nil for a short text.
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

  /// The beginning of the text; empty if not kept.
  package var beginningOfText: String { String(decoding: beginning ?? [], as: UTF8.self) }

  /// The number of bytes to keep: secrets are redacted before a shorter excerpt is shown.
  private static let excerptByteCount = 4_096

  private mutating func keep(_ byte: UInt8) {
    if let count = beginning?.count, count < Self.excerptByteCount { beginning?.append(byte) }
  }

  // MARK: Counting

  /// Limits the characters counted so far.
  mutating func limit(to maximum: Int) { characters = min(characters, maximum) }

  /// Counts characters that the model sees beside the text.
  mutating func count(more characters: Int) {
    self.characters = self.characters.saturatingAdd(characters)
  }

  /// Counts an image or a document.
  mutating func count(imageTokens: Int) {
    self.imageTokens = self.imageTokens.saturatingAdd(imageTokens)
  }

  /// Drops the text appended since an earlier state, and keeps its images.
  mutating func dropText(since earlier: ModelVisibleText) {
    let tokens = imageTokens
    self = earlier
    imageTokens = tokens
  }

  // MARK: Text

  /// Appends an ASCII character.
  mutating func append(_ byte: UInt8) {
    characters += 1
    length += 1
    put(byte)
  }

  private mutating func put(_ byte: UInt8) {
    hash?.append(byte)
    keep(byte)
  }

  /// Appends a string with its escapes decoded.
  mutating func append(decoded text: JSONText?, in bytes: Span<UInt8>) {
    if let text { append(text, as: .decoded, in: bytes) }
  }

  /// Appends a text of a response, which may have been measured already.
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

  /// Appends a string as minimal JSON, with quotes.
  mutating func append(quoted text: JSONText, in bytes: Span<UInt8>) {
    let earlier = beginning
    append(.quote)
    append(text, as: .minimalJSON, in: bytes)
    append(.quote)
    guard let earlier else { return }
    // Redacted before it is escaped, since escapes could hide a secret.
    beginning = earlier
    var writer = JSONWriter()
    writer.string(Redactor.redacted(text.string(in: bytes)))
    for byte in writer.bytes.prefix(Self.excerptByteCount) { keep(byte) }
  }

  /// Appends a value as minimal JSON, including images.
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

  /// Appends bytes; ill-formed sequences become U+FFFD.
  ///
  /// - Parameter scalarCount: The number of scalars, if the bytes are known to be well formed.
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

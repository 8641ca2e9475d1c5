/// A text that is compared by its UTF-8 bytes, for use as a key.
///
/// `String` treats a precomposed accented letter and one with a combining accent as equal, so a dictionary
/// would merge two names that are different in a log.
package struct ExactText: Hashable, IndexedKey {
  package let text: String

  package init(_ text: some StringProtocol) { self.text = String(text) }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes, and a terminator that no text contains.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

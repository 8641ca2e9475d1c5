/// A text to look things up by: two are equal when their UTF-8 bytes are.
///
/// `String` itself takes a letter with an accent of its own and one with a combining accent for the
/// same, and a dictionary of them would merge what are two names in a log.
package struct ExactText: Hashable, IndexedKey {
  package let text: String

  package init(_ text: some StringProtocol) { self.text = String(text) }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes, and an end that no text holds.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

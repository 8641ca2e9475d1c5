/// A text that is handed on in pieces, so that a long one is never held as a whole.
package final class TextOutput {
  /// The number of bytes from which they are handed on.
  package static let pieceByteCount = 64 << 10

  private var bytes = ContiguousArray<UInt8>()
  /// Takes the next piece; returns false if no more is wanted.
  private let take: (ContiguousArray<UInt8>) -> Bool
  /// Whether more is wanted.
  package private(set) var isOpen = true

  /// Creates an output.
  ///
  /// - Parameter take: Takes the next piece; returns false if no more is wanted.
  package init(_ take: @escaping (ContiguousArray<UInt8>) -> Bool) { self.take = take }

  /// Appends a text.
  package func append(_ text: String) { append(text.utf8) }

  /// Appends bytes of UTF-8.
  package func append(_ utf8: some Sequence<UInt8>) {
    bytes.append(contentsOf: utf8)
    if bytes.count >= Self.pieceByteCount { flush() }
  }

  /// Hands on what has been appended.
  package func flush() {
    if isOpen, !bytes.isEmpty { isOpen = take(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Returns all of what a function appends, as one text.
  package static func text(_ body: (TextOutput) -> Void) -> String {
    var text = ""
    let output = TextOutput { piece in
      text += String(decoding: piece, as: UTF8.self)
      return true
    }
    body(output)
    output.flush()
    return text
  }
}

/// The text by which a filter finds names.
package struct NamePattern: Equatable, Sendable {
  package let text: String
  /// Whether `*` and `?` stand for themselves, as in a name from a log.
  package let isLiteral: Bool

  package init(_ text: String, isLiteral: Bool = false) {
    self.text = text
    self.isLiteral = isLiteral
  }
}

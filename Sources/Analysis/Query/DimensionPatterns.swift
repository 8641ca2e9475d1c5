/// The accepted names in one dimension; if there are several patterns, any may match.
package struct DimensionPatterns: Sendable {
  package let dimension: Dimension
  package var patterns: [NamePattern]

  package init(_ dimension: Dimension, _ patterns: [NamePattern]) {
    self.dimension = dimension
    self.patterns = patterns
  }
}

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

/// The accepted names in one dimension; if there are several patterns, any may match.
package struct DimensionPatterns: Sendable {
  package let dimension: Dimension
  package var patterns: [NamePattern]

  package init(_ dimension: Dimension, _ patterns: [NamePattern]) {
    self.dimension = dimension
    self.patterns = patterns
  }
}

extension String {
  /// Returns whether the text comes before another one, in the order of UTF-8 bytes.
  package func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

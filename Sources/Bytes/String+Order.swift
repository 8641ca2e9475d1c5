extension String {
  /// Whether it comes before another text, by their UTF-8 bytes.
  package func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

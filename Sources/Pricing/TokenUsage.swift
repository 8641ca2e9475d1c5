/// What a response of the API is billed for: the `usage` of a transcript's assistant row.
///
/// Counts that are missing, negative or no numbers are 0; huge ones are `Int.max`.
package struct TokenUsage: Equatable, Sendable {
  /// Tokens of the prompt for which no cache was used.
  package var input = 0
  package var output = 0
  /// Tokens of the prompt that were written to a cache for five minutes, and for an hour.
  package var cacheWrite5m = 0
  package var cacheWrite1h = 0
  /// Tokens of the prompt that came from a cache.
  package var cacheRead = 0
  package var webSearches = 0
  /// How much of the output was thinking, where that is said; it can be there without being said.
  package var thinking = 0
  /// Whether it was made in fast mode (`speed`), which has prices of its own.
  package var isFast = false
  /// Whether the model had to run in the United States (`inference_geo`), which costs more.
  package var isInUS = false

  package init() {}
}

/// The usage for which a response of the API is billed: the `usage` of an assistant row.
///
/// A count that is missing, negative or not a number is 0; a huge one is `Int.max`.
package struct TokenUsage: Equatable, Sendable {
  /// The tokens of the prompt without a cache.
  package var input = 0
  package var output = 0
  /// The tokens of the prompt that were written to a cache for five minutes.
  package var cacheWrite5m = 0
  /// The tokens of the prompt that were written to a cache for an hour.
  package var cacheWrite1h = 0
  /// The tokens of the prompt that came from a cache.
  package var cacheRead = 0
  package var webSearches = 0
  /// The known tokens of thinking in the output; there may be thinking without a count.
  package var thinking = 0
  /// Whether the response was made in fast mode (`speed`), which has its own prices.
  package var isFast = false
  /// Whether the model had to run in the United States (`inference_geo`), which costs more.
  package var isInUS = false

  package init() {}
}

/// The usage for which a response of the API is billed: the `usage` of an assistant row.
///
/// A count that is missing, negative or not a number is 0; a huge one is `Int.max`.
package struct TokenUsage: Equatable, Sendable {
  /// The tokens of the prompt without a cache.
  package var input = 0
  package var output = 0
  /// The tokens of the prompt that were written to a cache for any duration (`cache_creation_input_tokens`).
  package var cacheWrites = 0
  /// Those of them that are said to be for five minutes (`ephemeral_5m_input_tokens`).
  package var cacheWriteSplit5m = 0
  /// Those of them that are said to be for an hour (`ephemeral_1h_input_tokens`).
  package var cacheWriteSplit1h = 0
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

  /// Takes of each count the larger one, because rows of one response may each lack what another one has.
  ///
  /// A response is fast or in the United States if any row says so.
  package mutating func takeLargest(of other: TokenUsage) {
    input = max(input, other.input)
    output = max(output, other.output)
    cacheWrites = max(cacheWrites, other.cacheWrites)
    cacheWriteSplit5m = max(cacheWriteSplit5m, other.cacheWriteSplit5m)
    cacheWriteSplit1h = max(cacheWriteSplit1h, other.cacheWriteSplit1h)
    cacheRead = max(cacheRead, other.cacheRead)
    webSearches = max(webSearches, other.webSearches)
    thinking = max(thinking, other.thinking)
    isFast = isFast || other.isFast
    isInUS = isInUS || other.isInUS
  }
}

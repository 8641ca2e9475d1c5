/// The estimate of tokens by the length of a text.
package enum TokenEstimate {
  /// The number of characters taken for a token.
  @inline(__always)
  package static var charactersPerToken: Int { 4 }

  /// Returns the tokens of a text with a number of characters, rounded down.
  package static func tokens(ofCharacters count: Int) -> Int { count / charactersPerToken }
}

import ToolCalls

/// The characters and tokens of some responses, and the error of the estimate.
package struct Accuracy {
  /// The hook's estimate of characters per token.
  package static var charactersPerToken: Int { TokenEstimate.charactersPerToken }

  private(set) var responses = 0
  private(set) var characters: Int128 = 0
  private(set) var tokens: Int128 = 0
  /// The estimated tokens, rounded down for each response, as for each call.
  private(set) var estimate: Int128 = 0

  /// Adds a response.
  mutating func addResponse(characters: Int, tokens: Int) {
    responses += 1
    self.characters += Int128(characters)
    self.tokens += Int128(tokens)
    estimate += Int128(TokenEstimate.tokens(ofCharacters: characters))
  }

  /// Adds other responses.
  static func += (left: inout Accuracy, right: Accuracy) {
    left.responses += right.responses
    left.characters += right.characters
    left.tokens += right.tokens
    left.estimate += right.estimate
  }

  /// The number of characters per token in hundredths, rounded half up; nil without tokens.
  var ratioInHundredths: Int128? {
    tokens > 0 ? (characters * 200 + tokens) / (tokens * 2) : nil
  }

  /// Returns the error of the estimate as a fraction of `whole`: in percent for 100, in tenths of a percent
  /// for 1,000.
  ///
  /// Negative if the estimate is too low; rounded half away from zero; nil without tokens.
  func error(inPartsOf whole: Int128) -> Int128? {
    guard tokens > 0 else { return nil }
    let difference = (estimate - tokens) * 2 * whole
    return (difference + (difference < 0 ? -tokens : tokens)) / (tokens * 2)
  }

  /// The ratio as a decimal: `3.52`.
  var ratioText: String? { ratioInHundredths.map { Self.decimal($0, places: 2) } }

  /// The error in percent as a decimal: `-12.4`.
  var errorText: String? { error(inPartsOf: 1_000).map { Self.decimal($0, places: 1) } }

  /// Returns a number of hundredths or tenths as a decimal: `3.52`, `-0.4`.
  static func decimal(_ number: Int128, places: Int) -> String {
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

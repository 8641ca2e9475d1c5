package import ToolCalls

/// How many characters some responses have, how many tokens, and how far the estimate of those is off.
package struct Accuracy {
  /// What the hook takes a token for.
  package static var charactersPerToken: Int { TokenEstimate.charactersPerToken }

  private(set) var responses = 0
  private(set) var characters: Int128 = 0
  private(set) var tokens: Int128 = 0
  /// What the estimate says, rounded down for each response as for each call.
  private(set) var estimate: Int128 = 0

  /// Takes a response into account.
  mutating func add(characters: Int, tokens: Int) {
    responses += 1
    self.characters += Int128(characters)
    self.tokens += Int128(tokens)
    estimate += Int128(TokenEstimate.tokens(ofCharacters: characters))
  }

  /// Takes other responses into account.
  static func += (left: inout Accuracy, right: Accuracy) {
    left.responses += right.responses
    left.characters += right.characters
    left.tokens += right.tokens
    left.estimate += right.estimate
  }

  /// The characters a token in hundredths, rounded half up; nil without tokens.
  var ratioInHundredths: Int128? {
    tokens > 0 ? (characters * 200 + tokens) / (tokens * 2) : nil
  }

  /// How far the estimate is off in parts of a whole, percents of 100 or tenths of them of 1,000: below
  /// zero where it is too low, rounded half away from zero; nil without tokens.
  func error(inPartsOf whole: Int128) -> Int128? {
    guard tokens > 0 else { return nil }
    let difference = (estimate - tokens) * 2 * whole
    return (difference + (difference < 0 ? -tokens : tokens)) / (tokens * 2)
  }

  /// A number of hundredths or tenths as a decimal: `3.52`, `-0.4`.
  static func decimal(_ number: Int128, places: Int) -> String {
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

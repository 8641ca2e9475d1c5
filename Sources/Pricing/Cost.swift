/// The cost of tokens and web searches by kind; sums over groups are exact.
package struct Cost: Equatable {
  package var input = Money()
  package var output = Money()
  /// Tokens written to a cache, for any duration.
  package var cacheWrite = Money()
  package var cacheRead = Money()
  package var webSearch = Money()

  package init() {}

  package var total: Money { input + output + cacheWrite + cacheRead + webSearch }

  /// The sum of the amounts as printed.
  package var roundedTotal: Money {
    let tokens = input.rounded + output.rounded + cacheWrite.rounded + cacheRead.rounded
    return (tokens + webSearch.rounded).rounded
  }

  package static func += (left: inout Cost, right: Cost) {
    left.input += right.input
    left.output += right.output
    left.cacheWrite += right.cacheWrite
    left.cacheRead += right.cacheRead
    left.webSearch += right.webSearch
  }
}

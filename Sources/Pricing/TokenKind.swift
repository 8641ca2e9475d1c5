/// A kind of token with a price of its own; raw values are the names in JSON.
package enum TokenKind: String, CaseIterable {
  case input
  case output
  /// Written to a cache for five minutes.
  case cacheWrite5m = "cache_write_5m"
  /// Written to a cache for an hour.
  case cacheWrite1h = "cache_write_1h"
  case cacheRead = "cache_read"

  /// Whether tokens are written to a cache or read from it.
  package var isOfCache: Bool { self != .input && self != .output }

  /// The title in a table for people.
  package var title: String {
    switch self {
    case .input: "Input"
    case .output: "Output"
    case .cacheWrite5m: "Cache write 5m"
    case .cacheWrite1h: "Cache write 1h"
    case .cacheRead: "Cache read"
    }
  }

  /// The prefix of the variables below.
  static let variablePrefix = "CLAUDE_RATE_"

  /// The environment variable for the kind's rate of all models: `CLAUDE_RATE_INPUT`, `CLAUDE_RATE_CACHE_READ`.
  var variable: String {
    Self.variablePrefix + (self == .cacheWrite5m ? "CACHE_WRITE" : rawValue.uppercased())
  }

  /// Finds the kind whose rate a variable sets, for all models or for one; nil if it sets none.
  ///
  /// The kind with the longest variable wins: `CLAUDE_RATE_CACHE_WRITE_1H` isn't for a model `1H`.
  init?(setBy name: String) {
    let kinds = Self.allCases.filter { "\(name)_".hasPrefix($0.variable + "_") }
    guard let kind = kinds.max(by: { $0.variable.utf8.count < $1.variable.utf8.count }) else {
      return nil
    }
    self = kind
  }
}

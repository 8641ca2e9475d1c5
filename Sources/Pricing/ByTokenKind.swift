/// A value for each kind of token; as fast as stored properties.
package struct ByTokenKind<Value> {
  package let input: Value
  package let output: Value
  package let cacheWrite5m: Value
  package let cacheWrite1h: Value
  package let cacheRead: Value

  package subscript(kind: TokenKind) -> Value {
    switch kind {
    case .input: input
    case .output: output
    case .cacheWrite5m: cacheWrite5m
    case .cacheWrite1h: cacheWrite1h
    case .cacheRead: cacheRead
    }
  }

  /// The values in the order of the kinds.
  package var all: [Value] { TokenKind.allCases.map { self[$0] } }
}

extension ByTokenKind {
  /// Creates the values, in the order of the kinds.
  package init<Failure>(_ value: (TokenKind) throws(Failure) -> Value) throws(Failure) {
    input = try value(.input)
    output = try value(.output)
    cacheWrite5m = try value(.cacheWrite5m)
    cacheWrite1h = try value(.cacheWrite1h)
    cacheRead = try value(.cacheRead)
  }
}

extension ByTokenKind: Equatable where Value: Equatable {}
extension ByTokenKind: Sendable where Value: Sendable {}

/// The rates of a model's tokens.
package typealias ModelRates = ByTokenKind<Rate>

/// The prices of cached tokens as multiples of the input price; nil for uncached tokens.
typealias CacheFactors = ByTokenKind<ShortDecimal?>

extension CacheFactors {
  /// Returns the factors of most models, with exceptions.
  static func usual(
    write5m: ShortDecimal = "1.25", read: ShortDecimal = "0.1"
  ) -> CacheFactors {
    CacheFactors(input: nil, output: nil, cacheWrite5m: write5m, cacheWrite1h: 2, cacheRead: read)
  }
}

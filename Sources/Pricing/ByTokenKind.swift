/// A value for each kind of token; as fast as stored properties.
package struct ByTokenKind<Value> {
  package let input: Value
  package let output: Value
  package let cacheWrite5m: Value
  package let cacheWrite1h: Value
  package let cacheRead: Value

  /// Creates the values, in the order of the kinds.
  package init<Failure>(_ value: (TokenKind) throws(Failure) -> Value) throws(Failure) {
    input = try value(.input)
    output = try value(.output)
    cacheWrite5m = try value(.cacheWrite5m)
    cacheWrite1h = try value(.cacheWrite1h)
    cacheRead = try value(.cacheRead)
  }

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

extension ByTokenKind: Equatable where Value: Equatable {}
extension ByTokenKind: Sendable where Value: Sendable {}

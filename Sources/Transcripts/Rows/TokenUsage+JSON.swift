import Bytes
import JSONLines
import Pricing

/// The `usage` of a transcript's assistant row.
extension TokenUsage {
  /// Reads the next value (transcripts of 2.0.64 to 2.1.329); nil if it isn't an object.
  init?(from scanner: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    var iterations: JSONValue?
    try self.init(from: &scanner, in: bytes, iterations: &iterations)
  }

  /// Reads the next value likewise, and returns the place of its `iterations`.
  init?(
    from scanner: inout JSONScanner, in bytes: Span<UInt8>, iterations: inout JSONValue?
  ) throws(JSONError) {
    guard scanner.nextBracket() == .openBrace else {
      _ = try scanner.scanValue()
      return nil
    }
    self.init()
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      switch name.byteCount(in: bytes) {
      case 14 where name.equals("cache_creation", in: bytes):
        (cacheWriteSplit5m, cacheWriteSplit1h) = try Self.readCounts(
          "ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens", from: &scanner, in: bytes)
      case 15 where name.equals("server_tool_use", in: bytes):
        (webSearches, _) = try Self.readCounts("web_search_requests", from: &scanner, in: bytes)
      case 21 where name.equals("output_tokens_details", in: bytes):
        (thinking, _) = try Self.readCounts("thinking_tokens", from: &scanner, in: bytes)
      case 27 where name.equals("cache_creation_input_tokens", in: bytes):
        cacheWrites = try scanner.scanValue().tokens(in: bytes)
      case 10 where name.equals("iterations", in: bytes): iterations = try scanner.scanValue()
      case 5 where name.equals("speed", in: bytes):
        isFast = try scanner.scanValue().text?.equals("fast", in: bytes) == true
      case 12 where name.equals("input_tokens", in: bytes):
        input = try scanner.scanValue().tokens(in: bytes)
      case 13 where name.equals("output_tokens", in: bytes):
        output = try scanner.scanValue().tokens(in: bytes)
      case 13 where name.equals("inference_geo", in: bytes):
        isInUS = try scanner.scanValue().text?.equals("us", in: bytes) == true
      case 23 where name.equals("cache_read_input_tokens", in: bytes):
        cacheRead = try scanner.scanValue().tokens(in: bytes)
      default: _ = try scanner.scanValue()
      }
    }
  }

  /// Reads the next value and returns two counts in it, if it is an object.
  private static func readCounts(
    _ first: StaticString, _ second: StaticString = "", from scanner: inout JSONScanner,
    in bytes: Span<UInt8>
  ) throws(JSONError) -> (Int, Int) {
    var counts = (0, 0)
    guard scanner.nextBracket() == .openBrace else {
      _ = try scanner.scanValue()
      return counts
    }
    try scanner.enterObject()
    while let name = try scanner.nextMember() {
      let value = try scanner.scanValue()
      if name.equals(first, in: bytes) { counts.0 = value.tokens(in: bytes) }
      if name.equals(second, in: bytes) { counts.1 = value.tokens(in: bytes) }
    }
    return counts
  }
}

extension JSONValue {
  /// Returns a count of tokens.
  fileprivate func tokens(in bytes: Span<UInt8>) -> Int { count(in: bytes) ?? 0 }
}
